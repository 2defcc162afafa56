import RingtrueCore
import RingtrueKernels
import RingtrueMetrics
import Testing

@Suite struct `A ranking` {
  static let ids = Metrics.all.filter { $0.card.family == "ranking" }.map(\.id)

  /// The values that are defined, by id.
  func values(_ scores: [Double], _ labels: [Label]) throws -> [String: Double] {
    var evidence = Evidence()
    evidence.ranking = try Ranking(scores: scores, labels: Labels(labels))
    return Dictionary(
      uniqueKeysWithValues: Self.ids.compactMap { id in
        (try? value(id, evidence)).map { (id, $0) }
      })
  }

  @Test func `means the same under every rising transform of the scores`() throws {
    for number in 0..<40 {
      let given = Case(number)
      let plain = try values(given.scores, given.labels)
      #expect(try values(given.scores.map { $0 * 4 - 3 }, given.labels) == plain)
      #expect(try values(given.scores.map { $0 * $0 * $0 }, given.labels) == plain)
    }
  }

  @Test func `does not depend on the order of rows, but for stable ties`() throws {
    for number in 0..<40 {
      let given = Case(number)
      let order = given.scores.indices.reversed()
      let plain = try values(given.scores, given.labels)
      let turned = try values(order.map { given.scores[$0] }, order.map { given.labels[$0] })
      for (id, value) in plain where !id.contains("stable") {
        #expect(turned[id] == value, "\(id) of case \(number)")
      }
    }
  }

  @Test func `turns around with labels and scores`() throws {
    for number in 0..<100 {
      let given = Case(number)
      guard given.hasBothClasses else { continue }
      let area = try value("roc-auc", given.evidence())
      var turned = given
      turned.scores = given.scores.map { -$0 }
      #expect(try isClose(value("roc-auc", turned.evidence()), 1 - area))
      turned.labels = given.labels.map {
        $0 == .normal ? .anomalous : $0 == .anomalous ? .normal : $0
      }
      #expect(try isClose(value("roc-auc", turned.evidence()), area))
    }
  }

  @Test func `knows perfect, worst and constant scores`() throws {
    let labels: [Label] = [.normal, .normal, .normal, .anomalous]
    let best = try values([1, 2, 3, 4], labels)
    #expect(best["roc-auc"] == 1 && best["average-precision"] == 1 && best["ks"] == 1)
    #expect(best["fpr@tpr=0.95"] == 0 && best["tpr@fpr=0.001"] == 1 && best["f1-oracle"] == 1)
    let worst = try values([4, 3, 2, 1], labels)
    #expect(worst["roc-auc"] == 0 && worst["average-precision"] == 0.25)
    #expect(worst["fpr@tpr=0.95"] == 1 && worst["tpr@fpr=0.05"] == 0)
    let constant = try values([7, 7, 7, 7], labels)
    #expect(constant["roc-auc"] == 0.5 && constant["average-precision"] == 0.25)
    #expect(constant["ks"] == 0 && constant["partial-auc-mcclish@fpr=0.1"] == 0.5)
    #expect(constant["r-precision"] == 0.25)
  }

  @Test func `has no values without anomalies, normal rows or rows, and says why`() throws {
    for (labels, reason) in [
      ([Label.normal, .normal], Undefined.oneClass), ([.anomalous], .oneClass),
      ([.unlabelled], .noRows), ([], .noRows),
    ] {
      var evidence = Evidence()
      evidence.ranking = try Ranking(
        scores: labels.indices.map(Double.init), labels: Labels(labels))
      let measure = Metric.rocAUC.measure(evidence)
      #expect(measure.value == .failure(reason) && measure.interval == .failure(reason))
    }
  }

  @Test func `refuses scores that are not finite, and names their rows`() throws {
    let labels = Labels([.normal, .anomalous, .normal, .anomalous])
    let scores = [1, .nan, 2, .infinity]
    let error = #expect(throws: MetricsError.self) { try Ranking(scores: scores, labels: labels) }
    #expect(error?.rows == [1, 3])
    #expect(error?.description.contains("rows 2, 4") == true)
  }

  @Test func `drops such scores or ranks them last where told to`() throws {
    let labels = Labels([.normal, .anomalous, .normal, .anomalous])
    let scores = [1, .nan, 2, .infinity]
    let dropped = try Ranking(scores: scores, labels: labels, nonFinite: .drop)
    #expect(dropped.positives == 0 && dropped.negatives == 2 && dropped.unusable == [1, 3])
    var evidence = Evidence()
    evidence.ranking = try Ranking(scores: scores, labels: labels, nonFinite: .rankLast)
    #expect(try value("roc-auc", evidence) == 0)
    #expect(try value("precision-min@k=3", evidence) == 1 / 3.0)
  }

  @Test func `takes zeros of both signs for one score`() throws {
    #expect(try values([-0.0, 0.0], [.normal, .anomalous])["roc-auc"] == 0.5)
  }

  @Test func `ranks scores that differ beyond a float`() throws {
    let labels: [Label] = [.normal, .anomalous]
    #expect(try values([1, 1 + 0x1p-52], labels)["roc-auc"] == 1)
    #expect(try values([-1, -1 - 0x1p-52], labels)["roc-auc"] == 0)
    #expect(
      try values([-.greatestFiniteMagnitude, .leastNonzeroMagnitude], labels)["roc-auc"] == 1)
  }

  @Test func `wants as many labels as scores`() {
    #expect(throws: MetricsError.self) { try Ranking(scores: [1, 2], labels: Labels([.normal])) }
  }

  /// A tenth of the rows is anomalous and ranks exactly in the middle of the others.
  @Test func `counts ten million rows without loss`() throws {
    #if DEBUG
      let count = 100_000
    #else
      let count = 10_000_000
    #endif
    let tenth = count / 10
    let scores = (0..<count).map { Double($0 < tenth ? count / 2 : $0 % (count / 2) * 2 + 1) }
    let labels = (0..<count).map { $0 < tenth ? Label.anomalous : .normal }
    var above = 0
    for row in tenth..<count where scores[row] < Double(count / 2) { above += 1 }
    let area = try values(scores, labels)["roc-auc"]
    #expect(area == Double(above) / Double(count - tenth))
  }
}
