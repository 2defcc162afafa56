public import RingtrueCore

/// The kinds of categorizers that come with the library.
public enum Backends {
  /// Every kind, in the order in which they are listed.
  public static let all: [Backend] = [
    .mock, .live, .record, .replay, .command, .rules, .majority, .random,
  ]

  /// The kind of a name, if there is one.
  public static subscript(id: String) -> Backend? { all.first { $0.id == id } }

  /// Makes what a text such as `mock:careful` asks for.
  public static func make(_ text: String, _ order: BackendOrder) throws -> any Categorizing {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(halves[0])
    guard let backend = self[name] else { throw CategorizerError.noBackend(name) }
    var order = order
    order.argument = halves.count > 1 ? String(halves[1]) : ""
    if backend.argument == nil, !order.argument.isEmpty {
      throw CategorizerError.uselessArgument(name, order.argument)
    }
    return try backend.make(order)
  }
}
