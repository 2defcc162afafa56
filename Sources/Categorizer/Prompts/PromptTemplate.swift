public import RingtrueCore
internal import RingtrueKernels

/// The words with which a model is asked, read from a file that anyone may edit.
///
/// Lines that begin with `#` are remarks; `[system]` and `[user]` begin the two messages. Where
/// `{buckets}`, `{severities}`, `{records}` and `{fence}` stand, what they name is put in; the text
/// that is put in is never looked through again, so no record can bring a place of its own.
public struct PromptTemplate: Sendable, Equatable {
  /// The fingerprint of the file.
  public let digest: String
  let system: String, user: String

  /// Reads a template; throws everything that is wrong with it at once.
  public init(reading text: String, file: String? = nil) throws(Problems) {
    var sections: [String: [Substring]] = [:]
    var (name, problems) = ("", Problems())
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("#") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        name = String(line.dropFirst().dropLast())
        if !Self.names.contains(name) {
          problems.add(
            Problem(
              "'[\(name)]' is no part of a prompt; use [system] and [user]", file: file,
              at: Problem.Place(line: number + 1, column: 1)))
        }
      } else {
        sections[name, default: []].append(line)
      }
    }
    digest = SHA256.digest(of: text).hexadecimal
    system = Self.body(sections["system"])
    user = Self.body(sections["user"])
    Self.check(system: system, user: user, file, &problems)
    try problems.throwIfAny()
  }

  private static let names = ["system", "user"]
  private static let places = ["buckets", "severities", "records", "fence"]

  private static func body(_ lines: [Substring]?) -> String {
    let lines = (lines ?? []).drop { $0.isEmpty }
    let last = lines.lastIndex { !$0.isEmpty } ?? lines.startIndex
    return lines.isEmpty ? "" : lines[...last].joined(separator: "\n")
  }

  private static func check(
    system: String, user: String, _ file: String?, _ problems: inout Problems
  ) {
    let used = PlacedText.places(in: system) + PlacedText.places(in: user)
    for place in used where !places.contains(place) {
      let hint = Nearest.hint(for: place, in: places)
      let known = hint.isEmpty ? "use \(places.joined(separator: ", "))" : hint
      problems.add(
        Problem("there is nothing to put where '{\(place)}' stands; \(known)", file: file))
    }
    for place in ["buckets", "records", "fence"] where !used.contains(place) {
      problems.add(Problem("'{\(place)}' stands nowhere; a prompt needs it", file: file))
    }
  }
}

/// A text with places such as `{records}` in it.
enum PlacedText {
  /// The names of the places, in order.
  static func places(in text: String) -> [String] { text.matches(of: pattern).map { String($0.1) } }

  /// The text with what belongs there, looked through once.
  static func filled(_ text: String, _ values: [String: String]) -> String {
    text.replacing(pattern) { values[String($0.1)] ?? String($0.0) }
  }

  private static var pattern: Regex<(Substring, Substring)> { #/\{([a-z]+)\}/# }
}
