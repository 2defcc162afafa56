import Ringtrue

/// One case: what is asked, and the numbers it is asked of.
struct Question {
  let json: JSON

  init(_ line: String) throws { json = try JSON.read(line) }

  var kind: String { json["kind"]?.string ?? "" }

  func number(_ name: String) -> Double { json[name]?.double ?? .nan }
  func integer(_ name: String) -> Int { Int(json[name]?.integer ?? 0) }
  func numbers(_ name: String) -> [Double] { (json[name]?.elements ?? []).compactMap(\.double) }
  func integers(_ name: String) -> [Int] { numbers(name).map { Int($0) } }
  func flags(_ name: String) -> [Bool] { numbers(name).map { $0 != 0 } }
  func words(_ name: String) -> [String] { (json[name]?.elements ?? []).compactMap(\.string) }
  func rows(_ name: String) -> [[Double]] {
    (json[name]?.elements ?? []).map { ($0.elements ?? []).compactMap(\.double) }
  }
  func series() throws -> Evidence {
    var evidence = Evidence()
    evidence.events = try EventSeries(
      truth: flags("truth"), flags: json["flags"].map { _ in flags("flags") },
      scores: json["scores"].map { _ in numbers("scores") })
    return evidence
  }
  func labels(_ name: String) -> Labels { Labels(flags(name).map { $0 ? .anomalous : .normal }) }
}

/// Named numbers; a value that is undefined is answered by the word for its reason.
struct Answers {
  private(set) var members: [(String, JSON?)] = []

  mutating func add(_ name: String, _ value: () throws -> Double) {
    do {
      members.append((name, .number(try value())))
    } catch let reason as Undefined {
      members.append((name, .string(reason.code)))
    } catch {
      members.append((name, .string("\(error)")))
    }
  }

  mutating func add(_ name: String, p test: () throws -> TestResult) {
    add(name) { try test().pValue }
  }

  /// The values of metrics by their ids.
  mutating func add(_ metrics: [Metric], of evidence: () throws -> Evidence) {
    for metric in metrics { add(metric.id) { try metric.value(of: evidence()) } }
  }

  mutating func add(_ name: String, _ values: [Double]) {
    members.append((name, .array(values.map { .number($0) })))
  }
}
