/// Finds what a user may have meant.
public enum Nearest {
  /// The candidate most like a word, or nil when none is like enough to suggest.
  ///
  /// Letter case and the difference of `-` and `_` cost nothing; a third of the letters may be wrong.
  public static func match(for word: String, in candidates: some Sequence<String>) -> String? {
    let plain = folded(word)
    let allowed = max(1, plain.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(plain, folded(candidate))
      if distance <= min(allowed, (best?.distance ?? .max) - 1) { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// The phrase that suggests the nearest candidate, or an empty one.
  public static func hint(for word: String, in candidates: some Sequence<String>) -> String {
    match(for: word, in: candidates).map { "did you mean '\($0)'?" } ?? ""
  }

  private static func folded(_ word: String) -> [Character] {
    word.lowercased().map { $0 == "_" ? "-" : $0 }
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words.
  ///
  /// Optimal string alignment; cost: the product of the lengths.
  static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var before: [Int] = []
    var above = Array(0...second.count)
    for (i, letter) in first.enumerated() {
      var row = [i + 1]
      for (j, other) in second.enumerated() {
        var least = min(above[j + 1] + 1, row[j] + 1, above[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == second[j - 1], other == first[i - 1] {
          least = min(least, before[j - 1] + 1)
        }
        row.append(least)
      }
      (before, above) = (above, row)
    }
    return above[second.count]
  }
}
