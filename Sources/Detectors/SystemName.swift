internal import RingtrueCore

/// The text by which a user names a member of a family with its settings: `id:name=value,…`.
enum SystemName {
  /// The id, and the settings behind it.
  static func split(_ text: String) -> (id: String, settings: String) {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(halves[0]), halves.count > 1 ? String(halves[1]) : "")
  }

  /// What is wrong with an id that the family does not know.
  static func unknown(_ kind: String, _ id: String, known: [String]) -> Problem {
    let hint = Nearest.hint(for: id, in: known)
    let remedy = hint.isEmpty ? "known: \(known.joined(separator: ", "))" : hint
    return Problem("there is no \(kind) '\(id)'; \(remedy)")
  }
}
