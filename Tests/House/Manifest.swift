/// The floor plan as `Package.swift` draws it.
struct Manifest {
  /// A line of the plan: a module, the floor it stands on and what it names as needed.
  struct Room {
    var name: String
    var kind: String
    var floor: Int
    var needs: [String]
    var line: Int
  }

  let rooms: [Room]

  /// Reads the arrays from the cellar up: each opens with `let … = [` and is one floor.
  ///
  /// A command stands on the face beside it, so it counts as half a floor higher.
  init(_ tree: Tree) {
    let lines = tree["Package.swift"].lines.prefix { !$0.contains("MARK:") }
    let plan = lines.joined(separator: "\n")
    let floors = plan.matches(of: #/let \w+: \[+Target\]+ = \[/#).map(\.range.lowerBound)
    let calls =
      #/
      \b(room|face|command|bench|kernels|library)
      \(\s*"(\w+)"(?:[^()]*needs:\s\[([^\]]*)\])?
      /#
    rooms = plan.matches(of: calls).map { call in
      let floor = floors.count { $0 < call.range.lowerBound }
      return Room(
        name: String(call.2), kind: String(call.1),
        floor: 2 * floor + (call.1 == "command" ? 1 : 0),
        needs: call.3?.matches(of: #/\w+/#).map { String($0.output) } ?? [],
        line: plan[..<call.range.lowerBound].count { $0 == "\n" } + 1)
    }
  }

  subscript(name: String) -> Room? { rooms.first { $0.name == name } }

  /// The room that a module name stands for; nil for modules that are not ours.
  func room(ofModule module: String) -> Room? {
    self[module]
      ?? (module.hasPrefix("Ringtrue") ? self[String(module.dropFirst("Ringtrue".count))] : nil)
  }

  var cellar: [Room] { rooms.filter { $0.kind == "kernels" || $0.kind == "library" } }
}
