internal import RingtrueKernels

/// Looks for what may be a secret in a text that is to be kept.
///
/// A word of twenty characters or more counts if it begins as keys of known services do, or if its
/// characters are as mixed as chance makes them: 3.5 bits each and more (Shannon's entropy), with
/// figures among letters. Cost: O(characters).
struct SecretScan: Sendable {
  /// The first word that may be a secret, its middle left out.
  static func finding(in text: String) -> String? {
    text.split { !isWord($0) }.lazy.filter(isSuspicious).first.map {
      "'\($0.prefix(4))…' (\($0.count) characters)"
    }
  }

  private static let prefixes = [
    "sk-", "sk_", "xai-", "gsk_", "ghp_", "gho_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "AKIA",
    "ASIA", "AIza", "eyJ", "hf_", "r8_", "pk_live",
  ]

  private static func isSuspicious(_ word: Substring) -> Bool {
    guard word.utf8.count >= 20 else { return false }
    if prefixes.contains(where: word.hasPrefix) { return true }
    let letters = word.count { $0.isLetter }
    let figures = word.count { $0.isNumber }
    return letters >= 4 && figures >= 4 && entropy(of: word) >= 3.5
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "-_+/=.".contains(character))
  }

  /// The bits that one character of a word tells.
  static func entropy(of word: Substring) -> Double {
    let counts = Dictionary(grouping: word, by: \.self).values.map { Double($0.count) }
    let total = counts.reduce(0, +)
    return counts.reduce(0) { $0 - $1 / total * Elementary.log($1 / total) } / Elementary.log(2)
  }
}
