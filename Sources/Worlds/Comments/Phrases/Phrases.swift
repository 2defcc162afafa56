/// What people write about breaks of one cause.
struct Phrases: Sendable {
  /// The cause's code.
  let code: String
  /// The cause in a few words, to be denied or supposed.
  let names: [String]
  /// Sentences that name the cause in the words of the trade, never by its bucket.
  let claims: Templates
  /// Sentences that tell what is seen and leave the cause to be worked out.
  let symptoms: Templates

  init(_ code: String, names: [String], claims: [String], symptoms: [String]) {
    self.code = code
    self.names = names
    self.claims = Templates(claims)
    self.symptoms = Templates(symptoms)
  }
}

/// The causes that comments can be written for.
enum Phrasebook {
  static let all: [Phrases] = rounding + timing + keying + systems + news

  /// The phrases of a cause, if there are any.
  static subscript(code: String) -> Phrases? { places[code].map { all[$0] } }

  private static let places = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { ($1.code, $0) })
}
