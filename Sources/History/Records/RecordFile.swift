internal import RingtrueCore
internal import RingtruePlatform

/// The record of a run that has ended: `record.json`, one object with a line for each trial.
struct RecordFile: Sendable {
  static let format = "ringtrue-record"

  /// What it holds, and where.
  private(set) var entries: [(place: LinePlace, entry: Entry)] = []

  /// Reads a record.
  init(reading path: String) throws {
    let json = try JSON.read(Files.readText(path), file: path)
    var fields = FieldReader(json, file: path)
    let format = fields.require("format", fields.string("format"), else: "")
    let version = fields.require(
      "version", fields.integer("version", in: 1...Int.max), else: Record.V1.number)
    if format != Self.format { fields.report("this is no record of a run") }
    if version > Record.V1.number {
      throw HistoryError.unread(path, "its version is \(version); use a newer program")
    }
    if let run = fields.json("run") { add(.run, run, path, &fields) }
    for kind in Self.lists {
      _ = fields.list(kind.rawValue + "s") { json throws(Problems) in json }?
        .map { add(kind, $0, path, &fields) }
    }
    try fields.finish()
  }

  private static let lists: [Entry.Kind] = [.finding, .dataset, .trial]

  private mutating func add(
    _ kind: Entry.Kind, _ json: JSON, _ path: String, _ fields: inout FieldReader
  ) {
    let entry = fields.nested { () throws(Problems) in
      do throws(Problems) { return try Entry(kind, json) } catch { throw error.inFile(path) }
    }
    if let entry { entries.append((LinePlace(file: path, line: json.place?.line ?? 1), entry)) }
  }

  /// Writes the record of a journal's lines, which are kept as they are; all of it or nothing.
  static func write(_ lines: [JournalLine], to path: String) throws {
    var file = try AtomicFile(path)
    try file.write("{\n  \"format\": \"\(format)\",\n  \"version\": \(Record.V1.number)")
    if let run = lines.last(where: { $0.kind == .run }) {
      try file.write(",\n  \"run\": ")
      try file.write(run.content)
    }
    for kind in Self.lists {
      try file.write(",\n  \"\(kind.rawValue)s\": [")
      for (place, line) in lines.filter({ $0.kind == kind }).enumerated() {
        try file.write(place == 0 ? "\n    " : ",\n    ")
        try file.write(line.content)
      }
      try file.write("\n  ]")
    }
    try file.write("\n}\n")
    try file.commit()
  }
}

/// A line of a journal that is known to be right, without being read.
struct JournalLine: Sendable {
  let kind: Entry.Kind
  private let line: ArraySlice<UInt8>

  /// Takes a line without its end; nil when it is none.
  init?(_ line: ArraySlice<UInt8>) {
    guard let kind = Entry.Kind.allCases.first(where: { line.starts(with: $0.opening.utf8) })
    else { return nil }
    self.kind = kind
    self.line = line
  }

  /// What the line holds, as JSON text.
  var content: [UInt8] { Array(line.dropFirst(kind.opening.utf8.count).dropLast()) }

  /// What is known of a line without reading it.
  struct Note: Sendable {
    /// What it is about.
    let key: String
    /// How many bytes it has, with its end.
    let length: Int
  }

  /// Those lines of a journal that hold, newer ones instead of older ones about the same.
  static func last(of bytes: [UInt8], _ notes: [Note]) -> [JournalLine] {
    var places: [String: Int] = [:]
    for (place, note) in notes.enumerated() { places[note.key] = place }
    var start = 0
    return notes.enumerated().compactMap { place, note in
      let line = bytes[start..<min(start + note.length, bytes.count)]
      start += line.count
      return places[note.key] == place ? JournalLine(line.dropLast()) : nil
    }
  }
}
