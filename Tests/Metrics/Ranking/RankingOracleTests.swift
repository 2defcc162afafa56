import RingtrueCore
import RingtrueMetrics
import Testing

@Suite struct `Ranking metrics` {
  @Test func `equal their definitions on cases of every kind`() throws {
    for number in 0..<400 {
      let given = Case(number)
      guard given.hasBothClasses else { continue }
      let oracle = Oracle(given.scores, given.labels)
      let evidence = try given.evidence()
      let expected = [
        "roc-auc": oracle.rocAUC, "gini": 2 * oracle.rocAUC - 1,
        "average-precision": oracle.averagePrecision, "pr-auc-trapezoid": oracle.trapezoid,
        "ks": oracle.ks, "f1-oracle": oracle.bestF1, "fpr@tpr=0.8": oracle.fprAtTPR(0.8),
        "fpr@tpr=0": oracle.fprAtTPR(0), "fpr@tpr=1": oracle.fprAtTPR(1),
        "tpr@fpr=0.05": oracle.tprAtFPR(0.05), "tpr@fpr=0": oracle.tprAtFPR(0),
        "partial-auc@fpr=0.1": oracle.partialAUC(0.1),
        "partial-auc@fpr=0.37": oracle.partialAUC(0.37),
        "partial-auc@fpr=1": oracle.rocAUC, "partial-auc-mcclish@fpr=1": oracle.rocAUC,
        "partial-auc-mcclish@fpr=0.2": 0.5 * (1 + (oracle.partialAUC(0.2) - 0.02) / 0.18),
      ]
      for (id, wanted) in expected {
        let found = try value(id, evidence)
        #expect(isClose(found, wanted), "\(id) of case \(number): \(found), not \(wanted)")
      }
    }
  }

  @Test func `count the rows of ties by each rule`() throws {
    for number in 0..<400 {
      let given = Case(number)
      let oracle = Oracle(given.scores, given.labels)
      guard oracle.scores.count >= 7 else { continue }
      let evidence = try given.evidence()
      let least = oracle.hits(7) { oracle.isAnomalous[$1] && !oracle.isAnomalous[$0] }
      let most = oracle.hits(7) { oracle.isAnomalous[$0] && !oracle.isAnomalous[$1] }
      #expect(try value("precision-min@k=7", evidence) == least / 7)
      #expect(try value("precision-max@k=7", evidence) == most / 7)
      #expect(try value("precision-stable@k=7", evidence) == oracle.hits(7, <) / 7)
      let expected = try value("precision-expected@k=7", evidence)
      #expect(least / 7 <= expected && expected <= most / 7)
    }
  }

  @Test func `expect of ties what all their orders give on average`() throws {
    let labels: [Label] = [.anomalous, .normal, .normal, .anomalous, .anomalous]
    var evidence = Evidence()
    evidence.ranking = try Ranking(scores: [9, 5, 5, 5, 1], labels: Labels(labels))
    // One hit above the tie, and one of its three rows is anomalous.
    #expect(try isClose(value("precision-expected@k=2", evidence), (1 + 1 / 3.0) / 2))
    #expect(try isClose(value("recall-expected@share=0.4", evidence), (1 + 1 / 3.0) / 3))
    #expect(try isClose(value("lift@share=0.4", evidence), (1 + 1 / 3.0) / 2 / 0.6))
    #expect(try isClose(value("r-precision", evidence), (1 + 2 / 3.0) / 3))
  }

  @Test func `weigh false alarms by the prevalence that is asked for`() throws {
    let given = Case(2)
    let evidence = try given.evidence()
    let share = try value("prevalence", evidence)
    let own = try value("average-precision@prevalence=\(share)", evidence)
    #expect(try isClose(own, value("average-precision", evidence)))
    let rare = try value("average-precision@prevalence=0.001", evidence)
    #expect(rare < own)
  }

  @Test func `know their best thresholds`() throws {
    let labels: [Label] = [.anomalous, .normal, .anomalous, .normal]
    let ranking = try Ranking(scores: [4, 3, 2, 1], labels: Labels(labels))
    #expect(try ranking.bestF1().value == 0.8)
    #expect(try ranking.bestF1().thresholds == [2])
    let even = try Ranking(
      scores: [4, 3, 2, 1], labels: Labels([.anomalous, .normal, .normal, .anomalous]))
    #expect(try even.bestF1().thresholds == [4, 1])
  }
}

@Suite struct `DeLong's error` {
  @Test func `equals the definition by placements`() throws {
    for number in 0..<300 {
      let given = Case(number)
      let oracle = Oracle(given.scores, given.labels)
      guard oracle.positives >= 2, oracle.negatives >= 2 else { continue }
      let found = try DeLong(Ranking(scores: given.scores, labels: Labels(given.labels)))
      #expect(isClose(found.standardError, oracle.deLong), "case \(number)")
    }
  }

  @Test func `takes two rows of each class`() throws {
    let ranking = try Ranking(
      scores: [1, 2, 3], labels: Labels([.normal, .normal, .anomalous]))
    #expect(throws: Undefined.tooFew("anomalous rows", 1, needed: 2)) { try DeLong(ranking) }
  }
}
