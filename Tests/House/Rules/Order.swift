extension Rule {
  /// What lies outside of the rooms has no tests and no owner.
  static let everyFileHasARoom = Rule(
    name: "every file in Sources and Tests has a room in the manifest",
    planted: [["Sources/Attic/Planted.swift": "let box = 1\n"]]
  ) { tree in
    let manifest = Manifest(tree)
    let homeless = (tree.files(in: "Sources") + tree.files(in: "Tests")).filter { file in
      guard let room = file.room else { return true }
      return manifest[room] == nil
        && !["House", "Client", "Pages", "Goldens"].contains(room)
    }
    return homeless.map { Violation(path: $0.path, remark: "has no room in Package.swift") }
  }

  /// Work left over is kept where work is planned, not in the code.
  static let nothingIsLeftToDo = Rule(
    name: "nothing is left to do",
    planted: [["Sources/Core/Planted.swift": "// \("TO" + "DO"): think\n"]]
  ) { tree in
    tree.files.flatMap {
      $0.violations(ofText: ["TO" + "DO", "FIX" + "ME", "HA" + "CK:"], "is to be done, not kept")
    }
  }

  /// A test that does not run proves nothing.
  static let noTestIsDisabled = Rule(
    name: "no test is disabled",
    planted: [["Tests/Core/Planted.swift": "@Test(.disabled()) func planted() {}\n"]]
  ) { tree in
    tree.files(in: "Tests", "swift").flatMap {
      $0.violations(
        of: [".disabled(", "XCTSkip*", "withKnownIssue*"], "keeps a test from saying what is so")
    }
  }

  /// The tree must mean the same on every machine.
  static let noMachineIsNamed = Rule(
    name: "no machine's own folders are named",
    planted: [["scripts/planted": "cp model \("/ho" + "me")/ada/model\n"]]
  ) { tree in
    let homes = ["home", "Users", "root", "work", "tmp", "mnt"]
    return tree.files.flatMap {
      $0.violations(ofText: homes.map { "/\($0)/" }, "is a folder of one machine")
    }
  }

  /// Older toolchains refuse a dependency that sets them, and newer ones take whatever they say.
  static let noUnsafeFlags = Rule(
    name: "the manifest sets no unsafe flags",
    planted: [["Package.swift": Tree.plan + "let fast: [SwiftSetting] = [.unsafeFlags([])]\n"]]
  ) { tree in
    tree["Package.swift"].violations(of: ["unsafeFlags*"], "keeps others from depending on us")
  }

  /// A dependency without a reason is one that nobody dares to remove.
  static let packagesHaveReasons = Rule(
    name: "every package that setup installs comes with its reason",
    planted: [
      ["scripts/setup": "debian_programs=(\n  cowsay\n)\n"],
      ["Package.swift": Tree.plan.replacing("  // Hot loops.\n", with: "")],
    ]
  ) { tree in
    let setup = tree["scripts/setup"]
    var isListed = false
    return setup.lines.enumerated().compactMap { index, line in
      if line == ")" { isListed = false }
      defer { if line.hasSuffix("_programs=(") { isListed = true } }
      return isListed && !line.contains(" # ")
        ? Violation(path: setup.path, line: index + 1, remark: "\(line) has no reason") : nil
    } + unexplainedLibraries(tree)
  }

  /// A library's reason stands on the line above it.
  private static func unexplainedLibraries(_ tree: Tree) -> [Violation] {
    Manifest(tree).cellar.filter { module in
      !tree["Package.swift"].lines[module.line - 2].contains("//")
    }
    .map {
      Violation(path: "Package.swift", line: $0.line, remark: "\($0.name) has no reason above it")
    }
  }

  /// Names that say nothing gather things that belong elsewhere.
  static let typesAreNouns = Rule(
    name: "no type is a manager, a helper or a bag of utilities",
    planted: [["Sources/Core/Planted.swift": "struct TableManager {}\n"]]
  ) { tree in
    tree.rooms().flatMap { file in
      file.tokens.indices.dropLast().compactMap { index -> Violation? in
        let name = file.tokens[index + 1].text
        guard ["struct", "enum", "class", "actor", "protocol"].contains(file.tokens[index].text),
          ["Manager", "Helper", "Helpers", "Util", "Utils", "Utilities"].contains(where: {
            name.hasSuffix($0)
          })
        else { return nil }
        return Violation(
          path: file.path, line: file.tokens[index].line, remark: "\(name) says nothing; name it")
      }
    }
  }

  /// A room that no page leads to is found by nobody.
  static let roomsAreOnTheFrontPage = Rule(
    name: "the documentation's front page names every room of the library",
    planted: [["Sources/Ringtrue/Ringtrue.docc/Ringtrue.md": "# ``Ringtrue``\n"]]
  ) { tree in
    let page = tree["Sources/Ringtrue/Ringtrue.docc/Ringtrue.md"]
    return Manifest(tree).rooms.filter { $0.kind == "room" }.filter { room in
      !page.lines.contains { $0.contains("``/Ringtrue\(room.name)``") }
    }
    .map { Violation(path: page.path, remark: "does not name ``/Ringtrue\($0.name)``") }
  }
}
