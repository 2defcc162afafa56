internal import RingtrueCore
internal import RingtrueWorlds

extension DataGuards {
  /// Accounts on both sides of a split that should tell them apart.
  static let sharedEntities = Guard<TrialData>("RT003", .warning) { data in
    guard data.split != .transductive, data.boundary != .time,
      let column = data.roles.entity.flatMap({ data.table[$0] })
    else { return nil }
    let learned = Set(data.train.map(column.text))
    let shared = data.measured.count { learned.contains(column.text($0)) }
    guard shared > data.measured.count / 100 else { return nil }
    let share = Double(shared) / Double(max(1, data.measured.count))
    return "\(percent(share)) of the measured rows are of a '\(column.name)' that was learned from;"
      + " split by time, or keep each '\(column.name)' in one part"
  }

  /// Measured rows from before the end of training: the past is told with what came later.
  static let laterRows = Guard<TrialData>("RT004", .warning) { data in
    guard data.split != .transductive, data.boundary != .entity, let moments = data.moments()
    else { return nil }
    let learned = data.train.compactMap { moments[$0] }.sorted()
    guard !learned.isEmpty else { return nil }
    // A few late rows in training are a matter of clocks, not of leaks.
    let end = learned[(learned.count - 1) * 99 / 100]
    let early = data.measured.count { row in moments[row].map { $0 < end } ?? false }
    guard Double(early) > 0.01 * Double(max(1, data.measured.count)) else { return nil }
    let share = Double(early) / Double(data.measured.count)
    return "\(percent(share)) of the measured rows are older than rows that were learned from;"
      + " split by time"
  }
}
