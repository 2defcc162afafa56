extension Tree {
  /// The smallest house that keeps every rule.
  static let model = Tree([
    "Package.swift": plan,
    "scripts/setup": "debian_programs=(\n  gnuplot-nox # draws the charts\n)\n",
    "Sources/CSQLite/shim.h": "#include <sqlite3.h>\n",
    "Sources/CKernels/ckernels.c": "int one(void) {\n  return 1;\n}\n",
    "Sources/Core/Core.swift": String(repeating: function(lines: 2), count: 40),
    "Sources/Store/Store.swift": "import CSQLite\nfunc shut() { unsafe sqlite3_close(nil) }\n",
    "Sources/Platform/Platform.swift": "import Glibc\nlet home = unsafe getenv(name)\n",
    "Sources/Kernels/Kernels.swift": "import CKernels\n",
    "Sources/Data/Data.swift": "import RingtrueCore\n",
    "Sources/Detectors/Detectors.swift": "static let all: [any Detector.Type] = [KMeans.self]\n",
    "Sources/Detectors/KMeans.swift": "import RingtrueCore\nstruct KMeans: Detector {}\n",
    "Sources/Ringtrue/Ringtrue.swift": "public import RingtrueDetectors\n",
    "Sources/Ringtrue/Ringtrue.docc/Ringtrue.md": [
      "Core", "Kernels", "Platform", "Store", "Data", "Detectors",
    ].map { "- ``/Ringtrue\($0)``\n" }.joined(),
    "Sources/Command/Main.swift": "import Ringtrue\n",
    "Tests/Core/CoreTests.swift": "@Test func `seeds differ`() {}\n",
  ])

  /// The model's floor plan.
  static let plan = """
    let cellar: [Target] = [
      // Hot loops.
      kernels("CKernels"),
      // History.
      library("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev", brew: "sqlite"),
    ]
    let ground: [[Target]] = [
      room("Core"),
      room("Kernels", needs: ["CKernels"]),
      room("Platform"),
      room("Store", needs: ["CSQLite"]),
    ]
    let rooms: [[Target]] = [
      room("Data", needs: ["Core"]),
      room("Detectors", needs: ["Core"]),
    ]
    let front: [[Target]] = [
      face(
        "Ringtrue", needs: ["Core", "Data", "Detectors"]),
      command("Command", needs: ["Ringtrue"]),
    ]

    """

  /// A function whose body has this many lines of code.
  static func function(lines: Int) -> String {
    "func long() {\n" + String(repeating: "  step()\n  // A remark.\n", count: lines) + "}\n"
  }
}
