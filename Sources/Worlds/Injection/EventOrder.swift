internal import RingtrueKernels

/// How many events of a kind to put in, how gross, and how many things that only look like them.
public struct EventOrder: Sendable {
  /// The kind.
  public var kind: any AnomalyKind
  /// How many events.
  public var count: Int
  /// How many decoys.
  public var decoys: Int
  /// Between which severities they lie.
  public var severity: ClosedRange<Double>
  /// How hard they are meant to be found, if the scenario says so.
  public var tier: String?
  /// The seconds in which they happen, since 1970; any if nil.
  public var window: Range<Int64>?
  /// In how many steps its events creep in, all of them in train, and those of each step grosser
  /// than those before; nil if they happen at any time.
  public var steps: Int?
  /// The modifier that it comes from, if it does not come from a scenario's list.
  var modifier: String?
  /// Whether its events, and its decoys, are really put in; their places stay theirs if not, so
  /// that nothing else moves.
  public var isOn: Bool, hasDecoys: Bool
  /// Its hand of the events and decoys, where a world is made block by block.
  var hand = Hand()

  /// An order for a kind; as many decoys as events, unless said otherwise, if the kind has any.
  public init(
    _ kind: any AnomalyKind, count: Int, decoys: Int? = nil,
    severity: ClosedRange<Double> = 0.3...0.7, isOn: Bool = true, hasDecoys: Bool = true
  ) {
    self.kind = kind
    self.count = count
    self.decoys = kind.card.decoy == nil ? 0 : decoys ?? count
    self.severity = severity
    self.isOn = isOn
    self.hasDecoys = hasDecoys
  }

  /// Which of its events and decoys a block has, and how many orders of the kind before it have.
  struct Hand: Sendable, Hashable {
    var block = Block.whole, place = 0
    var eventsBefore = 0, decoysBefore = 0
  }

  /// The numbers of its events, or of its decoys, that are to be placed.
  func numbers(ofDecoys isDecoy: Bool) -> [Int] {
    hand.block.hand(of: isDecoy ? decoys : count, dealtFrom: hand.place)
  }

  /// What its events, or its decoys, draw from.
  func stream(seed: UInt64, ofDecoys isDecoy: Bool) -> RandomStream {
    RandomStream(seed: seed, name: (isDecoy ? "decoy/" : (modifier ?? "inject") + "/") + kind.id)
  }

  /// When one of some events may happen.
  func zone(of number: Int, among count: Int, in zones: Zones) -> Range<Int64> {
    guard let steps else { return zones.zone(of: number, among: count) }
    return zones.step(step(of: number, among: count), of: steps)
  }

  /// How gross one of some events is, at a place from 0 to 1 between the ends.
  func severity(of number: Int, among count: Int, at place: Double) -> Double {
    let (low, high) = (severity.lowerBound, severity.upperBound)
    guard let steps else { return low + (high - low) * place }
    return low + (high - low) * (Double(step(of: number, among: count)) + place) / Double(steps)
  }

  private func step(of number: Int, among count: Int) -> Int { number * (steps ?? 1) / count }
}

extension [EventOrder] {
  /// The same orders, of which only a block's hand is to be placed.
  func dealt(to block: Block) -> [EventOrder] {
    var before: [String: (events: Int, decoys: Int)] = [:]
    return enumerated().map { place, order in
      let name = "\(order.modifier ?? "") \(order.kind.id)"
      let earlier = before[name] ?? (0, 0)
      before[name] = (earlier.events + order.count, earlier.decoys + order.decoys)
      var dealt = order
      dealt.hand = EventOrder.Hand(
        block: block, place: place, eventsBefore: earlier.events, decoysBefore: earlier.decoys)
      return dealt
    }
  }
}
