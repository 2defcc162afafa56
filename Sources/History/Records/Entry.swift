internal import RingtrueCore

/// One line of a journal: a thing that happened in a run and is kept.
enum Entry: Sendable {
  case run(Record.V1.Run)
  case dataset(Record.V1.Dataset)
  case trial(Record.V1.Trial)
  case finding(Finding)

  /// The word that tells what a line holds.
  enum Kind: String, Sendable, CaseIterable {
    case run, dataset, trial, finding

    /// How a line of it begins; it ends with a brace and the line's end.
    var opening: String { "{\"\(rawValue)\":" }
  }

  /// What the line holds.
  var kind: Kind {
    switch self {
    case .run: .run
    case .dataset: .dataset
    case .trial: .trial
    case .finding: .finding
    }
  }

  /// The line, with its end.
  var line: [UInt8] { Array(kind.opening.utf8) + content.bytes + "}\n".utf8 }

  private var content: JSON {
    switch self {
    case .run(let record): record.json
    case .dataset(let record): record.json
    case .trial(let record): record.json
    case .finding(let finding): finding.json
    }
  }

  /// Reads what a kind of line holds.
  init(_ kind: Kind, _ json: JSON) throws(Problems) {
    self =
      switch kind {
      case .run: .run(try Record.V1.Run(reading: json))
      case .dataset: .dataset(try Record.V1.Dataset(reading: json))
      case .trial: .trial(try Record.V1.Trial(reading: json))
      case .finding: .finding(try Finding(reading: json))
      }
  }

  /// Reads a line.
  init(line: String) throws(Problems) {
    let json: JSON
    do {
      json = try JSON.read(line)
    } catch {
      throw Problems(error)
    }
    guard let member = json.members?.first, let kind = Kind(rawValue: member.name) else {
      throw Problems(Problem("this is no line of a run's journal; take it out"))
    }
    try self.init(kind, member.value)
  }
}
