// swift-tools-version: 6.2
import PackageDescription

// The house, from the cellar up. Imports go down a floor, never sideways.

// 0 cellar: C, each behind one room.
let cellar: [Target] = [
  // Hot loops that Swift cannot vectorise portably; chosen by CPU at run time.
  kernels("CKernels"),
  // fork, exec, wait4: what Foundation's Process cannot do.
  kernels("CPlatform"),
  // The commit of the sources; apart, for whatever needs it is compiled anew after each commit.
  kernels("CCommit", knows: sources),
  // History and caches: one file, no server.
  library("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev", brew: "sqlite"),
  // .gz and .npz files.
  library("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
  // SHA-256 digests and Ed25519 signatures.
  library("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev", brew: "openssl@3"),
  // Calls of models; loaded at the first of them, and never linked.
  library("CCurl", apt: "libcurl4-openssl-dev", brew: "curl"),
]

// 1 ground: each needs nothing but its part of the cellar.
let ground: [[Target]] = [
  room("Core"),
  room("Kernels", needs: ["CKernels", "CCrypto"]),
  room("Platform", needs: ["CPlatform"]),
  room("Store", needs: ["CSQLite"]),
]

// 2 rooms: each knows the ground floor only.
let rooms: [[Target]] = [
  room("Data", needs: ["Core", "Kernels", "Platform", "CZlib"]),
  room("Features", needs: ["Core", "Kernels"]),
  room("Detectors", needs: ["Core", "Kernels"]),
  room("Metrics", needs: ["Core", "Kernels"]),
  room("Worlds", needs: ["Core", "Kernels"]),
  room("History", needs: ["Core", "Kernels", "Platform", "Store"]),
  room("Categorizer", needs: ["Core", "Kernels", "Platform", "Store", "CCurl"]),
  room("MockLLM", needs: ["Core", "Kernels", "Platform"]),
  recorded(room("Charts", needs: ["Core", "Kernels", "Platform"])),
]

// 3 halls: each joins rooms to a piece of work.
let halls: [[Target]] = [
  room(
    "Harness",
    needs: [
      "Core", "Kernels", "Platform", "Data", "Features", "Detectors", "Metrics", "Worlds",
      "Categorizer", "Charts",
    ]),
  recorded(
    room("Reports", needs: ["Core", "Kernels", "Platform", "Metrics", "History", "Charts"])),
]

// 4 front: the library's face, and the command.
let front: [[Target]] = [
  recorded(
    face(
      "Ringtrue",
      needs: [
        "Core", "Kernels", "Platform", "Store", "Data", "Features", "Detectors", "Metrics",
        "Worlds", "History", "Categorizer", "MockLLM", "Charts", "Harness", "Reports",
      ]),
    elsewhere: true),
  recorded(
    command(
      "Command",
      needs: [
        "CCommit", "Ringtrue", "Core", "Kernels", "Platform", "Store", "Data", "History", "Charts",
        "Reports",
      ])),
  bench(
    "Bench",
    needs: [
      "Core", "Kernels", "Platform", "Metrics", "Worlds", "Detectors", "Categorizer", "MockLLM",
    ]),
]

let package = Package(
  name: "ringtrue",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Ringtrue", targets: ["Ringtrue"]),
    .executable(name: "ringtrue", targets: ["RingtrueCommand"]),
  ],
  targets: cellar + (ground + rooms + halls + front).flatMap { $0 } + [
    // What tests of several rooms share; no product holds it.
    .target(
      name: "RingtrueGoldens", dependencies: ["RingtruePlatform"], path: "Tests/Goldens",
      swiftSettings: strict()),
    .testTarget(
      name: "RingtrueHouseTests", path: "Tests/House", swiftSettings: strict()),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c17
)

// MARK: - How a room is built

func strict() -> [SwiftSetting] {
  [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}

/// A room's module name: the folder's, with our prefix; the cellar (C…) and the face keep their own.
func module(_ folder: String) -> String {
  let inCellar = folder.hasPrefix("C") && folder.dropFirst().first?.isUppercase == true
  return inCellar || folder == "Ringtrue" ? folder : "Ringtrue" + folder
}

/// A module of ours in `Sources/<name>`, and its tests in `Tests/<name>`.
func room(_ name: String, needs: [String] = []) -> [Target] {
  [
    .target(
      name: module(name), dependencies: needs.map { .init(stringLiteral: module($0)) },
      path: "Sources/\(name)", swiftSettings: strict()),
    tests(of: name, needs: needs),
  ]
}

/// A room whose tests keep texts to be compared with: in `Goldens` beside them, or elsewhere.
func recorded(_ room: [Target], elsewhere: Bool = false) -> [Target] {
  for target in room where target.type == .test {
    target.dependencies.append("RingtrueGoldens")
    if !elsewhere { target.exclude.append("Goldens") }
  }
  return room
}

/// The library that users import.
func face(_ name: String, needs: [String]) -> [Target] { room(name, needs: needs) }

/// The executable, and its tests.
func command(_ name: String, needs: [String]) -> [Target] {
  [
    .executableTarget(
      name: module(name), dependencies: needs.map { .init(stringLiteral: module($0)) },
      path: "Sources/\(name)", swiftSettings: strict()),
    tests(of: name, needs: needs),
  ]
}

/// A program for ourselves, which is no product and has no tests.
func bench(_ name: String, needs: [String]) -> [Target] {
  [
    .executableTarget(
      name: module(name), dependencies: needs.map { .init(stringLiteral: module($0)) },
      path: "Sources/\(name)", swiftSettings: strict())
  ]
}

/// The tests of a module.
func tests(of name: String, needs: [String]) -> Target {
  .testTarget(
    name: "\(module(name))Tests",
    dependencies: ([name] + needs).map { .init(stringLiteral: module($0)) },
    path: "Tests/\(name)", swiftSettings: strict())
}

/// A C target of our own, and what it is told at build time.
func kernels(_ name: String, knows facts: [CSetting] = []) -> Target {
  .target(
    name: name, path: "Sources/\(name)", cSettings: [.treatAllWarnings(as: .error)] + facts,
    // Only for the square root, which is exact, and an instruction in release builds.
    linkerSettings: [.linkedLibrary("m")])
}

/// The commit of the sources, for `ringtrue version`, when whoever builds tells it: scripts do with
/// `git describe`. `Context.gitInformation` would be out of date: manifests are cached.
var sources: [CSetting] {
  guard let commit = Context.environment["RINGTRUE_BUILD_COMMIT"], !commit.isEmpty else {
    return []
  }
  return [.define("RINGTRUE_BUILD_COMMIT", to: "\"\(commit)\"")]
}

/// A C library of the system, seen through a module map; linked where pkg-config is asked for it.
func library(_ name: String, pkgConfig: String? = nil, apt: String, brew: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/\(name)", pkgConfig: pkgConfig,
    providers: [.apt([apt]), .brew([brew])])
}
