public import RingtrueCore

/// The modifiers that scenarios can name.
public enum Modifiers {
  /// All modifiers; a new one is one line here.
  public static let all: [any Modifier.Type] = [
    Compound.self,
    Evasion.self,
    LabelNoise.self,
    Mask.self,
    Poison.self,
  ]

  /// Reads modifiers by their names: `{ label_noise: { rate: 0.05 }, compound: { chance: 0.1 } }`.
  public static func reading(
    _ settings: JSON, on ground: ModifierGround = .ledger, file: String? = nil
  ) throws(Problems) -> [any Modifier] {
    var fields = FieldReader(settings, file: file)
    var modifiers: [any Modifier] = []
    for type in all {
      guard let json = fields.json(type.id) else { continue }
      guard type.worlds.contains(ground.world) else {
        fields.report(
          "'\(type.id)' works in the world \(type.worlds.joined(separator: " or ")) alone; leave it out",
          at: json.place)
        continue
      }
      let read = fields.nested { () throws(Problems) in
        try type.init(reading: json, on: ground, file: file)
      }
      if let read { modifiers.append(read) }
    }
    try fields.finish()
    return modifiers
  }
}

extension [any Modifier] {
  /// All their settings, by name.
  var facts: JSON { .object(map { (type(of: $0).id, $0.settings) }) }
}
