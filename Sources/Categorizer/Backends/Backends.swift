public import RingtrueCore

/// The kinds of categorizers that come with the library.
public enum Backends {
  /// Every kind, in the order in which they are listed.
  public static let all: [Backend] = [
    .mock, .broken, .live, .record, .replay, .command, .rules, .majority, .random,
  ]

  /// The kind of a name, if there is one.
  public static subscript(id: String) -> Backend? { all.first { $0.id == id } }

  /// Makes what a text such as `mock:careful` asks for.
  public static func make(_ text: String, _ order: BackendOrder) throws -> any Categorizing {
    let (backend, argument) = try parse(text)
    var order = order
    order.argument = argument
    return try backend.make(order)
  }

  /// The kind that a text such as `mock:careful` asks for, and what stands behind its colon.
  public static func parse(
    _ text: String
  ) throws(CategorizerError) -> (backend: Backend, argument: String) {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(halves[0])
    guard let backend = self[name] else { throw .noBackend(name) }
    let argument = halves.count > 1 ? String(halves[1]) : ""
    if backend.argument == nil, !argument.isEmpty { throw .uselessArgument(name, argument) }
    return (backend, argument)
  }
}
