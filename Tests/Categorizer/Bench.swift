import RingtrueCore

@testable import RingtrueCategorizer

/// A backend set up to answer without a network.
struct Bench {
  let system: any Categorizing

  init(_ name: String, _ desk: Desk) async throws {
    system = try Backends.make(name, desk.order)
  }
}

extension CategoryOutcome {
  /// What was said, or went wrong: all but how long it took.
  var said: Result<CategoryAnswer, CategoryFailure> { map(\.answer) }
}
