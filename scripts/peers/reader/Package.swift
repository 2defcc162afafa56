// swift-tools-version: 6.2
import PackageDescription

// Reads a table as a user of the library would, so that it can be timed beside its peers.
let package = Package(
  name: "reader",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "ringtrue", path: "../../..")],
  targets: [
    .executableTarget(
      name: "reader", dependencies: [.product(name: "Ringtrue", package: "ringtrue")],
      path: "Sources")
  ]
)
