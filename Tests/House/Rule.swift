import Testing

/// A law of the house that a scan of the tree can check, with examples of how it is broken.
struct Rule: Sendable, CustomTestStringConvertible {
  /// The law, as a sentence.
  let name: String

  /// Files that break this law, and no other, each time they are laid over `Tree.model`.
  let planted: [[String: String]]

  /// Where a tree breaks the law.
  let violations: @Sendable (Tree) -> [Violation]

  var testDescription: String { name }
}

/// A place where a rule is broken, as compilers write it.
struct Violation: Hashable, CustomStringConvertible {
  var path: String
  var line = 1
  var remark: String

  var description: String { "\(path):\(line): \(remark)" }
}

extension Rule {
  /// The one list: a rule that is not here is not kept.
  static let all: [Rule] = [
    importsGoDown, needsAreNamed, cellarStaysBehindOneRoom, unsafeStaysInItsRooms,
    sqliteStaysInStore, systemCallsStayInPlatform, dataUsesNoLibm, seedsAndClocksAreGiven,
    filesAreShort, functionsAreShort, mostFunctionsAreShorter, familiesAreListed, everyFileHasARoom,
    nothingIsLeftToDo,
    noTestIsDisabled, noMachineIsNamed, noUnsafeFlags, packagesHaveReasons, typesAreNouns,
    roomsAreOnTheFrontPage,
  ]
}
