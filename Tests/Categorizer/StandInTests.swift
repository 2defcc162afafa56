import RingtrueCore
import Testing

@testable import RingtrueCategorizer

@Suite struct `A stand-in for a whole model` {
  private let prompt = Prompt(template: .standard, taxonomy: .standard)

  private func answers(
    _ model: StandInModel, to requests: [CategoryRequest]
  ) throws -> [CategoryAnswer] {
    let text = model.text(answering: prompt.messages(about: requests)[1].content)
    return try AnswerReading(text, records: requests.count).answers.map { try $0.get() }
  }

  @Test func `answers every record of a prompt by the rules`() throws {
    let requests = ["late feed again", "wrong price, keyed by hand", "\u{2028}}\"{ nothing\r\nnew"]
      .map { CategoryRequest(id: "T", fields: [:], comment: $0) }
    let rules = Rules(.standard)
    let answers = try answers(StandInModel(), to: requests)
    #expect(answers.map(\.bucket) == requests.map { rules.answer(to: $0).bucket })
    #expect(answers[0].bucket == "Timing Issue")
  }

  @Test func `misses the rules as often as its profile says`() throws {
    let requests = Desk(2000).requests
    let rules = try answers(StandInModel(), to: requests).map(\.bucket)
    let careless = try answers(StandInModel(.careless), to: requests).map(\.bucket)
    let right = zip(rules, careless).count { $0 == $1 }
    // A skill of 0.65, and 0.04 made up: 1,248 in the mean, with a deviation of 21.
    #expect(abs(right - 1248) < 107)
    #expect(careless.contains(MockProfile.invented))
  }

  @Test func `says the same of a record, whatever is beside it`() throws {
    let requests = Desk(40).requests
    let together = try answers(StandInModel(.careless), to: requests)
    let alone = try requests.flatMap { try answers(StandInModel(.careless), to: [$0]) }
    #expect(together == alone)
    #expect(try answers(StandInModel(.careless, seed: 2), to: requests) != together)
  }

  @Test(arguments: ["", "Hello?", "DATA-0000000000000000", "{}"])
  func `has a plain word for what is no prompt of ours`(_ message: String) {
    #expect(StandInModel().text(answering: message) == "I see no records; what shall I sort?")
  }
}
