internal import RingtrueCharts

extension Chapter {
  /// What leads, and what cannot be told apart from it: one card for each part of a scenario.
  static let leaders = Chapter(
    "leaders", "What leads, and what cannot be told apart",
    runCharts: [
      "scenarios", "critical-difference",
    ],
    needsSystems: false,
    opening: { report in
      guard !report.parts.isEmpty else {
        return "<p class=\"absent\">Nothing was measured; the warnings say why.</p>"
      }
      return """
        <p>Systems are ranked by average precision (AP): the precision to expect at a random
        anomaly&#39;s place in the ranking. In brackets stand 95 % intervals.</p>

        """
    },
    ofPart: { part in
      let lead = Lead(contest: part.contest)
      let remarks = lead.remarks.map { remark -> Markup in "\(remark) " }
      return """
        <div class="card">
        <p class="lead"><strong>\(lead.headline).</strong></p>
        <p>\(remarks)</p>
        \(scale(part.contest))\(facts(part.contest))</div>

        """
    })

  private static func scale(_ contest: Contest) -> Markup {
    guard let leader = contest.leader else { return .none }
    return Span.scale(
      leader: leader.precision, leader.bounds, control: contest.control?.precision,
      oracle: contest.oracle?.precision)
  }

  private static func facts(_ contest: Contest) -> Markup {
    func fact(_ look: String, _ title: String, _ value: Markup) -> Markup {
      "<div><dt class=\"\(look)\">\(title)</dt><dd>\(value)</dd></div>\n"
    }
    var facts: [Markup] = []
    if let leader = contest.leader {
      facts.append(
        fact("key-leader", "Best system", Reading(leader.precision, leader.bounds).markup))
    }
    if let control = contest.control {
      facts.append(
        fact(
          "key-control", "Best trivial baseline", Reading(control.precision, control.bounds).markup)
      )
    }
    if let oracle = contest.oracle {
      facts.append(fact("key-oracle", "What can be known", Reading(oracle.precision).markup))
    }
    if contest.contenders.isEmpty {
      let told = [
        ("Best categorizer", contest.bestSorter), ("Best control", contest.controlSorter),
      ]
      facts += told.compactMap { title, sorter in
        Reading(sorter?.macroF1).map { fact("", title, $0.markup) }
      }
    }
    facts.append(fact("", "Anomalies", "\(contest.anomalies.grouped) of \(contest.rows.of("row"))"))
    facts.append(fact("", "Prevalence", "\(contest.prevalence.percent)"))
    return "<dl class=\"facts\">\n\(facts)</dl>\n"
  }
}
