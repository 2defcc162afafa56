import RingtrueCore
import Testing

@Suite struct `What a detector sees` {
  @Test func `never holds the label`() throws {
    let table = try Table(columns: [
      Column("amount", .integers([1, 2])), Column("is_fraud", .integers([0, 1])),
    ])
    let rows = Observations(
      features: try table.features(["amount"]), table: table,
      roles: ColumnRoles(label: "is_fraud", amount: "amount"))
    #expect(rows.table.columnNames == ["amount"])
    #expect(rows.roles.label == nil)
    #expect(rows.gathering([1]).table.columnNames == ["amount"])
    #expect(rows.rows(1..<2).features.values == [2])
  }
}

@Suite struct `Column roles` {
  @Test func `are read from an object`() throws {
    let roles = try ColumnRoles(reading: ["time": "ts", "entity": "account", "segments": ["desk"]])
    #expect(roles == ColumnRoles(time: "ts", entity: "account", segments: ["desk"]))
    #expect(roles.named.map(\.column) == ["ts", "account", "desk"])
    #expect(throws: Problems.self) { try ColumnRoles(reading: ["tine": "ts"]) }
  }
}

@Suite struct `An archive` {
  let archive = Archive(
    detector: "lof", version: 2, ["points": .floats([1, 2]), "k": .integers([5])])

  @Test func `gives each piece as what it is`() throws {
    try archive.expect("lof", version: 2)
    #expect(try archive.floats("points", count: 2) == [1, 2])
    #expect(try archive.integers("k") == [5])
  }

  @Test func `is refused by another detector, another version, and where pieces lack`() {
    #expect(throws: ArchiveError.otherDetector("lof", not: "knn")) { try archive.expect("knn") }
    #expect(throws: ArchiveError.otherVersion(2, not: 1)) { try archive.expect("lof") }
    #expect(throws: ArchiveError.missing("points")) { try archive.floats("points", count: 3) }
    #expect(throws: ArchiveError.missing("points")) { try archive.doubles("points") }
  }
}

@Suite struct `The conditions of work` {
  @Test func `stop work that is no longer wanted`() {
    #expect(throws: Never.self) { try Conditions().checkCancelled() }
    #expect(throws: CancellationError.self) {
      try Conditions(isCancelled: { true }).checkCancelled()
    }
  }
}

@Suite struct `Ground truth` {
  @Test func `tells plain labels, with collateral rows unlabelled`() {
    var truth = GroundTruth(Labels([.normal, .anomalous, .unlabelled]))
    #expect(truth.labels == Labels([.normal, .anomalous, .unlabelled]))
    #expect(truth.rows.map(\.role) == [.clean, .anchor, .clean])
    truth.rows[0].role = .collateral
    #expect(truth.labels.unlabelledCount == 2)
    #expect(truth.labels.anomalousCount == 1)
    #expect(truth.labels.normalCount == 0)
  }
}
