public import RingtrueCore
public import RingtrueKernels

/// Evidence that can be drawn anew from itself, so that it shows how much a value depends on chance.
public protocol Resampled: EvidencePart {
  /// How it is drawn anew; what is costly is prepared here, once for all resamples.
  func resampling(_ request: IntervalRequest) throws(Undefined) -> Resampling<Self>
  /// Puts it in its place among the evidence.
  func put(into evidence: inout Evidence)
}

/// How a part of the evidence is drawn anew.
public struct Resampling<Part: Sendable>: Sendable {
  /// How units are drawn, such as `bootstrap` or `cluster-bootstrap`.
  public let method: String
  /// The groups of units that can be left out, one at a time, for the jackknife: of each stretch
  /// that is alike, and leaves the same behind, how many there are.
  let alike: [Int]
  /// As many units as there are, drawn with replacement.
  public let draw: @Sendable (RandomStream) -> Part
  /// How many groups of units can be left out.
  public var groups: Int { alike.reduce(0, +) }
  /// The part without one of the groups.
  public let without: @Sendable (Int, RandomStream) -> Part

  /// Draws counted units: `urns` says how many there are of each kind, in independent strata, and
  /// `part` makes the evidence of other counts, given in the same order.
  package init(
    _ method: String, urns: [Urn], part: @escaping @Sendable ([[UInt32]]) -> Part
  ) {
    let total = urns.reduce(0) { $0 + $1.total }
    let groups = min(total, 200)
    self.method = method
    alike =
      groups < total
      ? Array(repeating: 1, count: groups)
      : urns.flatMap { $0.balls.filter { $0 > 0 }.map { Int($0) } }
    self.draw = { stream in
      part(urns.indices.map { urns[$0].draw(stream.stratum($0)) })
    }
    self.without = { group, stream in
      // All units one by one, where they are few; otherwise random sets of equal size.
      guard groups < total else { return part(Self.without(unit: group, urns)) }
      return part(
        urns.indices.map {
          urns[$0].without(urns[$0].total / groups, stream.stratum($0))
        })
    }
  }

  /// Draws units that are alike in number, each of which counts as often as it is drawn.
  public init(
    _ method: String, units: Int, part: @escaping @Sendable ([UInt32]) -> Part
  ) {
    let urn = Urn(balls: [UInt32](repeating: 1, count: units))
    self.init(method, urns: [urn]) { part($0[0]) }
  }

  private static func without(unit: Int, _ urns: [Urn]) -> [[UInt32]] {
    var place = unit
    return urns.indices.map { index in
      let total = urns[index].total
      defer { place -= total }
      return total > place && place >= 0 ? urns[index].without([place]) : urns[index].balls
    }
  }
}

extension RandomStream {
  /// The part of a resample's stream that one stratum draws from.
  fileprivate func stratum(_ index: Int) -> RandomStream {
    var stream = self
    stream.counter = UInt64(index) << 48
    return stream
  }
}

/// Resamples the part of the evidence that a metric reads.
struct Resampler: Sendable {
  /// Metrics with the same name share their resamples.
  let name: String
  let resampling: @Sendable (Evidence, IntervalRequest) throws(Undefined) -> Resampling<Evidence>

  init<Part: Resampled>(_ part: @escaping @Sendable (Evidence) -> Part?) {
    name = Part.what
    resampling = { evidence, request throws(Undefined) in
      guard let given = part(evidence) else { throw .notGiven(Part.what) }
      return try given.resampling(request).map { drawn in
        var evidence = Evidence()
        drawn.put(into: &evidence)
        return evidence
      }
    }
  }
}

extension Resampling {
  /// The same draws, as something else.
  func map<Other>(_ transform: @escaping @Sendable (Part) -> Other) -> Resampling<Other> {
    Resampling<Other>(
      method: method, alike: alike, draw: { transform(draw($0)) },
      without: { transform(without($0, $1)) })
  }

  private init(
    method: String, alike: [Int], draw: @escaping @Sendable (RandomStream) -> Part,
    without: @escaping @Sendable (Int, RandomStream) -> Part
  ) {
    self.method = method
    self.alike = alike
    self.draw = draw
    self.without = without
  }
}
