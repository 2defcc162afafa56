import RingtrueCore
import RingtruePlatform
import Testing

/// A run of `measure` or `stats` on files of its own, with `--json`.
struct MeasuredCall {
  let code: Int32
  let result: JSON?
  /// Everything that was wrong, a line each.
  let complaints: [String]

  /// Writes a table, and other files by name, and runs a line in which `@` is their folder.
  init(_ line: String, on table: String, files: [String: String] = [:]) throws {
    let folder = try TemporaryFolder()
    try Files.write(table, to: folder.file("table.csv"))
    for (name, text) in files { try Files.write(text, to: folder.file(name)) }
    let words = line.split(separator: " ").map { word in
      word.hasPrefix("@") ? folder.file(String(word.dropFirst())) : String(word)
    }
    let ending = try Binary.run(words + ["--json"])
    let answer = try JSON.read(ending.output)
    code = ending.code
    result = answer["result"]
    complaints = (answer["problems"]?.elements ?? []).compactMap { $0["message"]?.string }
  }

  /// A measure by its id.
  func measure(_ id: String) -> JSON? {
    result?["metrics"]?.elements?.first { $0["id"]?.string == id }
  }

  /// A value by its id.
  func value(_ id: String) -> Double? { measure(id)?["value"]?.double }

  /// The ids of all measures.
  var ids: [String] { result?["metrics"]?.elements?.compactMap { $0["id"]?.string } ?? [] }
}
