/// What a dataset looks like to the eye: when rows came, what they moved, what was wrong with them.
package struct Portrait: Sendable {
  /// One row.
  package struct Row: Sendable {
    /// Whose it is.
    package let entity: String
    /// When it happened, in days since 1970; with their fraction where the hour is known.
    package let moment: Double
    /// What it did, such as a cash withdrawal.
    package let operation: String
    /// How much it moved.
    package let amount: Double
    /// What stood on the account after it, where books tell.
    package let balance: Double?
    /// What happened to it, where something did.
    package let event: Event?

    /// A row.
    package init(
      entity: String, moment: Double, operation: String, amount: Double, balance: Double? = nil,
      event: Event? = nil
    ) {
      self.entity = entity
      self.moment = moment
      self.operation = operation
      self.amount = amount
      self.balance = balance
      self.event = event
    }

    var kind: String? { event.flatMap { $0.isDecoy ? nil : $0.kind } }
  }

  /// Something that happened to rows.
  package struct Event: Sendable, Hashable {
    /// The kind of anomaly that it is, or looks like.
    package let kind: String
    /// Whether it only looks like one.
    package let isDecoy: Bool
    /// Which it is, so that two of a kind can be told apart.
    package let number: Int

    /// An event.
    package init(_ kind: String, isDecoy: Bool = false, number: Int) {
      self.kind = kind
      self.isDecoy = isDecoy
      self.number = number
    }
  }

  /// The scenario, and its part where it has several.
  package let name: String
  /// What rows are of, such as an account.
  package let owner: String
  /// What chance was drawn from.
  package let seed: UInt64
  /// The rows, in the order of the data.
  package let rows: [Row]
  /// The rows had nothing anomalous happened.
  package let twin: [Row]

  /// The rows of a dataset.
  package init(
    _ name: String, of owner: String = "account", seed: UInt64, rows: [Row], twin: [Row] = []
  ) {
    self.name = name
    self.owner = owner
    self.seed = seed
    self.rows = rows
    self.twin = twin
  }
}

extension Portrait {
  /// What it is of, in one line.
  var subtitle: String {
    let anomalous = rows.count { $0.kind != nil }
    return "\(name)  ·  \(rows.count.of("row")), \(anomalous.grouped) of them anomalous  ·  "
      + "seed \(seed)"
  }

  /// Pictures of the data; those of one part of several bear its name.
  package func exhibits(in style: Style, part: String? = nil) -> [Chart.Exhibit] {
    let all: [(String, (Style) throws(MissingMaterial) -> Figure)] = [
      ("amounts", { style throws(MissingMaterial) in try OperationAmounts(self, style).figure() }),
      ("calendar", { style throws(MissingMaterial) in try CalendarMap(self, style).figure() }),
      ("balance", { style throws(MissingMaterial) in try AccountPath(self, style).figure() }),
    ]
    return all.map { name, draw in
      let figure = Result { () throws(MissingMaterial) in try draw(style) }
      return Chart.Exhibit(
        chart: "portrait", name: part.map { "portrait.\(name).\($0)" } ?? "portrait.\(name)",
        contest: part, figure: figure)
    }
  }
}

extension MissingMaterial {
  /// There are no rows, or nothing of some sort in them.
  static func noRows(_ what: String, _ remedy: String) -> MissingMaterial {
    MissingMaterial("no-rows", "the data have no \(what); \(remedy)")
  }
}
