import RingtrueCore
import RingtrueWorlds

@testable import RingtrueHarness

extension DataTrap {
  /// Every mistake that can be made with rows and labels, in three variants at the least.
  static let all: [DataTrap] = copies + leaks + labels + shapes + telling

  private static let copies: [DataTrap] = [
    DataTrap("RT001", "one measured row in twenty is a training row") { rows in
      for (rank, row) in rows.measured.enumerated() where rank % 20 == 0 {
        rows.copy(rows.train[rank % rows.train.count], to: row)
      }
    },
    DataTrap("RT001", "one in fifty") { rows in
      for (rank, row) in rows.measured.enumerated() where rank % 50 == 0 {
        rows.copy(rows.train[rank * 7 % rows.train.count], to: row)
      }
    },
    DataTrap("RT001", "every anomaly was learned from") { rows in
      for row in rows.measured where rows.labels[row] == .anomalous {
        rows.copy(rows.train[row % rows.train.count], to: row)
        rows.labels[row] = .anomalous
      }
    },
    DataTrap("RT001", "the measured rows are the training rows") { rows in
      for (rank, row) in rows.measured.enumerated() {
        rows.copy(rows.train[rank % rows.train.count], to: row)
      }
    },
    DataTrap("RT002", "copies with another date") { rows in
      for (rank, row) in rows.measured.enumerated() where rank % 10 == 0 {
        let day = rows.days[row]
        rows.copy(rows.train[rank % rows.train.count], to: row)
        rows.days[row] = day
      }
    },
    DataTrap("RT002", "copies with another date and a rate a little off") { rows in
      for (rank, row) in rows.measured.enumerated() where rank % 10 == 0 {
        let day = rows.days[row]
        rows.copy(rows.train[rank % rows.train.count], to: row)
        rows.days[row] = day
        rows.rates[row] *= 1.00001
      }
    },
    DataTrap("RT002", "copies with another date and an amount a cent off") { rows in
      for (rank, row) in rows.measured.enumerated() where rank % 5 == 0 {
        let day = rows.days[row]
        rows.copy(rows.train[rank % rows.train.count], to: row)
        rows.days[row] = day
        rows.amounts[row] += 1
      }
    },
  ]

  private static let leaks: [DataTrap] = [
    DataTrap("RT003", "accounts that should be apart are dealt out by row") { rows in
      rows.boundary = .entity
      rows.parts = rows.parts.indices.map { $0 % 3 == 0 ? .test : .train }
    },
    DataTrap("RT003", "one account in five is on both sides") { rows in
      rows.boundary = .entity
      rows.parts = rows.accounts.enumerated().map { row, account in
        account % 5 == 0 ? (row % 2 == 0 ? .test : .train) : account % 2 == 0 ? .test : .train
      }
    },
    DataTrap("RT003", "rows are split by their place in a file without order") { rows in
      rows.boundary = nil
      rows.parts = rows.parts.indices.map { $0 % 2 == 0 ? .test : .train }
    },
    DataTrap("RT003", "accounts and times should be apart, and accounts are not") { rows in
      rows.boundary = .both
      rows.parts = rows.parts.indices.map { $0 * 2 < rows.count ? .train : .test }
    },
    DataTrap("RT004", "rows are dealt out at random") { rows in
      rows.boundary = .time
      rows.parts = rows.parts.indices.map { $0 * 7919 % 10 < 4 ? .test : .train }
    },
    DataTrap("RT004", "the future is learned from") { rows in
      rows.boundary = .time
      rows.parts = rows.parts.indices.map { $0 * 2 < rows.count ? .test : .train }
    },
    DataTrap("RT004", "one measured row in ten is from before") { rows in
      rows.boundary = .time
      rows.parts = rows.parts.indices.map { row in
        row * 2 < rows.count ? (row % 10 == 0 ? .test : .train) : .test
      }
    },
    DataTrap("RT004", "a file's own order is not that of time") { rows in
      rows.boundary = nil
      rows.days = rows.days.indices.map { Int64($0 * 7919 % 365) }
    },
  ]

  private static let labels: [DataTrap] = [
    DataTrap("RT005", "no measured row is anomalous") { $0.label { _, _ in false } },
    DataTrap("RT005", "all measured rows are anomalous") { $0.label { _, _ in true } },
    DataTrap("RT005", "no measured row is labelled") { rows in
      for row in rows.measured { rows.labels[row] = .unlabelled }
    },
    DataTrap("RT006", "one anomaly") { $0.label { rank, _ in rank == 100 } },
    DataTrap("RT006", "five anomalies") { $0.label { rank, _ in rank % 40 == 20 && rank < 200 } },
    DataTrap("RT006", "fifteen anomalies") { $0.label { rank, _ in rank % 13 == 5 && rank < 195 } },
    DataTrap("RT007", "one row in eight is anomalous") { $0.label { rank, _ in rank % 8 == 0 } },
    DataTrap("RT007", "one in three") { $0.label { rank, _ in rank % 3 == 0 } },
    DataTrap("RT007", "three in five") { $0.label { rank, _ in rank % 5 < 3 } },
  ]

  private static let shapes: [DataTrap] = [
    DataTrap("RT008", "no labels in the first half of what is measured") { rows in
      let half = rows.measured.count / 2
      rows.label { rank, _ in rank > half && rank % 7 == 3 }
    },
    DataTrap("RT008", "no labels in the last half") { rows in
      let half = rows.measured.count / 2
      rows.label { rank, _ in rank < half && rank % 7 == 3 }
    },
    DataTrap("RT008", "no labels in between") { rows in
      let count = rows.measured.count
      rows.label { rank, _ in (rank * 4 < count || rank * 4 > 3 * count) && rank % 6 == 2 }
    },
    DataTrap("RT009", "all anomalies at the end") { rows in
      let count = rows.measured.count
      rows.label { rank, _ in rank * 4 > 3 * count && rank % 3 == 0 }
    },
    DataTrap("RT009", "all anomalies at the beginning") { rows in
      let count = rows.measured.count
      rows.label { rank, _ in rank * 4 < count && rank % 3 == 0 }
    },
    DataTrap("RT009", "nearly all in the last third") { rows in
      let count = rows.measured.count
      rows.label { rank, _ in rank * 3 > 2 * count ? rank % 3 == 0 : rank % 60 == 7 }
    },
  ]

  private static let telling: [DataTrap] = [
    DataTrap("RT010", "a column is the label") { rows in
      rows.extra = rows.labels.map { $0 == .anomalous ? 1 : 0 }
    },
    DataTrap("RT010", "a column is the label, turned and blurred") { rows in
      rows.extra = rows.labels.enumerated().map { row, label in
        (label == .anomalous ? -3 : 0) - Double(row * 7919 % 100) / 100
      }
    },
    DataTrap("RT010", "a cell is missing where a row is anomalous") { rows in
      rows.holes = RowSet(rows.labels.indices.filter { rows.labels[$0] == .anomalous })
    },
    DataTrap("RT010", "a word is written for anomalies alone") { rows in
      for row in rows.words.indices where rows.labels[row] == .anomalous {
        rows.words[row] = "test"
      }
    },
  ]
}

extension ScoreTrap {
  /// Every mistake that shows in scores, in three variants at the least.
  static let all: [ScoreTrap] = [
    ScoreTrap("RT021", "all scores are one half") { _, _, _ in 0.5 },
    ScoreTrap("RT021", "all scores are nothing") { _, _, _ in 0 },
    ScoreTrap("RT021", "all are huge") { _, _, _ in 1e300 },
    ScoreTrap("RT022", "flags instead of scores") { rows, _, row in
      rows.labels[row] == .anomalous || row % 9 == 0 ? 1 : 0
    },
    ScoreTrap("RT022", "three grades") { _, place, _ in Double(place % 3) },
    ScoreTrap("RT022", "nine grades") { _, place, _ in Double(place * 7919 % 9) },
    ScoreTrap("RT023", "the sign is wrong") { rows, _, row in -rows.fair(row, seed: 3) },
    ScoreTrap("RT023", "the scores are chances of being ordinary") { rows, _, row in
      1 / (1 + rows.fair(row, seed: 4))
    },
    ScoreTrap("RT023", "anomalies score lowest") { rows, place, row in
      rows.labels[row] == .anomalous ? -1 : Double(place)
    },
    ScoreTrap("RT024", "the score is the amount") { rows, _, row in Double(rows.amounts[row]) },
    ScoreTrap("RT024", "the score falls with the rate") { rows, _, row in 7 - 2 * rows.rates[row] },
    ScoreTrap("RT024", "the score is the day") { rows, _, row in Double(rows.days[row]) / 365 },
  ]
}
