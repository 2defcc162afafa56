/// A text that many phrases are looked for in.
///
/// Phrases are compared byte by byte, which is what short ones in plain letters need; the text is laid
/// out for it once. Cost: O(n) a phrase.
struct SearchedText: Sendable {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Whether a phrase stands in it.
  func contains(_ phrase: String) -> Bool { place(of: Array(phrase.utf8), from: 0) != nil }

  /// What stands before a phrase, each time that it does.
  func texts(before phrase: String) -> [String] {
    let sought = Array(phrase.utf8)
    var texts: [String] = []
    var start = 0
    while let place = place(of: sought, from: start) {
      texts.append(String(decoding: bytes[..<place], as: UTF8.self))
      start = place + max(1, sought.count)
    }
    return texts
  }

  /// Where a phrase begins first, from a place on.
  private func place(of sought: [UInt8], from start: Int) -> Int? {
    guard let first = sought.first else { return start <= bytes.count ? start : nil }
    var place = start
    while place + sought.count <= bytes.count {
      if bytes[place] == first, bytes[place..<place + sought.count].elementsEqual(sought) {
        return place
      }
      place += 1
    }
    return nil
  }
}
