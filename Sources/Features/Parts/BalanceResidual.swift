internal import RingtrueCore

/// By how much a row's balances differ from what its amount makes of them.
struct BalanceResidual: Sendable, Equatable {
  /// The columns: before, after, amount, and the type if there is one.
  let columns: [String]

  /// The residual of a ledger; nil where its balances or amounts are not there.
  init?(of table: Table, amount: String) {
    let needed = ["balance_before", "balance_after", amount]
    guard needed.allSatisfy({ table[$0]?.cells.isNumeric == true }) else { return nil }
    columns = needed + (table["transaction_type"].map { [$0.name] } ?? [])
  }

  init(columns: [String]) { self.columns = columns }

  /// After − before − what came in. The type C brings money in and all others take it out; without
  /// types the amount's sign says it.
  func feature(of table: Table) throws -> FeatureColumn {
    let parts = try columns.prefix(3).map { try table.column($0) }
    let unit = parts.map { $0.cells.decimals.map { Double($0.unitsPerMajor) } ?? 1 }.max() ?? 1
    // Whole minor units subtract exactly; only then does a ledger in order give exactly 0.
    let units = try parts.map { part in
      try part.numbers().map { unit == 1 ? $0 : ($0 * unit).rounded() }
    }
    let isInflow = try columns.dropFirst(3).first.map { name in
      let types = WordCodes(try table.column(name))
      return types.codes.map { types.words[Int($0)] == "C" }
    }
    let residuals = units[2].indices.map { row in
      let size = units[2][row]
      let moved = isInflow.map { $0[row] ? size.magnitude : -size.magnitude } ?? size
      return signedLog((units[1][row] - units[0][row] - moved) / unit)
    }
    return FeatureColumn("balance.residual", of: columns, residuals)
  }
}
