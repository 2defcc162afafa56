/// The shapes in which results leave the program, kept apart from the types that it computes with.
///
/// A version never changes once it was released: another shape is another version, so that every
/// record ever written stays readable.
public enum Record {
  /// The first version.
  public enum V1 {
    /// The number that a record of this version states.
    public static let number = 1
  }
}

extension Record.V1 {
  /// A measure: `value` is null where it is undefined, and `undefined` then says why.
  public struct Measure: Sendable, Equatable {
    /// The record as JSON.
    public let json: JSON

    /// Records a measure.
    public init(encoding measure: RingtrueCore.Measure) {
      let interval = try? measure.interval.get()
      json = .object([
        ("id", .string(measure.metric)),
        ("version", .integer(measure.version)),
        ("value", (try? measure.value.get()).map { .number($0) } ?? .null),
        ("undefined", measure.value.reason.map { .init(encoding: $0) }),
        ("low", interval.map { .number($0.low) }),
        ("high", interval.map { .number($0.high) }),
        ("confidence", interval.map { .number($0.confidence) }),
        ("method", interval.map { .string($0.method) }),
        ("no_interval", measure.interval.reason.map { .init(encoding: $0) }),
      ])
    }
  }

  /// A trial and how it ended.
  public struct Trial: Sendable, Equatable {
    /// The record as JSON.
    public let json: JSON

    /// Records a trial and how it ended.
    public init(encoding trial: RingtrueCore.Trial, _ outcome: Outcome, findings: [Finding] = []) {
      json = .object([
        ("scenario", .string(trial.scenario)),
        ("seed", .string(trial.seed.description)),
        ("system", .string(trial.system)),
        ("replicate", .integer(trial.replicate)),
        ("outcome", .string(outcome.word)),
        ("reason", outcome.reason.map { .string($0) }),
        ("measures", outcome.measures.map { .array($0.map { Measure(encoding: $0).json }) }),
        ("findings", .array(findings.map { .init(encoding: $0) })),
      ])
    }
  }
}

extension Record.V1.Measure {
  /// Takes a measure that was recorded.
  public init(reading json: JSON) throws(Problems) {
    _ = try Self.measure(json)
    self.json = json
  }

  /// The measure that was recorded.
  public func measure() throws(Problems) -> RingtrueCore.Measure { try Self.measure(json) }

  private static func measure(_ json: JSON) throws(Problems) -> RingtrueCore.Measure {
    var fields = FieldReader(json)
    let anything = -Double.infinity...Double.infinity
    let metric = fields.require("id", fields.string("id"), else: "")
    let version = fields.require("version", fields.integer("version", in: 1...1_000_000), else: 1)
    let value = fields.number("value", in: anything)
    let undefined = fields.undefined("undefined")
    let bounds = (
      low: fields.number("low", in: anything), high: fields.number("high", in: anything)
    )
    let confidence = fields.number("confidence", in: 0...1)
    let method = fields.string("method")
    let missing = fields.undefined("no_interval")
    if value == nil && undefined == nil { fields.report("a measure needs a value or a reason") }
    try fields.finish()
    let interval = bounds.low.flatMap { low in
      bounds.high.map { high in
        RingtrueCore.Measure.Interval(
          low: low, high: high, confidence: confidence ?? 0, method: method ?? "")
      }
    }
    let unknown = Undefined.notGiven("bounds")
    return RingtrueCore.Measure(
      metric: metric, version: version,
      value: value.map { .success($0) } ?? .failure(undefined ?? unknown),
      interval: interval.map { .success($0) } ?? .failure(missing ?? unknown))
  }
}

extension FieldReader {
  fileprivate mutating func undefined(_ name: String) -> Undefined? {
    guard let json = json(name) else { return nil }
    return nested { () throws(Problems) in
      var fields = FieldReader(json)
      let code = fields.require("code", fields.string("code"), else: "")
      let reason = fields.require("reason", fields.string("reason"), else: "")
      try fields.finish()
      return Undefined(code: code, reason)
    }
  }
}

extension JSON {
  fileprivate init(encoding reason: Undefined) {
    self = .object([("code", .string(reason.code)), ("reason", .string(reason.description))])
  }

  fileprivate init(encoding finding: Finding) {
    self = .object([
      ("code", .string(finding.code)), ("weight", .string(finding.weight.rawValue)),
      ("message", .string(finding.message)),
    ])
  }
}

extension Result {
  fileprivate var reason: Failure? { if case .failure(let reason) = self { reason } else { nil } }
}

extension Outcome {
  fileprivate var measures: [Measure]? {
    if case .scored(let measures) = self { measures } else { nil }
  }

  fileprivate var reason: String? {
    switch self {
    case .scored: nil
    case .undefined(let reason): reason.description
    case .failed(let why), .skipped(let why): why
    case .timedOut(let seconds): "took longer than \(JSON.number(seconds).text) s"
    }
  }
}
