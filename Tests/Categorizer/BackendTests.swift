import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueCategorizer

/// What every kind of categorizer keeps to, whoever answers behind it.
@Suite struct BackendTests {
  private let desk = Desk(40)

  @Test(arguments: Backends.all.map(\.id))
  func `gives one outcome a request, in their order`(_ name: String) async throws {
    let backend = try await Bench(name, desk)
    let outcomes = await backend.system.categorize(desk.requests)
    #expect(outcomes.count == desk.requests.count)
    #expect(await backend.system.categorize([]).isEmpty)
    for (request, outcome) in zip(desk.requests, outcomes) {
      let alone = await backend.system.categorize([request])
      #expect(alone.map(\.said) == [outcome.said])
    }
  }

  @Test(arguments: Backends.all.map(\.id))
  func `answers alike whatever was asked before`(_ name: String) async throws {
    let backend = try await Bench(name, desk)
    let forward = await backend.system.categorize(desk.requests)
    let backward = await backend.system.categorize(desk.requests.reversed())
    #expect(forward.map(\.said) == backward.reversed().map(\.said))
    let again = try await Bench(name, desk)
    #expect(await again.system.categorize(desk.requests).map(\.said) == forward.map(\.said))
  }

  @Test(arguments: Backends.all.map(\.id))
  func `answers buckets with shares of certainty`(_ name: String) async throws {
    let backend = try await Bench(name, desk)
    let outcomes = await backend.system.categorize(desk.requests)
    let replies = outcomes.compactMap { try? $0.get() }
    #expect(replies.count > 30)
    for reply in replies {
      #expect(
        Taxonomy.standard.buckets.contains(reply.answer.bucket)
          || reply.answer.bucket == MockProfile.invented)
      #expect(reply.answer.confidence.map { 0...1 ~= $0 } ?? true)
      #expect(reply.latency >= .zero)
    }
  }

  @Test func `is found by its name, and a misspelled one by its likeness`() throws {
    #expect(Backends["mock"]?.form == "mock:PROFILE")
    func wrong(_ text: String) -> CategorizerError? {
      #expect(throws: CategorizerError.self) { try Backends.make(text, Desk(1).order) }
    }
    #expect(wrong("mok:careful")?.description.contains("did you mean 'mock'?") == true)
    #expect(wrong("mock:carefull")?.description.contains("did you mean 'careful'?") == true)
    #expect(wrong("random:7")?.description.contains("leave ':7' out") == true)
  }
}

@Suite struct ControlTests {
  @Test func `the majority is what most examples say, and the first among equals`() async throws {
    let buckets = Taxonomy.standard.buckets
    let most = Majority(of: [buckets[2], buckets[4], buckets[2]], in: buckets)
    #expect(await most.categorize(Desk(2).requests).map(\.bucket) == [buckets[2], buckets[2]])
    let equal = Majority(of: [buckets[3], buckets[1]], in: buckets)
    #expect(await equal.categorize(Desk(1).requests).map(\.bucket) == [buckets[1]])
    #expect(
      await Majority(of: [], in: buckets).categorize(Desk(1).requests)[0].bucket == buckets[0])
  }

  @Test func `chance gives each bucket its even share`() async {
    let buckets = Taxonomy.standard.buckets
    let system = ByChance(among: buckets, seed: 3)
    let outcomes = await system.categorize(Desk(5000).requests)
    for bucket in buckets {
      let count = outcomes.count { $0.bucket == bucket }
      #expect(abs(count - 1000) < 142, "5 deviations of 28.3")
    }
  }

  @Test(arguments: [
    ("booked twice by the feed, duplicate", "System Error"),
    ("Late feed from the desk", "Timing Issue"),
    ("not a late feed; digits swapped at entry", "Data Entry Error"),
    ("pool factor rounding", "Rounding Error"),
    ("would be a holiday, if it were one", "Data Entry Error"),
    ("no idea", "Data Entry Error"),
  ])
  func `rules read words, mind denials, and else count`(_ comment: String, _ bucket: String) async {
    let fields: JSON = ["QUANTITYDIFFERENCE": 900, "IMPACT_QUANTITY": 1237]
    let request = CategoryRequest(id: "a", fields: fields, comment: comment)
    #expect(await Rules(.standard).categorize([request])[0].bucket == bucket)
  }

  @Test(arguments: [
    (0, 500, "Rounding Error"), (500, 0, "System Error"), (1000, -500, "Data Entry Error"),
    (1, 500, "Rounding Error"), (4500, 500, "Data Entry Error"), (500, 500, "System Error"),
    (9, 12, "Data Entry Error"),
  ])
  func `rules know two quantities`(_ difference: Int, _ second: Int, _ bucket: String) async {
    let fields: JSON = [
      "QUANTITYDIFFERENCE": .integer(difference), "IMPACT_QUANTITY": .integer(second),
    ]
    let request = CategoryRequest(id: "a", fields: fields, comment: "?")
    #expect(await Rules(.standard).categorize([request])[0].bucket == bucket)
  }

  @Test(arguments: [
    ("late feed", 120.5, "low"), ("late feed", -5000.01, "medium"), ("late feed", 1e6, "high"),
    ("dividend paid twice over", 1, "high"),
  ])
  func `rules say how bad a break is by its money and by who must look`(
    _ comment: String, _ net: Double, _ severity: String
  ) async throws {
    let request = CategoryRequest(
      id: "1", fields: ["NETDIFFERENCE": .number(net)], comment: comment)
    let system = try Backends.make("rules", BackendOrder())
    let answer = try await system.categorize([request])[0].get().answer
    #expect(answer.severity == severity)
    let silent = CategoryRequest(id: "1", fields: [:], comment: comment)
    #expect(try await system.categorize([silent])[0].get().answer.severity == nil)
  }

  @Test func `rules that find nothing say that it is new`() async {
    let request = CategoryRequest(id: "a", fields: [:], comment: "")
    #expect(await Rules(.standard).categorize([request])[0].bucket == "New Issue")
  }
}
