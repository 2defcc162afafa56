internal import RingtrueCore

/// What is wrong with a file, and what is merely odd.
struct FileLog: Sendable {
  let file: String
  private(set) var problems = Problems()
  private(set) var warnings = WarningLog()

  init(file: String) { self.file = file }

  /// Adds a problem; the place is worked out only if the problem is listed.
  mutating func problem(_ message: String, at place: @autoclosure () -> Problem.Place?) {
    let isListed = problems.count == problems.listed.count && problems.count < Self.listed
    problems.add(Problem(message, file: file, at: isListed ? place() : nil))
  }

  /// Counts a warning.
  mutating func warning(_ message: String, at place: @autoclosure () -> Problem.Place?) {
    warnings.add(message, at: place())
  }

  /// Counts as many warnings, without a place.
  mutating func warning(_ message: String, count: Int) {
    warnings.add(message, count: count, at: nil)
  }

  /// Adds the problems of another log of the same file.
  mutating func addProblems(of other: FileLog) { problems.add(other.problems) }

  /// Adds what another log of the same file holds.
  mutating func add(_ other: FileLog) {
    problems.add(other.problems)
    warnings.add(other.warnings)
  }

  private static let listed = 20
}

extension Problems {
  /// The same problems in the order of their places; those without one come first.
  func inOrder() -> Problems {
    let rank = { (problem: Problem) in problem.place.map { ($0.line, $0.column) } ?? (0, 0) }
    var sorted = Problems()
    for problem in listed.sorted(by: { rank($0) < rank($1) }) { sorted.add(problem) }
    sorted.add(countOnly: count - listed.count)
    return sorted
  }
}
