// swift-tools-version: 6.2
import PackageDescription

// Scores rows as a user of the library would, so that detectors can be compared with their peers.
let package = Package(
  name: "scorer",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "ringtrue", path: "../../..")],
  targets: [
    .executableTarget(
      name: "scorer", dependencies: [.product(name: "Ringtrue", package: "ringtrue")],
      path: "Sources")
  ]
)
