internal import RingtrueCore
internal import RingtrueKernels

/// One way in which a scenario has ordinary trading change.
public struct TradeDrift: Sendable, Hashable {
  /// What changes.
  public var law: TradeDriftLaw { TradeDrifts.all[place] }
  /// How strong it is, from 0 to 1.
  public let severity: Double
  /// Whether it really happens.
  public let isOn: Bool
  private let place: Int

  /// The change of that name, if there is one.
  public init?(_ change: String, severity: Double = 0.5, isOn: Bool = true) {
    guard let place = TradeDrifts.all.firstIndex(where: { $0.id == change }) else { return nil }
    self.place = place
    self.severity = severity
    self.isOn = isOn
  }
}

/// A change of ordinary trading that lasts, or passes: no trade is wrong because of it.
///
/// A new change is a value in one file and a word in a list.
public struct TradeDriftLaw: Sendable, Identifiable {
  /// Its name in scenarios, such as `lots_grow`.
  public let id: String
  /// The kind of drift that it is one of.
  public let kind: String
  /// What happens, in one sentence.
  public let summary: String
  /// What its severity turns.
  public let dials: [Dial]
  /// What it changes, in labels, and the course that the change takes.
  let parameter: String, shape: TrueDrift.Shape
  /// The desks that it can concern.
  let fits: @Sendable (Desk) -> Bool
  /// How many days it takes to be complete, or until it is over; none if it happens in one.
  let length: @Sendable (Dials, Draw) -> Double?
  /// Changes what the days are like for a desk, and says from what to what.
  let turn: @Sendable (inout Market.Days, DriftCourse) -> (from: Double, to: Double)
}

/// Where and when a change happens.
struct DriftCourse: Sendable {
  /// The change, by its place in the plan and from 1.
  let source: Int
  /// The desk, by its place.
  let desk: Int
  /// The trading days on which it is under way, and the day behind the last of all.
  let days: Range<Int>, end: Int
  /// How strong it is.
  let dials: Dials

  /// Draws a desk that a change fits, and a day between three and eight tenths of the time.
  init(_ drift: TradeDrift, source: Int, tradingDays: Int, _ draws: RandomStream) {
    let law = drift.law
    self.source = source
    dials = Dials(law.dials, severity: drift.severity)
    let desks = Desks.all.indices.filter { law.fits(Desks.all[$0]) }
    desk = desks[draws[0].integer(in: desks.indices)]
    let first = Int(Double(tradingDays) * draws[1].real(in: 0.3..<0.8))
    // Five days of a week are trading days.
    let length = law.length(dials, draws[2]).map { max(1, Int($0 * 5 / 7 + 0.5)) }
    days = first..<min(first + (length ?? tradingDays), tradingDays)
    end = tradingDays
  }
}

extension Market.Days {
  /// Has some drifts happen, and tells the truth about them; those that are off move none of the rest.
  mutating func turn(_ drifts: [TradeDrift], seed: UInt64) -> [TrueDrift] {
    drifts.enumerated().compactMap { number, drift in
      guard drift.isOn else { return nil }
      let law = drift.law
      let draws = RandomStream(seed: seed, name: "recon/drift/" + law.id).entity(number)
      let course = DriftCourse(
        drift, source: number + 1, tradingDays: calendar.tradingDays, draws)
      let (from, to) = law.turn(&self, course)
      return TrueDrift(
        id: "D\(number + 1)", shape: law.shape, segment: "desk " + Desks.all[course.desk].id,
        start: Instant(calendar.days[course.days.lowerBound]),
        end: Instant(calendar.days[course.days.upperBound]), parameter: law.parameter, from: from,
        to: to)
    }
  }
}
