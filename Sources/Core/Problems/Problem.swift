/// One thing that is wrong with what a user gave, where it is, and what to do about it.
public struct Problem: Error, Sendable, Equatable {
  /// Where in a file something is; lines and columns count from 1, columns in characters.
  public struct Place: Sendable, Hashable {
    /// Each value of a document has a place, so that it takes no more room than it must.
    private let row: UInt32, character: UInt32

    /// The line, from 1.
    public var line: Int { Int(row) }
    /// The column, from 1.
    public var column: Int { Int(character) }

    /// The place at a line and a column.
    public init(line: Int, column: Int) {
      (row, character) = (UInt32(clamping: line), UInt32(clamping: column))
    }
  }

  /// The file, if it is about one.
  public let file: String?
  /// The place in the file, if it is about one.
  public let place: Place?
  /// What is wrong, and behind a semicolon what to do.
  public let message: String

  /// Says what is wrong with a place of a file.
  public init(_ message: String, file: String? = nil, at place: Place? = nil) {
    self.file = file
    self.place = place
    self.message = message
  }

  /// The same problem, told of a file.
  public func inFile(_ file: String) -> Problem { Problem(message, file: file, at: place) }
}

extension Problem: CustomStringConvertible {
  /// The problem in one line: `FILE:LINE:COLUMN: what is wrong; what to do`.
  public var description: String {
    var parts = file.map { [$0] } ?? []
    if let place { parts.append("\(place.line):\(place.column)") }
    return parts.isEmpty ? message : parts.joined(separator: ":") + ": " + message
  }
}

/// Everything that is wrong with one input, told at once.
///
/// Keeps the first `limit` problems and counts the rest, so that a broken file of any size
/// costs a bounded report.
public struct Problems: Error, Sendable, Equatable {
  /// The first problems, in the order of the input.
  public private(set) var listed: [Problem] = []
  /// How many there are in all.
  public private(set) var count = 0
  private let limit: Int

  /// An empty list that keeps the first `limit` problems.
  public init(limit: Int = 20) { self.limit = limit }

  /// A list of one problem.
  public init(_ problem: Problem) {
    self.init()
    add(problem)
  }

  /// Whether nothing is wrong.
  public var isEmpty: Bool { count == 0 }

  /// Adds a problem.
  public mutating func add(_ problem: Problem) {
    count += 1
    if listed.count < limit { listed.append(problem) }
  }

  /// Adds all problems of another list.
  public mutating func add(_ others: Problems) {
    others.listed.forEach { add($0) }
    count += others.count - others.listed.count
  }

  /// The same problems, each told of something: `lof: what is wrong`.
  func told(of owner: String) -> Problems {
    var told = self
    told.listed = listed.map {
      Problem("\(owner): \($0.message)", file: $0.file, at: $0.place)
    }
    return told
  }

  /// Throws if anything is wrong.
  public func throwIfAny() throws(Problems) {
    if !isEmpty { throw self }
  }
}

extension Problems: CustomStringConvertible {
  /// One line a problem, and how many more there are.
  public var description: String {
    let lines = listed.map(\.description)
    let rest = count - listed.count
    return (rest > 0 ? lines + ["… and \(rest) more"] : lines).joined(separator: "\n")
  }
}

extension Problems {
  /// Counts problems that are not listed.
  public mutating func add(countOnly count: Int) {
    precondition(count >= 0, "problems can't be taken back")
    self.count += count
  }
}
