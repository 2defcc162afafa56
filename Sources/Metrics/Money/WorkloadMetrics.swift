import RingtrueCore

extension MetricForm {
  static let dailyRecallOfRows = MetricForm(
    "daily-recall@rows", in: 1...0x1p53, isWhole: true, standard: [10, 100]
  ) { capacity in
    metric(
      id("daily-recall@rows", capacity),
      "The share of anomalous rows among that many highest scores of their day; ties by chance."
    ) { work throws(Undefined) in
      let days = work.rowsFound(capacity: Int(capacity))
      guard days.contains(where: { $0.whole > 0 }) else { throw .oneClass }
      return Shares(days)
    }
  }

  static let dailyRecallOfAccounts = MetricForm(
    "daily-recall@accounts", in: 1...0x1p53, isWhole: true, standard: [10, 100]
  ) { capacity in
    let name = id("daily-recall@accounts", capacity)
    let card = MetricCard.money(
      name, "The share of anomalous accounts found when that many are looked at a day.",
      interval: "none: an account that is found is out on later days, so days do not stand alone")
    return Metric(card, from: \.workload) { work throws(Undefined) in
      try work.requireAccounts()
      let whole = work.anomalousAccounts
      guard whole > 0 else { throw .oneClass }
      let found = work.accountsFound(capacity: Int(capacity)).reduce(0) { $0 + $1.found }
      return found / Double(whole)
    }
  }

  static let cardPrecision = MetricForm(
    "card-precision@k", in: 1...0x1p53, isWhole: true, standard: [10, 100]
  ) { capacity in
    metric(
      id("card-precision@k", capacity),
      "The anomalous accounts among that many highest a day, mean over days; found ones are out."
    ) { work throws(Undefined) in
      try work.requireAccounts()
      return Shares(
        work.accountsFound(capacity: Int(capacity)).map {
          Workload.Found(found: $0.found, whole: capacity)
        })
    }
  }

  private static func metric(
    _ id: String, _ summary: String,
    shares: @escaping @Sendable (Workload) throws(Undefined) -> Shares
  ) -> Metric {
    Metric(
      .money(id, summary, interval: "bootstrap of days"), from: \.workload,
      interval: { work, request throws(Undefined) in try shares(work).interval(request) }
    ) { work throws(Undefined) in
      guard !work.days.isEmpty else { throw .noRows }
      return try shares(work).value
    }
  }
}

extension Workload {
  fileprivate func requireAccounts() throws(Undefined) {
    guard accountCount != nil else { throw .notGiven("accounts") }
    guard !days.isEmpty else { throw .noRows }
  }
}

/// A share that adds up over days.
private struct Shares {
  let days: [Workload.Found]

  init(_ days: [Workload.Found]) { self.days = days }

  var value: Double { ratio(days.map { _ in 1 }) }

  func ratio(_ times: [UInt32]) -> Double {
    var sum = Workload.Found(found: 0, whole: 0)
    for (day, times) in zip(days, times) where times > 0 {
      sum.found += Double(times) * day.found
      sum.whole += Double(times) * day.whole
    }
    return sum.found / sum.whole
  }

  func interval(_ request: IntervalRequest) throws(Undefined) -> Measure.Interval {
    guard days.count > 1 else { throw .tooFew("days", days.count, needed: 2) }
    let resampling = Resampling("day-bootstrap", units: days.count) { [self] in ratio($0) }
    return try resampling.interval(request)
  }
}
