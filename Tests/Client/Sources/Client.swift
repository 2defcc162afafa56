import Ringtrue

/// Measures four scores of its own, as a user of the library would.
@main
enum Client {
  static func main() throws {
    var evidence = Evidence()
    evidence.ranking = try Ranking(
      scores: [1, 2, 2, 3], labels: Labels([.normal, .normal, .anomalous, .anomalous]))
    let area = try Metric.rocAUC.value(of: evidence)
    print("\(Metric.rocAUC.id) of a client's own scores: \(area)")
  }
}
