extension Record.V1 {
  /// A run: who asked for what, of which program, where.
  public struct Run: Sendable, Equatable {
    /// The record as JSON.
    public let json: JSON

    /// Records a run.
    public init(encoding note: RunNote) {
      let choices = note.choices.map { choice -> JSON in
        [
          "name": .string(choice.name), "value": .string(choice.value),
          "origin": .string(choice.origin),
        ]
      }
      let scenarios = note.scenarios.map { source -> JSON in
        ["name": .string(source.scenario), "digest": .string(source.digest)]
      }
      let tags = note.tags.map { tag -> JSON in
        ["key": .string(tag.key), "value": .string(tag.value)]
      }
      json = .object([
        ("id", .string(note.id)), ("begun", .string(note.begun.description)),
        ("microseconds", .integer(note.begun.microseconds)),
        ("plan", .string(note.plan)), ("planned", .integer(note.planned)),
        ("shard", note.shard.map { [.integer($0.place), .integer($0.count)] }),
        ("arguments", .array(note.arguments.map { .string($0) })),
        ("choices", .array(choices)), ("scenarios", .array(scenarios)), ("tags", .array(tags)),
        ("environment", note.environment),
      ])
    }

    /// Takes a record that was made before.
    public init(reading json: JSON) throws(Problems) {
      self.json = json
      _ = try note()
    }

    /// The run that was recorded.
    public func note() throws(Problems) -> RunNote {
      var fields = FieldReader(json)
      let id = fields.text("id")
      // For people: the number says the same.
      _ = fields.string("begun")
      let begun = fields.require(
        "microseconds", fields.integer("microseconds", in: Int.min...Int.max), else: 0)
      var note = RunNote(
        id: id, begun: Instant(microseconds: Int64(begun)), plan: fields.text("plan"),
        planned: fields.require("planned", fields.count("planned"), else: 0))
      note.shard = fields.shard()
      note.arguments = fields.strings("arguments") ?? []
      note.choices = fields.textRows("choices", ["name", "value", "origin"]).map {
        RunNote.Choice($0[0], $0[1], from: $0[2])
      }
      note.scenarios = fields.textRows("scenarios", ["name", "digest"]).map {
        RunNote.Source($0[0], digest: $0[1])
      }
      note.tags = fields.textRows("tags", ["key", "value"]).map { RunNote.Tag($0[0], $0[1]) }
      note.environment = fields.json("environment") ?? [:]
      try fields.finish()
      return note
    }
  }
}

extension FieldReader {
  fileprivate mutating func shard() -> Shard? {
    guard let json = json("shard") else { return nil }
    let numbers = (json.elements ?? []).compactMap(\.integer).map { Int($0) }
    let shard = numbers.count == 2 ? Shard(numbers[0], of: numbers[1]) : nil
    if shard == nil { report("'shard' is a place and a count, not \(json.text)", at: json.place) }
    return shard
  }

  /// A list of objects of a few texts, as the texts in the order of their names.
  fileprivate mutating func textRows(_ name: String, _ names: [String]) -> [[String]] {
    list(name) { json throws(Problems) in
      var fields = FieldReader(json)
      let texts = names.map { fields.text($0) }
      try fields.finish()
      return texts
    } ?? []
  }
}
