internal import RingtrueWorlds

/// The severities of the tiers, kind by kind: a table, separated by tabs.
enum TierTable {
  /// Calibrates the kinds of those names, or all that have rows to find.
  static func run(_ names: ArraySlice<String>) {
    let kinds = AnomalyKinds.all.filter { kind in
      names.isEmpty ? kind.card.family != .drift : names.contains(kind.id)
    }
    print("kind\ttier\tseverity\trule\tprevalence\toracle\treached")
    for kind in kinds {
      do {
        for finding in try SeveritySearch().findings(of: kind, threads: 2) {
          print(line(kind.id, finding))
        }
      } catch {
        print("\(kind.id)\t\(error)")
      }
    }
  }

  private static func line(_ kind: String, _ finding: SeveritySearch.Finding) -> String {
    let difficulty = finding.difficulty
    let numbers = [difficulty.severity, difficulty.rule, difficulty.prevalence].map(figures)
    let oracle = finding.oracle.map(figures) ?? "none"
    let end = [oracle, finding.obstacle == nil ? "yes" : "no"]
    return ([kind, finding.tier.id] + numbers + end).joined(separator: "\t")
  }

  private static func figures(_ number: Double) -> String {
    String((number * 10_000).rounded() / 10_000)
  }
}
