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
    /// How much it moved, or how much two systems differ by.
    package let amount: Double
    /// What stood on the account after it, where books tell.
    package let balance: Double?
    /// For how many days it has been open, where it is a break.
    package let age: Double?
    /// What happened to it, where something did.
    package let event: Event?

    /// A row.
    package init(
      entity: String, moment: Double, operation: String, amount: Double, balance: Double? = nil,
      age: Double? = nil, event: Event? = nil
    ) {
      self.entity = entity
      self.moment = moment
      self.operation = operation
      self.amount = amount
      self.balance = balance
      self.age = age
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

  /// A kind of picture of data.
  package struct View: Sendable {
    /// The name, by which it is asked for.
    package let id: String
    /// What it shows, in one sentence.
    package let summary: String
    fileprivate let draw: @Sendable (Portrait, Style) throws(MissingMaterial) -> Figure
  }

  /// The one list of pictures of data.
  package static let views: [View] = [
    View(
      id: "portrait.amounts",
      summary: "What every operation of some data moves, and the amounts of anomalous rows."
    ) { portrait, style throws(MissingMaterial) in
      try OperationAmounts(portrait, style).figure()
    },
    View(
      id: "portrait.calendar",
      summary: "How many rows of some data came on each day, and how many of them are anomalous."
    ) { portrait, style throws(MissingMaterial) in
      try CalendarMap(portrait, style).figure()
    },
    View(
      id: "portrait.balance",
      summary: "What one account of some data held and moved, with its anomalies marked."
    ) { portrait, style throws(MissingMaterial) in
      try AccountPath(portrait, style).figure()
    },
  ]

  /// Pictures of the data; those of one part of several bear its name.
  package func exhibits(in style: Style, part: String? = nil) -> [Chart.Exhibit] {
    Self.views.map { view in
      let figure = Result { () throws(MissingMaterial) in try view.draw(self, style) }
      return Chart.Exhibit(
        chart: view.id, name: part.map { "\(view.id).\($0)" } ?? view.id, contest: part,
        figure: figure)
    }
  }
}

extension MissingMaterial {
  /// There are no rows, or nothing of some sort in them.
  static func noRows(_ what: String, _ remedy: String) -> MissingMaterial {
    MissingMaterial("no-rows", "the data have no \(what); \(remedy)")
  }
}
