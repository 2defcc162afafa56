extension Rule {
  /// Memory is looked after by hand in three rooms, and beside the libraries that others wrap.
  static let unsafeStaysInItsRooms = Rule(
    name: "unsafe code stays in Kernels, Platform, Store and beside wrapped libraries",
    planted: [
      ["Sources/Data/Planted.swift": "let first = unsafe rows.first\n"],
      ["Sources/Core/Planted.swift": "var start: UnsafePointer<UInt8>?\n"],
      ["Sources/Core/Planted.swift": "final class Box: @unchecked Sendable {}\n"],
    ]
  ) { tree in
    tree.rooms(except: ["Kernels", "Platform", "Store"])
      .filter { file in !file.imports.contains { wrapped.contains($0.module) } }
      .flatMap {
        $0.violations(
          of: ["unsafe*", "Unsafe*", "withUnsafe*", "@unchecked"],
          "belongs in Kernels, Platform or Store, behind a safe face")
      }
  }

  /// All of SQLite's manners, its result codes above all, are minded in one room.
  static let sqliteStaysInStore = Rule(
    name: "SQLite is called only in Store",
    planted: [["Sources/Core/Planted.swift": "func shut() { sqlite3_close(nil) }\n"]]
  ) { tree in
    tree.rooms(except: ["Store"]).flatMap {
      $0.violations(of: ["sqlite3_*", "SQLITE_*"], "belongs in Store")
    }
  }

  /// With the world behind one door, a test can stand in for it.
  static let systemCallsStayInPlatform = Rule(
    name: "the system is called only in Platform",
    planted: [
      ["Sources/Data/Planted.swift": "import Foundation\nlet home = getenv(name)\n"],
      ["Sources/Data/Planted.swift": "import Glibc\n"],
      ["Sources/Core/Planted.swift": "let files = FileManager.default\n"],
      ["Sources/Store/Planted.swift": "func say() { print(2) }\n"],
      ["Sources/CKernels/planted.c": "#include <sys/mman.h>\n"],
    ]
  ) { tree in
    let swift = tree.rooms(except: ["Platform"]).flatMap { file in
      file.violations(of: foundationCalls, "belongs in Platform")
        + (file.imports.contains { $0.module == "Foundation" }
          ? file.violations(of: systemCalls, "belongs in Platform") : [])
        + file.imports.filter { cLibraries.contains($0.module) }.map {
          Violation(
            path: file.path, line: $0.line, remark: "\($0.module) may be imported in Platform only")
        }
    }
    let printed = tree.rooms(except: ["Platform", "Command", "Bench"]).flatMap {
      $0.violations(of: ["print(", "CommandLine", "readLine("], "belongs in Command")
    }
    let c = tree.files(in: "Sources", "c", "h").filter { $0.room != "CPlatform" }.flatMap {
      $0.violations(
        ofText: ["<stdio.h>", "<unistd.h>", "<fcntl.h>", "<sys/", "<pthread.h>"],
        "belongs in CPlatform")
    }
    return swift + printed + c
  }

  /// A mathematics library differs from system to system in the last bit, and data must not.
  static let dataUsesNoLibm = Rule(
    name: "no mathematics library and no fused multiply-add on the path to data",
    planted: [
      ["Sources/Kernels/Planted.swift": "import Foundation\n"],
      ["Sources/Core/Planted.swift": "let y = a.addingProduct(b, c)\n"],
      ["Sources/CKernels/planted.c": "double twice(double x) { return 2 * exp(x); }\n"],
      ["Sources/CKernels/planted.c": "#pragma GCC optimize (\"fast-math\")\n"],
    ]
  ) { tree in
    let path: Set = ["Core", "Kernels", "Worlds"]
    let swift = tree.rooms().filter { path.contains($0.room ?? "") }.flatMap { file in
      file.violations(
        of: ["addProduct(", ".addProduct(", ".addingProduct("], "fuses on some machines")
        + file.imports.filter { ["Foundation", "Accelerate"].contains($0.module) }.map {
          Violation(path: file.path, line: $0.line, remark: "\($0.module) brings libm along")
        }
    }
    let c = tree.files(in: "Sources/CKernels", "c", "h").flatMap {
      $0.violations(of: libm, "is libm's; use our own")
        + $0.violations(ofText: ["fast-math", "ffast", "unsafe-math"], "changes bits")
    }
    return swift + c
  }

  /// What is not given as a parameter cannot be repeated.
  static let seedsAndClocksAreGiven = Rule(
    name: "seeds and clocks are parameters",
    planted: [
      ["Sources/Detectors/Planted.swift": "let pick = rows.shuffled()\n"],
      ["Sources/Core/Planted.swift": "let began = ContinuousClock.now\n"],
    ]
  ) { tree in
    tree.rooms(except: ["Platform", "Bench"]).flatMap {
      $0.violations(
        of: [
          "SystemRandomNumberGenerator", "arc4random*", ".random(in:", ".random()", ".shuffled()",
          ".shuffle()", ".randomElement()", "UUID()", "Date()", "Date.now", "ContinuousClock*",
          "SuspendingClock*", ".hashValue", "Hasher()",
        ], "has no seed, or no clock that a test can set")
    }
  }
}

/// Libraries that are called outside of the ground floor, each from a few files.
private let wrapped: Set = ["CZlib", "CCurl"]

private let cLibraries: Set = ["Glibc", "Darwin", "Musl", "Bionic"]

private let foundationCalls: [Phrase] = [
  "FileManager", "FileHandle", "ProcessInfo", "Process(", "URLSession*", "NSTemporaryDirectory(",
  ".write(to:", "Data(contentsOf:", "String(contentsOf:", "String(contentsOfFile:", "Thread.sleep",
]

/// Plain words, which are system calls only where Foundation brings the C library along.
private let systemCalls: [Phrase] = [
  "fopen(", "open(", "read(", "write(", "close(", "stat(", "mmap(", "unlink(", "rename(", "getenv(",
  "setenv(", "isatty(", "ioctl(", "signal(", "kill(", "fork(", "exit(", "sleep(", "usleep(",
  "socket(", "clock_gettime(", "getrusage(", "sysconf(",
]

private let libm: [Phrase] = [
  "exp(", "expf(", "exp2(", "expm1(", "log(", "logf(", "log2(", "log10(", "log1p(", "pow(", "powf(",
  "sin(", "sinf(", "cos(", "cosf(", "tan(", "atan2(", "tgamma(", "lgamma(", "erf(", "erfc(", "fma(",
  "fmaf(",
]
