internal import RingtrueCore
internal import RingtrueMetrics

/// Answers the cases that a peer has made, so that both can be compared digit by digit.
///
/// A case is a line of JSON such as `{"scores": [0.2, 1], "labels": [0, 1], "threshold": 0.5,
/// "metrics": ["roc-auc"]}`; the answer is a line that gives each metric its number, or null.
enum Cases {
  static func answer() {
    while let line = readLine() {
      guard let given = try? JSON.read(line) else { continue }
      print(answer(given).text)
    }
  }

  private static func answer(_ given: JSON) -> JSON {
    let evidence = evidence(given)
    let ids = given["metrics"]?.elements?.compactMap(\.string) ?? []
    return .object(
      ids.map { id in
        let value = try? Metrics.named(id)?.value(of: evidence)
        return (id, value.map(JSON.number) ?? .null)
      })
  }

  private static func evidence(_ given: JSON) -> Evidence {
    let scores = given["scores"]?.elements?.compactMap(\.double) ?? []
    let labels = Labels(
      given["labels"]?.elements?.map { $0.integer == 1 ? .anomalous : .normal } ?? [])
    var evidence = Evidence()
    evidence.ranking = try? Ranking(scores: scores, labels: labels)
    if let threshold = given["threshold"]?.double {
      evidence.decisions = try? Decisions(
        scores: scores, labels: labels, threshold: Threshold(threshold, from: .given, by: "case"))
    }
    return evidence
  }
}
