// swift-tools-version: 6.2
import PackageDescription

// Answers questions on standard input with Ringtrue's numbers, for comparison with other packages.
let package = Package(
  name: "answers",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "ringtrue", path: "../../..")],
  targets: [
    .executableTarget(
      name: "answers", dependencies: [.product(name: "Ringtrue", package: "ringtrue")],
      path: "Sources")
  ]
)
