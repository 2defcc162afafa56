extension Record.V1 {
  /// A measure: `value` is null where it is undefined, and `undefined` then says why.
  public struct Measure: Sendable, Equatable {
    /// The record as JSON.
    public let json: JSON

    /// Records a measure; what is not a number is recorded as undefined.
    public init(encoding measure: RingtrueCore.Measure) {
      let measure = measure.withoutNaN
      let interval = try? measure.interval.get()
      // A reason for lacking a value is one for lacking its interval, and told once.
      let missing = measure.interval.reason
      json = .object([
        ("id", .string(measure.metric)),
        ("version", .integer(measure.version)),
        ("value", (try? measure.value.get()).map { .real($0) } ?? .null),
        ("undefined", measure.value.reason.map { .init(encoding: $0) }),
        ("low", interval.map { .real($0.low) }),
        ("high", interval.map { .real($0.high) }),
        ("confidence", interval.map { .number($0.confidence) }),
        ("method", interval.map { .string($0.method) }),
        (
          "no_interval", missing == measure.value.reason ? nil : missing.map { .init(encoding: $0) }
        ),
      ])
    }

    /// Takes a measure that was recorded.
    public init(reading json: JSON) throws(Problems) {
      _ = try Self.measure(json)
      self.json = json
    }

    /// The measure that was recorded.
    public func measure() throws(Problems) -> RingtrueCore.Measure { try Self.measure(json) }

    static func measure(_ json: JSON) throws(Problems) -> RingtrueCore.Measure {
      var fields = FieldReader(json)
      let metric = fields.text("id")
      let version = fields.require(
        "version", fields.integer("version", in: 1...1_000_000), else: 1)
      let value = fields.real("value")
      let undefined = fields.undefined("undefined")
      let bounds = (low: fields.real("low"), high: fields.real("high"))
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
        interval: interval.map { .success($0) } ?? .failure(missing ?? undefined ?? unknown))
    }
  }
}

extension Measure {
  /// The measure as it can be kept: what is not a number is undefined.
  public var withoutNaN: Measure {
    let none = Undefined(code: "not-a-number", "the computation gave no number")
    var (value, interval) = (value, interval)
    if case .success(let number) = value, number.isNaN { value = .failure(none) }
    if case .success(let bounds) = interval, bounds.low.isNaN || bounds.high.isNaN {
      interval = .failure(none)
    }
    return Measure(metric: metric, version: version, value: value, interval: interval)
  }
}

extension Result {
  /// Why there is no value.
  var reason: Failure? { if case .failure(let reason) = self { reason } else { nil } }
}
