internal import RingtrueCore
internal import RingtruePlatform

/// The journal of a run, as it was read.
struct Journal: Sendable {
  /// What it holds, and where.
  private(set) var entries: [(place: LinePlace, entry: Entry)] = []
  /// Whether the last line was cut short, and left out.
  private(set) var isTorn = false
  /// The lines that hold something, with their ends.
  private(set) var whole: [UInt8] = []

  /// Reads a journal that is no longer than `limit` bytes.
  ///
  /// What stands behind the last line's end was being written when the program was killed, and is
  /// left out; whatever else is wrong is told with its line.
  init(reading path: String, limit: Int = Files.readingLimit) throws {
    let bytes = try Files.read(path, limit: limit)
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    isTorn = end < bytes.count
    whole = Array(bytes[..<end])
    var problems = Problems()
    for (index, line) in whole.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    )
    .enumerated() where !line.isEmpty {
      let place = LinePlace(file: path, line: index + 1)
      do throws(Problems) {
        entries.append((place, try Self.entry(line)))
      } catch {
        for problem in error.listed { problems.add(problem.at(place)) }
      }
    }
    try problems.throwIfAny()
  }

  private static func entry(_ line: ArraySlice<UInt8>) throws(Problems) -> Entry {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw Problems(Problem("the line is no UTF-8 text; take it out"))
    }
    return try Entry(line: text)
  }
}

extension Problem {
  /// The same problem, at a line of a file, and a column if it has one.
  fileprivate func at(_ place: LinePlace) -> Problem {
    Problem(message, file: place.file, at: .init(line: place.line, column: self.place?.column ?? 1))
  }
}
