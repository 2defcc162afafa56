/// A word that needs no flag, such as a file, with the type of its value: ask `values[argument]`.
///
///     static let files = Argument(several: "FILE", .file, "Files to look at.")
struct Argument<Value: Sendable>: ArgumentDeclaration {
  let shape: ArgumentShape
  let check: @Sendable (String) throws(Misreading) -> Void
  /// The value of all words given; nil when a required one lacks.
  let decode: @Sendable ([String]) throws(Misreading) -> Value?
}

extension Argument {
  /// An argument that must be given.
  init(_ name: String, _ kind: Kind<Value>, _ summary: String) {
    let shape = ArgumentShape(name, kind, summary, count: 1...1)
    self.init(shape: shape, check: kind.check) { words throws(Misreading) in
      try words.first.map(kind.read)
    }
  }

  /// An argument that may be left out.
  init<Given>(
    optional name: String, _ kind: Kind<Given>, _ summary: String
  ) where Value == Given? {
    let shape = ArgumentShape(name, kind, summary, count: 0...1)
    self.init(shape: shape, check: kind.check) { words throws(Misreading) in
      .some(try words.first.map(kind.read))
    }
  }

  /// Any number of arguments, but not fewer than some; they come last.
  init<Element>(
    several name: String, _ kind: Kind<Element>, _ summary: String, atLeast least: Int = 1
  ) where Value == [Element] {
    let shape = ArgumentShape(name, kind, summary, count: least...Int.max)
    self.init(shape: shape, check: kind.check) { words throws(Misreading) in
      var values: [Element] = []
      for word in words { values.append(try kind.read(word)) }
      return values
    }
  }
}

/// An argument of any type, as help, completions and the reader see it.
protocol ArgumentDeclaration: Sendable {
  /// How it is written and described.
  var shape: ArgumentShape { get }
  /// Refuses a word that cannot be its value.
  var check: @Sendable (String) throws(Misreading) -> Void { get }
}

/// How an argument is written and described.
struct ArgumentShape: Sendable {
  let name: String
  let choices: [String]
  let completion: Completion
  let summary: String
  /// How many words it takes.
  let count: ClosedRange<Int>

  init<Value>(_ name: String, _ kind: Kind<Value>, _ summary: String, count: ClosedRange<Int>) {
    self.name = name
    self.choices = kind.choices
    self.completion = kind.completion
    self.summary = summary
    self.count = count
  }

  /// How the usage line writes it: `FILE`, `[FILE]`, `FILE…` or `[FILE…]`.
  var spelling: String {
    let word = count.upperBound > 1 ? name + "…" : name
    return count.lowerBound == 0 ? "[\(word)]" : word
  }
}
