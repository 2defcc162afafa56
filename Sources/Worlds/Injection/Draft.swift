public import RingtrueCore

/// What an edit does to the balances that follow it.
public enum Ripple: Sendable {
  /// Nothing: balances stand as they are written.
  case none
  /// The money really moved: this row's balance and all later ones follow.
  case moves
  /// The books are wrong from here on: the same, but later rows count for no metric.
  case corrupts
}

/// One change of the ledger.
public struct Edit: Sendable, Hashable {
  enum Act: Hashable {
    case change(Int)
    case insert
    case delete(Int)
  }

  let act: Act
  /// What stands there afterwards; for what is deleted, what stood there.
  var posting: Posting?
  let ripple: Ripple

  /// Puts a posting in the place of a row.
  public static func change(_ row: Int, to posting: Posting, _ ripple: Ripple = .moves) -> Edit {
    Edit(act: .change(row), posting: posting, ripple: ripple)
  }

  /// Puts in a posting at its time.
  public static func insert(_ posting: Posting, _ ripple: Ripple = .moves) -> Edit {
    Edit(act: .insert, posting: posting, ripple: ripple)
  }

  /// Takes out a row.
  public static func delete(_ row: Int, _ ripple: Ripple = .moves) -> Edit {
    Edit(act: .delete(row), posting: nil, ripple: ripple)
  }

  /// The row of the base that it changes or takes out.
  var row: Int? {
    switch act {
    case .change(let row), .delete(let row): row
    case .insert: nil
    }
  }
}

/// A time in which no event may put a row into an account.
public struct Silence: Sendable, Hashable {
  /// The account.
  public let account: Int32
  /// The time, in seconds since 1970.
  public let seconds: Range<Int64>

  /// An account's silence.
  public init(_ account: Int, _ seconds: Range<Int64>) {
    self.account = Int32(account)
    self.seconds = seconds
  }
}

/// One event as its kind draws it up: what to change, and what to say about it.
public struct Draft: Sendable {
  /// What to change.
  public var edits: [Edit]
  /// What it comes to, in minor units.
  public var impact: Int64
  /// Other rows that belong to it; they are anomalous too.
  public var members: [Int]
  /// Other rows that must stay as they are.
  public var claims: [Int]
  /// When it could first be known, in seconds since 1970; by default when it ends.
  public var knowable: Int64?
  /// When nothing may be put into which accounts.
  public var silences: [Silence]
  /// When it begins, in seconds since 1970; by default with its first row.
  public var start: Int64?
  /// What else the labels should say about it.
  public var parameters: JSON
  /// The modifiers that it went through.
  public internal(set) var modifiers: [String] = []
  /// How the ordinary changes, if that is what happens: then no row is anomalous.
  public var drift: TrueDrift?

  /// Draws up an event.
  public init(
    _ edits: [Edit], impact: Int64, members: [Int] = [], claims: [Int] = [],
    silences: [Silence] = [], start: Int64? = nil, knowable: Int64? = nil, parameters: JSON = [:],
    drift: TrueDrift? = nil
  ) {
    self.edits = edits
    self.impact = impact
    self.members = members
    self.claims = claims
    self.silences = silences
    self.start = start
    self.knowable = knowable
    self.parameters = parameters
    self.drift = drift
  }

  /// Every row of the base that it needs for itself.
  var rows: [Int] { edits.compactMap(\.row) + members + claims }

  /// What it puts in.
  var inserts: [Posting] { edits.compactMap { $0.row == nil ? $0.posting : nil } }
}
