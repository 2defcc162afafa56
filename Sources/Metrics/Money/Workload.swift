public import RingtrueCore

/// Scores by day and account, for people who can look at so many alerts a day.
public struct Workload: EvidencePart {
  /// The part's name.
  public static let what = "scores with labels and days"

  /// A day with labelled rows.
  struct Day: Sendable {
    /// Its rows, the highest score first.
    var rows: [Row] = []
    /// Its accounts, the highest first; ties in the order in which accounts first came. None where
    /// they are not known.
    var accounts: [Account] = []
  }

  /// One labelled row.
  struct Row: Sendable {
    let score: Double
    let isAnomalous: Bool
    let account: UInt32
  }

  /// An account with rows on a day, and whether any of them is anomalous.
  struct Account: Sendable {
    let number: UInt32
    var isAnomalous: Bool
  }

  /// The days that have labelled rows, in their order.
  let days: [Day]
  /// How many accounts there are; nil where they are not known.
  let accountCount: Int?

  /// Groups labelled rows by day; `days` are numbered in their order.
  ///
  /// Cost: a sort of each day's rows, after which any capacity takes one pass.
  public init(
    scores: [Double], labels: Labels, days: [Int], accounts: Clusters? = nil
  ) throws(MetricsError) {
    guard scores.count == labels.rows.count, days.count == scores.count else {
      throw .lengths("scores and \(days.count) days", scores.count, "labels", labels.rows.count)
    }
    let unusable = scores.indices.filter { !scores[$0].isFinite }
    guard unusable.isEmpty else { throw .notFinite(unusable) }
    var byDay: [Int: Day] = [:]
    for row in scores.indices where labels.rows[row] != .unlabelled {
      byDay[days[row], default: Day()].rows.append(
        Row(
          score: scores[row], isAnomalous: labels.rows[row] == .anomalous,
          account: accounts?.rows[row] ?? 0))
    }
    var ranked = byDay.sorted { $0.key < $1.key }.map(\.value)
    for day in ranked.indices {
      ranked[day].rows.sort { ($1.score, $0.account) < ($0.score, $1.account) }
    }
    if let accounts { Self.rankAccounts(of: &ranked, accounts.count) }
    self.days = ranked
    accountCount = accounts?.count
  }

  /// An account stands where its highest row does.
  private static func rankAccounts(of days: inout [Day], _ count: Int) {
    var places = [Int](repeating: -1, count: count)
    for day in days.indices {
      for row in days[day].rows {
        let place = places[Int(row.account)]
        if place < 0 {
          places[Int(row.account)] = days[day].accounts.count
          days[day].accounts.append(Account(number: row.account, isAnomalous: row.isAnomalous))
        } else if row.isAnomalous {
          days[day].accounts[place].isAnomalous = true
        }
      }
      for account in days[day].accounts { places[Int(account.number)] = -1 }
    }
  }

  /// What was found on a day, out of what.
  struct Found: Sendable {
    var found: Double
    var whole: Double
  }

  /// The anomalous rows among the highest scores of each day, ties by chance.
  func rowsFound(capacity: Int) -> [Found] {
    days.map { day in
      let anomalous = Double(day.rows.count { $0.isAnomalous })
      guard capacity < day.rows.count else { return Found(found: anomalous, whole: anomalous) }
      let last = day.rows[capacity - 1].score
      let above = day.rows.prefix { $0.score > last }
      let tied = day.rows[above.count...].prefix { $0.score == last }
      let room = Double(capacity - above.count) / Double(tied.count)
      let found = Double(above.count { $0.isAnomalous })
      return Found(
        found: found + room * Double(tied.count { $0.isAnomalous }), whole: anomalous)
    }
  }

  /// The accounts with an anomalous row among the highest accounts of each day, out of those
  /// accounts there are on that day; an account is out once it is found.
  func accountsFound(capacity: Int) -> [Found] {
    var isOut = [Bool](repeating: false, count: accountCount ?? 0)
    return days.map { day in
      var (room, found, whole) = (capacity, 0, 0)
      for account in day.accounts where !isOut[Int(account.number)] {
        if account.isAnomalous {
          whole += 1
          if room > 0 {
            found += 1
            isOut[Int(account.number)] = true
          }
        }
        room -= 1
      }
      return Found(found: Double(found), whole: Double(whole))
    }
  }

  /// How many accounts have an anomalous row on any day.
  var anomalousAccounts: Int {
    Set(days.lazy.flatMap(\.accounts).filter(\.isAnomalous).map(\.number)).count
  }
}
