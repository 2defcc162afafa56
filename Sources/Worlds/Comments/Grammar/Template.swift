internal import RingtrueKernels

/// A sentence with places left open: `{net}` takes a fact, `[a|b]` one of the wordings.
///
/// Braces around no fact, and brackets around no choice, stand for themselves.
struct Template: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case text(String)
    case fact(Slot)
    case choice([String])
  }

  /// The sentence as its author wrote it.
  let text: String
  /// Which systems may be shown it.
  let pool: Pool
  /// A number that tells templates apart and says nothing about what they are for.
  let id: UInt64
  private let parts: [Part]

  init(_ text: String, pool: Pool) {
    self.text = text
    self.pool = pool
    id = RandomStream(seed: 0, name: text)[0].bits >> 16
    parts = Self.parts(of: text)
  }

  /// The sentence about a break; takes one draw for each choice of wording.
  func filled(from incident: Incident, _ draws: inout RandomStream) -> String {
    parts.reduce(into: "") { filled, part in
      switch part {
      case .text(let text): filled += text
      case .fact(let slot): filled += slot.text(of: incident)
      case .choice(let wordings): filled += draws.choose(wordings)
      }
    }
  }

  /// What the length of the sentence follows from; for one without choices.
  var measure: Measure {
    parts.reduce(into: Measure()) { measure, part in
      switch part {
      case .text(let text): measure.plain += text.utf8.count
      case .fact(let slot): measure.facts += 1 << UInt64(4 * slot.rawValue)
      case .choice(let wordings): measure.plain += wordings.first?.utf8.count ?? 0
      }
    }
  }

  /// How long a sentence is in bytes: its own words, and how often each fact stands in it, four bits
  /// a fact.
  struct Measure: Sendable {
    var plain = 0
    var facts: UInt64 = 0

    /// The length with facts of some lengths, in the order of the slots.
    func length(_ lengths: [Int]) -> Int {
      var (length, rest, place) = (plain, facts, 0)
      while rest != 0 {
        length += Int(rest & 15) * lengths[place]
        rest >>= 4
        place += 1
      }
      return length
    }
  }

  /// The sentence about facts that are written out already; for one without choices.
  func filled(_ facts: Facts) -> String {
    parts.reduce(into: "") { filled, part in
      switch part {
      case .text(let text): filled += text
      case .fact(let slot): filled += facts[slot]
      case .choice(let wordings): filled += wordings.first ?? ""
      }
    }
  }

  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var plain = ""
    var rest = text[...]
    while let first = rest.first {
      if let (part, end) = place(at: rest) {
        parts += [.text(plain), part]
        plain = ""
        rest = rest[end...]
      } else {
        plain.append(first)
        rest.removeFirst()
      }
    }
    return (parts + [.text(plain)]).filter { $0 != .text("") }
  }

  /// The open place that a text begins with, if any, and where it ends.
  private static func place(at text: Substring) -> (Part, Substring.Index)? {
    guard let opening = text.first, opening == "{" || opening == "[",
      let close = text.firstIndex(of: opening == "{" ? "}" : "]")
    else { return nil }
    let inside = text[text.index(after: text.startIndex)..<close]
    let end = text.index(after: close)
    if opening == "{" { return Slot(named: String(inside)).map { (.fact($0), end) } }
    let wordings = inside.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    return wordings.count > 1 ? (.choice(wordings), end) : nil
  }
}

/// Which systems may be shown a template.
///
/// Pools share no template, so that a system which has learned phrases by heart gains nothing.
public enum Pool: String, Sendable, CaseIterable {
  /// For examples, prompts and training.
  case train
  /// For measuring alone.
  case test
}

/// Templates that say one kind of thing, three fifths of them for training.
struct Templates: Sendable {
  let all: [Template]
  private let train: [Template]
  private let test: [Template]

  init(_ texts: [String]) {
    all = texts.enumerated().map { index, text in
      Template(text, pool: index % 5 == 1 || index % 5 == 3 ? .test : .train)
    }
    train = all.filter { $0.pool == .train }
    test = all.filter { $0.pool == .test }
  }

  /// The templates of a pool.
  subscript(pool: Pool) -> [Template] {
    switch pool {
    case .train: train
    case .test: test
    }
  }
}
