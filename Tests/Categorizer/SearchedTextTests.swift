import Testing

@testable import RingtrueCategorizer

@Suite struct `Searched texts` {
  @Test(arguments: [
    ("", "", true), ("", "a", false), ("aab", "ab", true), ("abc", "abcd", false),
    ("late feed", "late", true), ("late feed", "feed", true), ("late feed", "e f", true),
    ("späte buchung", "späte", true), ("Ünicode", "ü", false),
  ])
  func `know what stands in them`(text: String, phrase: String, isThere: Bool) {
    #expect(SearchedText(text).contains(phrase) == isThere)
  }

  @Test func `tell what stands before a phrase, each time`() {
    #expect(SearchedText("no fee, a fee").texts(before: "fee") == ["no ", "no fee, a "])
    #expect(SearchedText("aaaa").texts(before: "aa") == ["", "aa"])
    #expect(SearchedText("é fee").texts(before: "fee") == ["é "])
    #expect(SearchedText("fe").texts(before: "fee").isEmpty)
  }

  @Test func `agree with the standard library on plain texts`() {
    let text = "the feed was late, not the fee; later the fee was fed"
    for start in text.indices {
      for length in 1...6 {
        let phrase = String(text[start...].prefix(length))
        #expect(SearchedText(text).contains(phrase))
        #expect(
          SearchedText(text).texts(before: phrase)
            == text.ranges(of: phrase).map { String(text[..<$0.lowerBound]) })
        #expect(SearchedText(text).contains(phrase + "q") == text.contains(phrase + "q"))
      }
    }
  }
}
