@testable import RingtrueCore
import Testing

@Suite struct `A problem` {
  @Test func `names file, line and column as far as they are known`() {
    #expect(Problem("odd").description == "odd")
    #expect(Problem("odd", file: "a.csv").description == "a.csv: odd")
    #expect(
      Problem("odd", file: "a.csv", at: .init(line: 3, column: 7)).description == "a.csv:3:7: odd")
  }

  @Test func `list keeps the first twenty and counts the rest`() {
    var problems = Problems()
    for number in 1...25 { problems.add(Problem("p\(number)")) }
    #expect(problems.count == 25)
    #expect(problems.listed.count == 20)
    #expect(problems.description.hasSuffix("p20\n… and 5 more"))
    var joined = Problems()
    joined.add(problems)
    #expect(joined.count == 25)
    #expect(throws: Problems.self) { try joined.throwIfAny() }
    #expect(throws: Never.self) { try Problems().throwIfAny() }
  }
}

@Suite struct `The nearest word` {
  @Test(arguments: [
    ("isolation-forrest", "isolation-forest"), ("Isolation_Forest", "isolation-forest"),
    ("lfo", "lof"), ("knn", "knn"), ("zzzzzz", nil), ("", nil),
  ])
  func `is suggested only when it is near`(word: String, match: String?) {
    #expect(Nearest.match(for: word, in: ["isolation-forest", "lof", "knn"]) == match)
  }

  @Test func `counts a swap of neighbours as one mistake`() {
    #expect(Nearest.distance(Array("abcd"), Array("abdc")) == 1)
    #expect(Nearest.distance(Array("kitten"), Array("sitting")) == 3)
    #expect(Nearest.distance([], Array("abc")) == 3)
  }
}
