internal import RingtrueKernels

/// Makes the slips that hurried people and bad scans make.
enum Misspeller {
  /// A text with one to four slips in every ten words, and at least one.
  static func slips(in text: String, _ draws: inout RandomStream) -> String {
    var words: [[Character]] = text.split(separator: " ").map { Array($0) }
    let rate = draws.draw().integer(in: 1...4)
    for place in draws.sample(max(1, words.count * rate / 10), of: words.count) {
      words[place] = slip(in: words[place], draws.draw())
    }
    let slipped = words.map { String($0) }.joined(separator: " ")
    return slipped == text ? missingSpace(in: text) : slipped
  }

  /// One slip, at a letter and of a kind that the draw decides.
  private static func slip(in word: [Character], _ draw: Draw) -> [Character] {
    guard word.count > 2 else { return word.map { flipped($0) } }
    var word = word
    let (kind, spot, _, _) = draw.words()
    let index = Int(spot % UInt64(word.count - 1))
    switch kind % 6 {
    case 0: word.swapAt(index, index + 1)
    case 1: word[index] = neighbours[word[index]] ?? word[index + 1]
    case 2: word.removeAll { "aeiou".contains($0) }
    case 3: word = word.map { scanned[$0] ?? $0 }
    case 4: word.insert(word[index], at: index)
    default: word = word.map { flipped($0) }
    }
    return word
  }

  private static func missingSpace(in text: String) -> String {
    guard let space = text.firstIndex(of: " ") else { return text + text.suffix(1) }
    return String(text[..<space] + text[text.index(after: space)...])
  }

  private static func flipped(_ letter: Character) -> Character {
    letter.uppercased().first.flatMap { $0 == letter ? letter.lowercased().first : $0 } ?? letter
  }

  /// What the finger next to the right one hits.
  private static let neighbours: [Character: Character] = [
    "a": "s", "b": "v", "c": "x", "d": "f", "e": "r", "f": "g", "g": "h", "h": "j", "i": "o",
    "j": "k", "k": "l", "l": "k", "m": "n", "n": "m", "o": "p", "p": "o", "q": "w", "r": "t",
    "s": "d", "t": "y", "u": "i", "v": "b", "w": "e", "x": "c", "y": "u", "z": "x",
  ]

  /// What a scanner reads.
  private static let scanned: [Character: Character] = [
    "0": "O", "1": "l", "5": "S", "8": "B", "o": "0", "l": "1", "s": "5", "i": "1",
  ]
}
