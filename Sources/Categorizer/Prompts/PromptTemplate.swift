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
    let used = PlacedText(system).places + PlacedText(user).places
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
struct PlacedText: Sendable {
  private enum Part: Sendable {
    case words(String)
    case place(String)
  }

  private let parts: [Part]

  /// Looks for the places of a text.
  init(_ text: String) {
    var parts: [Part] = []
    var end = text.startIndex
    for match in text.matches(of: #/\{([a-z]+)\}/#) {
      parts += [.words(String(text[end..<match.range.lowerBound])), .place(String(match.1))]
      end = match.range.upperBound
    }
    self.parts = parts + [.words(String(text[end...]))]
  }

  private init(parts: [Part]) { self.parts = parts }

  /// The names of the places, in order.
  var places: [String] { parts.compactMap { if case .place(let name) = $0 { name } else { nil } } }

  /// The text with what belongs there put in; it is not looked through again.
  func filled(_ values: [String: String]) -> PlacedText {
    PlacedText(
      parts: parts.map { part in
        guard case .place(let name) = part, let value = values[name] else { return part }
        return .words(value)
      })
  }

  /// The text; places that nothing was put in stay.
  var text: String {
    var text = ""
    for part in parts {
      switch part {
      case .words(let words): text += words
      case .place(let name): text += "{\(name)}"
      }
    }
    return text
  }
}
