// swift-tools-version: 6.2
import PackageDescription

// Somebody else's package: it depends on ours beside it, or on a tagged clone of ours.
let ringtrue: Package.Dependency =
  if let clone = Context.environment["RINGTRUE_CLONE"] {
    .package(url: clone, exact: "1.0.0")
  } else {
    .package(name: "ringtrue", path: "../..")
  }

let package = Package(
  name: "client",
  platforms: [.macOS(.v15)],
  dependencies: [ringtrue],
  targets: [
    .executableTarget(
      name: "client", dependencies: [.product(name: "Ringtrue", package: "ringtrue")],
      path: "Sources")
  ]
)
