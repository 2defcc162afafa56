extension Rule {
  /// A room that imports a neighbour can no longer be built, tested or understood alone.
  static let importsGoDown = Rule(
    name: "imports only go down a floor, never sideways",
    planted: [
      [
        "Package.swift": Tree.plan.replacing(
          #"room("Core""#, with: #"room("Core", needs: ["Data"]"#)
      ],
      [
        "Package.swift": Tree.plan.replacing(
          #"room("Detectors", needs: ["Core"#, with: #"room("Detectors", needs: ["Data"#),
        "Sources/Detectors/KMeans.swift": "public import RingtrueData\n",
      ],
      [
        "Package.swift": Tree.plan.replacing(#""Data", "Detectors"]"#, with: #""Command"]"#),
        "Sources/Ringtrue/Ringtrue.swift": "import RingtrueCommand\n",
      ],
    ]
  ) { tree in
    let manifest = Manifest(tree)
    let named = manifest.rooms.flatMap { room in
      room.needs.filter { (manifest[$0]?.floor ?? .max) >= room.floor }.map {
        Violation(
          path: "Package.swift", line: room.line,
          remark: "\(room.name) needs \($0), which is not on a floor below it")
      }
    }
    let imported = tree.rooms().flatMap { file in
      file.imports.compactMap { module, line -> Violation? in
        guard let other = manifest.room(ofModule: module), let room = manifest[file.room ?? ""],
          other.floor >= room.floor
        else { return nil }
        return Violation(
          path: file.path, line: line, remark: "\(module) is not on a floor below \(room.name)")
      }
    }
    return named + imported
  }

  /// SwiftPM lets a module through that a dependency happens to need; the plan would then be untrue.
  static let needsAreNamed = Rule(
    name: "a room imports only what its line in the manifest names",
    planted: [
      ["Sources/Detectors/Planted.swift": "import RingtrueKernels\n"],
      ["Sources/Core/Planted.swift": "@_exported public import struct CKernels.lane\n"],
    ]
  ) { tree in
    let manifest = Manifest(tree)
    return tree.rooms().flatMap { file in
      file.imports.compactMap { module, line -> Violation? in
        guard let other = manifest.room(ofModule: module), let room = manifest[file.room ?? ""],
          !room.needs.contains(other.name)
        else { return nil }
        return Violation(
          path: file.path, line: line,
          remark: "Package.swift does not say that \(room.name) needs \(other.name)")
      }
    }
  }

  /// One door to each C library: whatever is wrong with its use is found in one place.
  static let cellarStaysBehindOneRoom = Rule(
    name: "each module of the cellar is needed by one room",
    planted: [
      [
        "Package.swift": Tree.plan.replacing(
          #"room("Core")"#, with: #"room("Core", needs: ["CSQLite"])"#)
      ]
    ]
  ) { tree in
    let manifest = Manifest(tree)
    return manifest.cellar.flatMap { module in
      manifest.rooms.filter { $0.needs.contains(module.name) }.dropFirst().map {
        Violation(
          path: "Package.swift", line: $0.line,
          remark: "\(module.name) has another room already; \($0.name) may not need it too")
      }
    }
  }
}
