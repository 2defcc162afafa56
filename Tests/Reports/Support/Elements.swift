@testable import RingtrueReports

/// The elements of a page, in their order, as far as tests must know them.
struct Elements {
  /// One element.
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The names of those around it, the outermost first.
    let around: [String]
    var text = ""

    subscript(attribute: String) -> String? { attributes[attribute] }
  }

  private(set) var all: [Element] = []

  init(_ page: String) {
    // What is no mark-up is taken out: there, brackets mean less and greater.
    let plain = page.replacing(StyleSheet.text, with: "").replacing(PageScript.text, with: "")
    var open: [(name: String, place: Int)] = []
    for piece in DrawingScan(plain) {
      switch piece {
      case .opening(let name, let attributes, let isEmpty):
        let pairs = attributes.map { ($0.name, $0.value) }
        all.append(
          Element(
            name: name, attributes: Dictionary(pairs) { first, _ in first },
            around: open.map(\.name)))
        if !isEmpty, !Self.alone.contains(name) { open.append((name, all.count - 1)) }
      case .closing(let name):
        if let place = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(place...) }
      case .text(let text):
        for (_, place) in open { all[place].text += text }
      }
    }
  }

  private static let alone: Set = ["meta", "input", "br", "img", "link"]

  func named(_ names: String...) -> [Element] { all.filter { names.contains($0.name) } }
}
