extension Rule {
  /// What does not fit on a few screens is two things.
  static let filesAreShort = Rule(
    name: "a file has at most 400 lines",
    planted: [["Sources/Core/Planted.swift": String(repeating: "let x = 1\n", count: 401)]]
  ) { tree in
    (tree.files(in: "Sources", "swift", "c", "h") + tree.files(in: "Tests", "swift"))
      .filter { $0.lines.count > 400 }
      .map { Violation(path: $0.path, line: 401, remark: "\($0.lines.count) lines; split it") }
  }

  /// The longest that a reader can still follow.
  static let functionsAreShort = Rule(
    name: "a function has at most 60 lines of code",
    planted: [
      ["Sources/Core/Planted.swift": Tree.function(lines: 61)],
      ["Sources/CKernels/planted.c": Tree.function(lines: 61).replacing("func ", with: "int ")],
    ]
  ) { tree in
    (tree.files(in: "Sources", "swift", "c") + tree.files(in: "Tests", "swift"))
      .flatMap(Function.all)
      .filter { $0.length > 60 }
      .map { Violation(path: $0.path, line: $0.line, remark: "\($0.length) lines of code") }
  }

  /// Long functions are exceptions, or the house is no longer one of short ones.
  static let mostFunctionsAreShorter = Rule(
    name: "nineteen functions in twenty have at most 25 lines of code",
    planted: [["Sources/Core/Planted.swift": String(repeating: Tree.function(lines: 26), count: 5)]]
  ) { tree in
    let functions = tree.files(in: "Sources", "swift").flatMap(Function.all)
      .sorted { $0.length < $1.length }
    let beyond = functions.dropFirst(functions.count * 19 / 20)
    return beyond.first.flatMap { $0.length > 25 ? $0 : nil }.map {
      [Violation(path: $0.path, line: $0.line, remark: "this and longer ones are too many")]
    } ?? []
  }
}
