public import RingtrueCategorizer
internal import RingtrueCore
internal import RingtrueWorlds

/// How categorizers are tried: what a scenario says under `categorizer`.
///
/// ```json5
/// {
///   systems: ["mock:careful", "rules"], // the controls majority and random come beside them
///   repeats: 3,                         // how often each break is asked about
///   orders: 1,                          // other orders in which each is asked about once more
///   batches: [8],                       // other numbers of breaks a message, likewise
///   reviews: { skill: 0.97 },           // people look at the first half, before the rest comes
///   reuse: { skew: 0.8, turns: 1000 },  // requests that come again, for what a cache is worth
///   policy: "safe",                     // what may be closed unseen
///   batch: 1, in_flight: 8,             // breaks a message, and messages under way at once
///   price: [0.15, 0.6],                 // dollars for a million tokens read, and written
///   model: { name: "llama3.2", base_url: "http://localhost:11434/v1" }, // for live and record
/// }
/// ```
public struct SortingTask: Sendable {
  /// Requests that come again and again: the n-th most popular with odds of n to minus the skew.
  public struct Reuse: Sendable, Equatable {
    /// How skewed they are.
    public var skew: Double
    /// How many of them come.
    public var turns: Int
  }

  /// People who look at the first half of the breaks, before the rest comes.
  public struct Reviews: Sendable, Equatable {
    /// How often they find the right bucket.
    public var skill: Double
    /// How many breaks they look at, the most money first; all that are not closed unseen if nil.
    public var most: Int?
  }

  /// Who is asked.
  public internal(set) var systems: [CategorizerChoice] = []
  /// How often each break is asked about.
  public var repeats = 1
  /// In how many other orders each break is asked about once more.
  public var orders = 0
  /// With how many others in a message each is asked about once more.
  public var batches: [Int] = []
  /// Who looks at what was not closed unseen, if anybody does.
  public var reviews: Reviews?
  /// The requests that a cache is tried with, if it is.
  public var reuse: Reuse?
  /// What may be closed unseen.
  public var policy = ClosingPolicy.safe
  /// How many breaks one message asks about, and how many messages are under way.
  public var pace = CategorizerPace()
  /// What tokens cost, if it is known.
  public var price: Price?
  /// The model that `live` and `record` ask.
  public var model: ModelAddress?

  /// Reads a task; `instead` are the words for other systems than those it names.
  init(reading json: JSON, file: String?, instead: [String]?) throws(Problems) {
    var fields = FieldReader(json, file: file)
    if let model = fields.json("model") {
      self.model = fields.nested { () throws(Problems) in
        try ModelAddress(reading: model, file: file)
      }
    }
    repeats = fields.integer("repeats", in: 1...100) ?? 1
    orders = fields.integer("orders", in: 0...100) ?? 0
    batches =
      fields.list("batches") { size throws(Problems) in try Self.batch(size, file: file) } ?? []
    if let reviews = fields.json("reviews") {
      self.reviews = fields.nested { () throws(Problems) in
        try Reviews(reading: reviews, file: file)
      }
    }
    if let reuse = fields.json("reuse") {
      self.reuse = fields.nested { () throws(Problems) in try Reuse(reading: reuse, file: file) }
    }
    let policies = ClosingPolicy.all.map(\.id)
    policy = fields.choice("policy", of: policies).flatMap { ClosingPolicy[$0] } ?? .safe
    pace = CategorizerPace(
      batch: fields.integer("batch", in: 1...100) ?? 1,
      inFlight: fields.integer("in_flight", in: 1...1024) ?? 8)
    price = fields.json("price").flatMap { json in
      fields.nested { () throws(Problems) in try Price(reading: json, file: file) }
    }
    let hasModel = json["model"] != nil
    let told = fields.list("systems") { name throws(Problems) in
      try CategorizerChoice(reading: name, file: file, hasModel: hasModel)
    }
    systems = fields.require("systems", told, else: [])
    if let instead {
      systems = instead.compactMap { name in
        fields.nested { () throws(Problems) in
          try CategorizerChoice(reading: .string(name), file: nil, hasModel: hasModel)
        }
      }
    }
    try fields.finish()
  }
}

extension SortingTask {
  fileprivate static func batch(_ json: JSON, file: String?) throws(Problems) -> Int {
    guard let size = json.integer, 1...100 ~= size else {
      throw Problems(
        Problem(
          "a batch should be a whole number from 1 to 100, not \(json.text)", file: file,
          at: json.place))
    }
    return Int(size)
  }
}

extension SortingTask.Reviews {
  fileprivate init(reading json: JSON, file: String?) throws(Problems) {
    var fields = FieldReader(json, file: file)
    skill = fields.number("skill", in: 0...1) ?? 0.97
    most = fields.integer("most", in: 0...1_000_000)
    try fields.finish()
  }
}

extension SortingTask.Reuse {
  fileprivate init(reading json: JSON, file: String?) throws(Problems) {
    var fields = FieldReader(json, file: file)
    skew = fields.require("skew", fields.number("skew", in: 0...10), else: 0)
    turns = fields.integer("turns", in: 1...1_000_000) ?? 1000
    try fields.finish()
  }
}

extension Price {
  fileprivate init(reading json: JSON, file: String?) throws(Problems) {
    let numbers = (json.elements ?? []).compactMap(\.double)
    guard numbers.count == 2, json.elements?.count == 2, numbers.allSatisfy({ 0...1e6 ~= $0 })
    else {
      throw Problems(
        Problem(
          "'price' should be two numbers: dollars for a million tokens read, and written",
          file: file, at: json.place))
    }
    self.init(dollarsPerMillionRead: numbers[0], written: numbers[1])
  }
}
