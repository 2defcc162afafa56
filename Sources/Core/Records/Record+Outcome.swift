extension Outcome {
  /// The members of a record that tell how a trial ended.
  var members: [(String, JSON?)] {
    [
      ("outcome", .string(word)),
      ("reason", reason.map { .string($0) }),
      ("code", undefined.map { .string($0.code) }),
      ("seconds", seconds.map { .number($0) }),
      ("measures", measures.map { .array($0.map { Record.V1.Measure(encoding: $0).json }) }),
    ]
  }

  private var measures: [Measure]? {
    if case .scored(let measures) = self { measures } else { nil }
  }

  private var undefined: Undefined? {
    if case .undefined(let reason) = self { reason } else { nil }
  }

  private var seconds: Double? {
    if case .timedOut(let seconds) = self { seconds } else { nil }
  }

  /// Why the trial gave nothing, in a sentence.
  public var reason: String? {
    switch self {
    case .scored: nil
    case .undefined(let reason): reason.description
    case .failed(let why), .skipped(let why): why
    case .timedOut(let seconds): "took longer than \(JSON.number(seconds).text) s"
    }
  }
}

extension FieldReader {
  /// How a trial ended.
  mutating func outcome() -> Outcome {
    let words = ["scored", "undefined", "failed", "skipped", "timed-out"]
    let word = require("outcome", choice("outcome", of: words), else: "")
    let reason = string("reason") ?? ""
    let code = string("code") ?? ""
    let seconds = number("seconds", in: 0...Double.greatestFiniteMagnitude)
    let measures = measures("measures")
    return switch word {
    case "undefined": .undefined(Undefined(code: code, reason))
    case "failed": .failed(reason)
    case "skipped": .skipped(reason)
    case "timed-out": .timedOut(after: seconds ?? 0)
    default: .scored(measures)
    }
  }

  /// A list of measures; none when it is missing.
  mutating func measures(_ name: String) -> [Measure] {
    list(name) { json throws(Problems) in try Record.V1.Measure.measure(json) } ?? []
  }
}
