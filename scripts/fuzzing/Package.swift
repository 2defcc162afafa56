// swift-tools-version: 6.2
import PackageDescription

// Feeds the readers of files with nearly correct ones, under the address sanitizer.
let package = Package(
  name: "fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "ringtrue", path: "../..")],
  targets: [
    .executableTarget(
      name: "fuzzing", dependencies: [.product(name: "Ringtrue", package: "ringtrue")],
      path: "Sources")
  ]
)
