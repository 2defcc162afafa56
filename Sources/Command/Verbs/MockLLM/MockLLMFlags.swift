internal import Ringtrue

/// The flags of `mock-llm`.
enum MockLLMFlags {
  static let port = Flag(
    "port", .integer(in: 0...65_535), "The port to listen on; 0 is any that is free.", default: 0)
  static let model = Flag<String?>(
    "model", .text("NAME"), "The only model it knows; it takes every name without it.")
  static let profile = Flag<String?>(
    "profile", .choice(MockProfiles.all.map(\.id)),
    "How it misses what keywords and tolerances say of a break; not at all without it.")
  static let seed = Flag("seed", .integer(in: 0...), "What chance is drawn from.", default: 1)

  static let latency = Flag<LatencyLaw?>(
    "latency", .latency, "How long answers take: half of them, and all but one in a hundred.")
  static let requestsPerMinute = Flag<Double?>(
    "rpm", .number(in: 0.01...1e9), "How many calls a minute it lets through.")
  static let tokensPerMinute = Flag<Double?>(
    "tpm", .number(in: 1...1e12), "How many tokens a minute it lets through.")
  static let faults = Flag(
    "fault", .list(of: .fault),
    "How often it fails in which way: \(Faults.names.joined(separator: ", ")).", default: [])

  static let log = Flag<String?>("log", .file, "Where to add a line of JSON for every call.")

  static let groups: [FlagGroup] = [
    FlagGroup("Who answers", [port, model, profile, seed]),
    FlagGroup("How well", [latency, requestsPerMinute, tokensPerMinute, faults]),
    FlagGroup("What is written", [log]),
  ]
}

/// A fault and how often it is wanted.
struct FaultOrder: Sendable, Equatable {
  let name: String
  let share: Double
}

extension Kind where Value == FaultOrder {
  /// A fault and its share, `503=0.02`.
  static let fault = Kind(
    "FAULT=SHARE", show: { "\($0.name)=\(Kind<Double>.percent.show($0.share))" }
  ) { word throws(Misreading) in
    let pair = try Kind<Pair>.pair.read(word)
    guard Faults.names.contains(pair.key) else { throw .notOne(of: Faults.names, pair.key) }
    return FaultOrder(name: pair.key, share: try Kind<Double>.percent.read(pair.value))
  }
}

extension Kind where Value == LatencyLaw {
  /// The median and the 99th percentile, `p50=20ms,p99=200ms`.
  static let latency = Kind(
    "p50=TIME,p99=TIME",
    show: { "p50=\(Span.show($0.median)),p99=\(Span.show($0.high))" }
  ) { word throws(Misreading) in
    let pairs = try Kind<[Pair]>.list(of: .pair).read(word)
    func time(_ name: String) throws(Misreading) -> Duration {
      guard let pair = pairs.first(where: { $0.key == name }) else {
        throw Misreading("names no \(name)", "write it as p50=20ms,p99=200ms")
      }
      return try Kind<Duration>.duration.read(pair.value)
    }
    let (median, high) = (try time("p50"), try time("p99"))
    guard pairs.count == 2, let law = try? LatencyLaw(median: median, high: high) else {
      throw Misreading("is no latency", "write p50 above 0 and p99 no lower: p50=20ms,p99=200ms")
    }
    return law
  }
}
