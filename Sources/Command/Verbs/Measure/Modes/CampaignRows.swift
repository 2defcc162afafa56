internal import Ringtrue
internal import RingtrueCore

/// The columns that tell of events and of when they were noticed.
struct CampaignRows {
  /// The event of each row, if it belongs to one.
  let names: [String?]
  let times: [Instant]
  /// From when on a row's event could be known; the time of its first row where nobody says.
  let knowable: [Instant?]?
  let flags: [Bool]
  let amounts: (minor: [Int64], perMajor: Double)?
  let labels: Labels
  let decoys: RowSet?
  let clusters: Clusters?

  /// The rows of each event, in the order in which events begin in the file; only rows that are
  /// anomalous count, so that decoys and ignored rows are none.
  fileprivate var events: [[Int]] {
    var places: [String: Int] = [:]
    var events: [[Int]] = []
    for (row, name) in names.enumerated() where labels.rows[row] == .anomalous {
      guard let name, decoys?.contains(row) != true else { continue }
      let place = places[name] ?? events.count
      places[name] = place
      if place == events.count { events.append([]) }
      events[place].append(row)
    }
    return events
  }

  fileprivate func campaign(_ rows: [Int]) -> Campaigns.Campaign {
    let known = knowable.flatMap { known in rows.compactMap { known[$0] }.min() }
    let first = rows.map { times[$0] }.min() ?? Instant(microseconds: 0)
    return Campaigns.Campaign(
      earliestKnowable: known ?? first,
      rows: rows.map { row in
        Campaigns.Row(
          time: times[row], isFlagged: flags[row], amountMinor: amounts?.minor[row] ?? 0)
      })
  }
}

extension Campaigns {
  /// The events that some columns tell of; each belongs to the cluster of its first row.
  init(_ rows: CampaignRows) {
    let events = rows.events
    let clusters = rows.clusters.map { clusters in
      Clusters(events.compactMap { $0.first.map { clusters.rows[$0] } })
    }
    self.init(
      events.map(rows.campaign), minorPerMajor: rows.amounts?.perMajor ?? 100,
      hasAmounts: rows.amounts != nil, clusters: clusters)
  }
}
