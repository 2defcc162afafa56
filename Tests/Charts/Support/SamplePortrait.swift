@testable import RingtrueCharts

extension Portrait {
  /// Half a year of two accounts, one of which is robbed in the end.
  static func sample(
    _ names: [String] = ["withdrawal", "transfer"], days: Int = 180
  ) -> Portrait {
    var dice = Dice(4)
    var balance = 9000.0
    func row(_ day: Int, _ kind: String?, amount: Double) -> Portrait.Row {
      balance -= amount
      return Portrait.Row(
        entity: day.isMultiple(of: 7) ? "A2" : "A1", moment: 19_800 + Double(day) * 0.9,
        operation: names[day % names.count], amount: amount, balance: balance,
        event: kind.map { Portrait.Event($0, number: day / 4) })
    }
    let rows = (0..<days).map { day in
      let isRobbed = day > days - 12 && !day.isMultiple(of: 7)
      let kind = isRobbed ? names[day % names.count] + " theft" : nil
      return row(day, kind, amount: isRobbed ? 2500 : 10 + 90 * dice.share())
    }
    return Portrait("retail", seed: 7, rows: rows, twin: rows.filter { $0.kind == nil })
  }
}
