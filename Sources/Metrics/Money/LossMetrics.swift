import RingtrueCore

extension Metric {
  /// The share of the anomalous money that is flagged.
  public static let valueDetectionRate = Metric(
    .money(
      "value-detection-rate", "The share of the money in anomalous rows that is flagged.",
      interval: "bootstrap; exact by the amounts' worth where all or none of it is flagged"),
    resampling: \.losses,
    unless: { losses, request throws(Undefined) in
      request.unanimous(try losses.detected(), among: losses.worth)
    }
  ) { losses throws(Undefined) in try losses.detected() }

  /// The money in anomalous rows that are not flagged.
  public static let moneyMissed = Metric(
    .money(
      "money-missed", "The money in anomalous rows that are not flagged.", .lower,
      in: 0...(.infinity), interval: "bootstrap; exact by the amounts' worth where none is missed"),
    resampling: \.losses,
    unless: { losses, request throws(Undefined) in
      guard losses.tally.missed == 0, losses.tally.caught > 0 else { return nil }
      let whole = losses.told(losses.tally.caught)
      return request.unanimous(0, among: losses.worth)?.mapped { whole * $0 }
    }
  ) { losses throws(Undefined) in
    guard losses.tally.rows > 0 else { throw .noRows }
    return losses.told(losses.tally.missed)
  }

  /// The largest amount of an anomalous row that is not flagged.
  public static let largestMiss = Metric(
    .money(
      "largest-miss", "The largest amount of an anomalous row that is not flagged.", .lower,
      in: 0...(.infinity), interval: "none: resamples cannot show a miss larger than those seen"),
    from: \.losses
  ) { losses throws(Undefined) in
    guard losses.tally.rows > 0, let largest = losses.largestMiss else { throw .noRows }
    return losses.told(largest)
  }

  /// What a row costs on average, by looking at alerts and by missing anomalies.
  public static let expectedCost = Metric(
    .money(
      "expected-cost", "What alerts and missed anomalies cost a row, on average.", .lower,
      in: 0...(.infinity), elkan),
    resampling: \.losses
  ) { losses throws(Undefined) in
    guard let costs = losses.costs else { throw .notGiven("costs") }
    guard losses.tally.rows > 0 else { throw .noRows }
    let cost = losses.tally.cost(costs, minorPerMajor: losses.minorPerMajor)
    return cost / Double(losses.tally.rows)
  }

  /// The share saved of what the better of flagging none and flagging all would cost.
  public static let costSavings = Metric(
    .money(
      "cost-savings",
      "The share saved of the cost of flagging nothing or everything, whichever is cheaper.",
      in: -Double.infinity...1,
      "Bahnsen et al., Expert Systems with Applications 2016, doi:10.1016/j.eswa.2015.12.030"),
    resampling: \.losses
  ) { losses throws(Undefined) in
    guard let costs = losses.costs else { throw .notGiven("costs") }
    let trivial = [losses.tally.silent, losses.tally.alarmed].map {
      $0.cost(costs, minorPerMajor: losses.minorPerMajor)
    }
    let least = min(trivial[0], trivial[1])
    guard least > 0 else { throw .noMoney }
    return 1 - losses.tally.cost(costs, minorPerMajor: losses.minorPerMajor) / least
  }
}

extension Losses {
  /// The share of the anomalous money that is flagged.
  fileprivate func detected() throws(Undefined) -> Double {
    let whole = tally.caught + tally.missed
    guard whole > 0 else { throw .noMoney }
    return Double(tally.caught) / Double(whole)
  }
}

extension Undefined {
  static let noMoney = Undefined(code: "no-money", "there is no money to lose")
}

extension MetricCard {
  static func money(
    _ id: String, _ summary: String, _ better: Orientation = .higher,
    in range: ClosedRange<Double> = 0...1, interval: String = "bootstrap", _ reference: String = dal
  ) -> MetricCard {
    MetricCard(
      id: id, family: "money", summary: summary, better: better, range: range, interval: interval,
      reference: reference)
  }
}

private let elkan = "Elkan, IJCAI 2001, The Foundations of Cost-Sensitive Learning"
private let dal = "Dal Pozzolo et al., TNNLS 2018, doi:10.1109/TNNLS.2017.2736643"
