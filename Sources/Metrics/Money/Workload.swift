public import RingtrueCore

/// Scores by day and account, for people who can look at so many alerts a day.
public struct Workload: EvidencePart {
  /// The part's name.
  public static let what = "scores with labels and days"

  /// One labelled row.
  struct Row: Sendable {
    let score: Double
    let isAnomalous: Bool
    let account: UInt32
  }

  /// The labelled rows of each day, in the order of days; ties keep the order of rows.
  let days: [[Row]]
  /// Whether accounts are known.
  let hasAccounts: Bool

  /// Groups labelled rows by day; `days` are numbered in their order.
  public init(
    scores: [Double], labels: Labels, days: [Int], accounts: Clusters? = nil
  ) throws(MetricsError) {
    guard scores.count == labels.rows.count, days.count == scores.count else {
      throw .lengths("scores and \(days.count) days", scores.count, "labels", labels.rows.count)
    }
    let unusable = scores.indices.filter { !scores[$0].isFinite }
    guard unusable.isEmpty else { throw .notFinite(unusable) }
    var byDay: [Int: [Row]] = [:]
    for row in scores.indices where labels.rows[row] != .unlabelled {
      byDay[days[row], default: []].append(
        Row(
          score: scores[row], isAnomalous: labels.rows[row] == .anomalous,
          account: accounts?.rows[row] ?? 0))
    }
    self.days = byDay.sorted { $0.key < $1.key }.map(\.value)
    hasAccounts = accounts != nil
  }

  /// What was found on a day, out of what.
  struct Found: Sendable {
    var found: Double
    var whole: Double
  }

  /// The anomalous rows among the highest scores of each day, ties by chance.
  func rowsFound(capacity: Int) -> [Found] {
    days.map { rows in
      let anomalous = rows.count { $0.isAnomalous }
      let ranked = rows.sorted { $0.score > $1.score }
      guard capacity < rows.count else {
        return Found(found: Double(anomalous), whole: Double(anomalous))
      }
      let last = ranked[capacity - 1].score
      let above = ranked.prefix { $0.score > last }
      let tied = ranked[above.count...].prefix { $0.score == last }
      let room = Double(capacity - above.count) / Double(tied.count)
      let found = Double(above.count { $0.isAnomalous })
      return Found(
        found: found + room * Double(tied.count { $0.isAnomalous }), whole: Double(anomalous))
    }
  }

  /// The accounts with an anomalous row among the highest accounts of each day, out of those
  /// accounts there are on that day; an account is out once it is found.
  ///
  /// An account scores as its highest row does; ties go to the account that came first.
  func accountsFound(capacity: Int) -> [Found] {
    var known: Set<UInt32> = []
    return days.map { rows in
      var accounts: [UInt32: (score: Double, isAnomalous: Bool)] = [:]
      for row in rows where !known.contains(row.account) {
        let before = accounts[row.account] ?? (row.score, false)
        accounts[row.account] = (
          max(before.score, row.score), before.isAnomalous || row.isAnomalous
        )
      }
      let ranked = accounts.sorted {
        ($1.value.score, $0.key) < ($0.value.score, $1.key)
      }
      let found = ranked.prefix(capacity).filter(\.value.isAnomalous).map(\.key)
      known.formUnion(found)
      return Found(
        found: Double(found.count), whole: Double(accounts.values.count { $0.isAnomalous }))
    }
  }

  /// How many accounts have an anomalous row on any day.
  var anomalousAccounts: Int {
    Set(days.joined().filter(\.isAnomalous).map(\.account)).count
  }
}
