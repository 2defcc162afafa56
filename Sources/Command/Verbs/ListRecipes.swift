internal import Ringtrue
internal import RingtrueCore

private let id = Argument(
  optional: "ID", .choice(Recipes.all.map { $0.card.id }, placeholder: "ID"),
  "The recipe to describe; all are listed without one.")

extension Verb {
  /// Lists the recipes that make features of columns, or describes one.
  static let listRecipes = Verb(
    "recipes", for: .lookAround,
    "List the recipes that make features of a file's columns, or describe one.",
    arguments: [id],
    examples: [
      Example("ringtrue list recipes", "What can --features be?"),
      Example("ringtrue list recipes entity", "What does it make, and what may be set?"),
      Example("ringtrue list recipes --json", "The same for a script."),
    ]
  ) { call in
    let cards = Recipes.all.map { $0.card }
    guard let name = call.values[id], let card = cards.first(where: { $0.id == name }) else {
      return Answer(parts: [.table(table(of: cards))], result: .array(cards.map(\.json)))
    }
    return Answer(parts: card.page(in: call), result: card.json)
  }

  private static func table(of cards: [RecipeCard]) -> TextTable {
    TextTable(
      of: cards, [.words("recipe", .name) { $0.id }, .words("what it makes") { $0.summary }])
  }
}

extension RecipeCard {
  /// The page of one recipe: what it makes, and what can be set.
  fileprivate func page(in call: Call) -> [Answer.Part] {
    let columns = call.console.textColumns
    let body = discussion.isEmpty ? [] : [""] + discussion.wrapped(to: columns)
    let head = [call.console.output.paint(.heading, id)] + summary.wrapped(to: columns) + body
    return [.lines(head)] + (knobs.isEmpty ? [] : [.table(knobs.table)])
  }

  fileprivate var json: JSON {
    .object([
      ("id", .string(id)), ("summary", .string(summary)), ("discussion", .string(discussion)),
      ("settings", .array(knobs.map(\.json))),
    ])
  }
}
