/// The pages of the documentation that describe the detectors, written from their cards.
public enum DetectorArticles {
  /// The text of every page, by the name of its file without `.md`.
  public static var all: [String: String] {
    let pages = Detectors.all.map { ($0.card.id, page(of: $0.card)) }
    return Dictionary(uniqueKeysWithValues: pages + [("Detectors", index)])
  }

  private static var index: String {
    let cards = Detectors.all.map { $0.card }
    func links(_ cards: [DetectorCard]) -> String {
      cards.map { "- <doc:\($0.id)>" }.joined(separator: "\n")
    }
    return """
      # The detectors

      What each detector takes for granted, costs, and lets you set.

      ## Overview

      All of them score a row by one finite number, of which higher is stranger, and none is ever
      shown a label of a row that it scores. Controls are trivial baselines: a detector that does
      not beat them has found nothing. The oracle that reports name is no detector: it is a trial
      that `ringtrue run` adds to data that it makes, and tells how well anyone could score them.

      ## Topics

      ### Detectors

      \(links(cards.filter { !$0.traits.contains(.control) }))

      ### Controls

      \(links(cards.filter { $0.traits.contains(.control) }))

      """
  }

  private static func page(of card: DetectorCard) -> String {
    """
    # \(card.id)

    \(card.summary)

    ## Overview

    - **It assumes:** \(card.assumes)
    - **It costs:** \(card.cost)
    - **Avoid it when:** \(card.avoid)
    - **Described in:** \(card.paper)
    \(card.traits.sentences.map { "- \($0)\n" }.joined())
    ```sh
    ringtrue score --detector \(card.id) --data transactions.csv --label is_anomaly -o scores.csv
    ```

    """ + settings(of: card)
  }

  private static func settings(of card: DetectorCard) -> String {
    guard !card.knobs.isEmpty else { return "" }
    let rows = card.knobs.map { knob in
      "| `\(knob.name)` | `\(knob.standardText)` | \(cell(knob.domainText)) | \(cell(knob.meaning)) |"
    }
    return """

      ## Settings

      They stand behind the name: `\(card.id):\(card.knobs[0].name)=…`.

      | setting | default | may be | meaning |
      |---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }

  /// A text that may stand in a table, whose columns bars divide.
  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}

extension DetectorCard.Traits {
  /// What a user should know of the traits, each in a sentence.
  fileprivate var sentences: [String] {
    let known: [(DetectorCard.Traits, String)] = [
      (.stochastic, "It draws on chance: another seed gives other scores."),
      (.takesMissing, "It takes missing cells as they are."),
      (.ordered, "A row's score depends on the rows before it."),
      (.control, "It is a control: others must beat it."),
      (.readsTable, "It reads the table by the roles of its columns, not the features alone."),
    ]
    return known.filter { contains($0.0) }.map(\.1)
  }
}
