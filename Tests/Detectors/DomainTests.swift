import RingtrueCore
import RingtrueDetectors
import Testing

/// A small ledger, written a posting a line: client, day, type, amount, balance before and after.
struct Ledger {
  static func rows(_ postings: [(Int64, Int32, String, Int64, Int64, Int64)]) throws
    -> Observations
  {
    let table = try Table(columns: [
      Column("client_id", .integers(postings.map(\.0))),
      Column("transaction_date", .days(postings.map { Day($0.1) })),
      Column("transaction_type", .categories(Categories(postings.map(\.2)))),
      Column("amount", .decimals(Decimals(postings.map { $0.3 * 100 }, scale: 2))),
      Column("balance_before", .decimals(Decimals(postings.map { $0.4 * 100 }, scale: 2))),
      Column("balance_after", .decimals(Decimals(postings.map { $0.5 * 100 }, scale: 2))),
    ])
    let features = FeatureMatrix(names: [], rowCount: postings.count, values: [])
    return Observations(features: features, table: table)
  }

  /// The breaches of a rule, a row each.
  static func breaches(of rule: String, _ rows: Observations) throws -> [Float] {
    let detector = LedgerRules(Settings(of: LedgerRules.card.knobs))
    let fitted = try detector.fit(rows, under: Conditions())
    let breaches = try fitted.contributions(rows, under: Conditions())
    let place = try #require(breaches.names.firstIndex(of: rule))
    return Array(breaches.feature(place))
  }
}

@Suite struct `Ledger rules` {
  @Test func `name each row that breaks the balance identity`() throws {
    let rows = try Ledger.rows([
      (1, 0, "C", 50, 100, 150), (1, 1, "D", 20, 150, 130), (1, 2, "D", 30, 130, 110),
    ])
    let breaches = try Ledger.breaches(of: "balance", rows)
    #expect(breaches.map { $0 > 0 } == [false, false, true])
  }

  @Test func `find what is posted twice on one day`() throws {
    let rows = try Ledger.rows([
      (1, 0, "D", 50, 100, 50), (2, 0, "D", 50, 100, 50), (1, 0, "D", 50, 50, 0),
      (1, 1, "D", 50, 50, 0),
    ])
    #expect(try Ledger.breaches(of: "duplicate", rows) == [1.5, 0, 1.5, 0])
  }

  @Test func `find several deposits just below what must be reported`() throws {
    let near: [(Int64, Int32, String, Int64, Int64, Int64)] = [0, 3, 6].map {
      (1, $0, "C", 9500, 0, 9500)
    }
    let rows = try Ledger.rows(
      near + [(1, 40, "C", 9500, 0, 9500), (1, 5, "C", 10_000, 0, 10_000)])
    #expect(try Ledger.breaches(of: "structuring", rows) == [1.5, 1.5, 1.5, 0, 0])
  }

  @Test func `find who wakes up after long silence, in any order of rows`() throws {
    let rows = try Ledger.rows([
      (1, 300, "D", 5, 5, 0), (1, 0, "D", 5, 5, 0), (1, 10, "D", 6, 6, 0), (1, 303, "D", 7, 7, 0),
      (1, 320, "D", 8, 8, 0),
    ])
    let breaches = try Ledger.breaches(of: "dormancy", rows)
    #expect(breaches.map { $0 > 0 } == [true, false, false, true, false])
  }

  @Test func `find a day on which a client takes out far more than it does`() throws {
    let usual: [(Int64, Int32, String, Int64, Int64, Int64)] = (0..<300).map {
      (1, $0, "D", 10 + Int64($0 % 3), 0, 0)
    }
    let breaches = try Ledger.breaches(
      of: "limit", Ledger.rows(usual + [(1, 301, "D", 900, 0, 0)]))
    #expect(breaches[300] > 0)
    #expect(breaches[..<300].allSatisfy { $0 == 0 })
  }
}

@Suite struct `Entity z` {
  @Test func `finds an amount that is usual for others but not for its client`() throws {
    let small: [(Int64, Int32, String, Int64, Int64, Int64)] = (0..<60).map {
      (1, $0, "D", 10 + Int64($0 % 3), 0, 0)
    }
    let large: [(Int64, Int32, String, Int64, Int64, Int64)] = (0..<60).map {
      (2, $0, "D", 1000 + 100 * Int64($0 % 3), 0, 0)
    }
    let rows = try Ledger.rows(small + large + [(1, 70, "D", 1100, 0, 0)])
    let fitted = try Detectors.parsing("entity-z").fit(rows, under: Conditions())
    let scores = try fitted.scores(rows, under: Conditions())
    #expect(scores.indices.max { scores[$0] < scores[$1] } == 120)
  }

  @Test func `says which column it needs`() throws {
    let error = #expect(throws: DetectorError.self) {
      try Detectors.parsing("entity-z").fit(
        Observations(FeatureMatrix(names: ["x"], rowCount: 1, values: [1])), under: Conditions())
    }
    #expect(
      error?.description
        == "'entity-z' needs the column of the amount; say which one that is, or name it amount")
  }
}

@Suite struct `Recon history` {
  @Test func `scores the first break of a key above the break it always has`() throws {
    let quiet: [(Int64, Int32, String, Int64, Int64, Int64)] = (0..<24).map {
      (1, $0, "C", 0, 0, 0)
    }
    let broken: [(Int64, Int32, String, Int64, Int64, Int64)] = (0..<24).map {
      (2, $0, "C", 500, 0, 0)
    }
    let fitted = try Detectors.parsing("recon-history").fit(
      try Ledger.rows(quiet + broken), under: Conditions())
    let rows = try Ledger.rows([
      (1, 30, "C", 500, 0, 0), (2, 30, "C", 500, 0, 0), (2, 30, "C", -500, 0, 0),
    ])
    let scores = try fitted.scores(rows, under: Conditions())
    #expect(scores[1] < scores[0])
    #expect(scores[1] < scores[2])
  }
}
