internal import Ringtrue
internal import RingtrueCore

extension Verb {
  /// Lists the recipes that make features of columns.
  static let listRecipes = Verb(
    "recipes", for: .lookAround, "List the recipes that make features of a file's columns.",
    examples: [
      Example("ringtrue list recipes", "What can --features be?"),
      Example("ringtrue list recipes --json", "The same for a script."),
    ]
  ) { _ in
    let cards = Recipes.all.map { $0.card }
    let table = TextTable(
      of: cards, [.words("recipe", .name) { $0.id }, .words("what it makes") { $0.summary }])
    let result = cards.map { card -> JSON in
      ["id": .string(card.id), "summary": .string(card.summary)]
    }
    return Answer(parts: [.table(table)], result: .array(result))
  }
}
