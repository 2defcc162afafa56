public import RingtrueCategorizer
internal import RingtrueCore
internal import RingtrueDetectors
internal import RingtruePlatform

/// A categorizer to try, written as one word: `rules`, `mock:careful`, `replay:tape.jsonl`.
public struct CategorizerChoice: Sendable {
  /// The word by which it was asked for.
  public let name: String
  /// What kind it is.
  public let backend: Backend
  private let argument: String

  /// What others must beat: in every run with categorizers unless it is switched off by name.
  public static let controls = ["majority", "random"]

  /// Those, ready to be tried.
  static var standing: [CategorizerChoice] {
    get throws(Problems) {
      var choices: [CategorizerChoice] = []
      for name in controls {
        choices.append(try CategorizerChoice(reading: .string(name), file: nil, hasModel: false))
      }
      return choices
    }
  }

  /// The word under which results are filed, which is no detector's.
  public var system: String { Trial.categorizerPrefix + name }

  /// What it closes unseen, where that is a defect of its own.
  var policy: ClosingPolicy? {
    backend.id == "broken" ? BrokenSystems[argument]?.policy : nil
  }

  /// Whether it is there for others to be compared with.
  public var isControl: Bool { Self.controls.contains(name) }

  /// Reads a word; files stand beside the scenario that names them.
  ///
  /// What can be seen to be wrong without asking anybody is told now.
  init(reading json: JSON, file: String?, hasModel: Bool) throws(Problems) {
    guard let word = json.string else {
      throw Problems(
        Problem("a categorizer should be a word, not \(json.text)", file: file, at: json.place))
    }
    do {
      let (backend, argument) = try Backends.parse(word)
      self.backend = backend
      let isPath = backend.id == "replay" || backend.id == "record"
      let folder = file.map { Path.parent(of: $0) }
      self.argument =
        isPath && !argument.isEmpty ? folder.map { Path.join($0, argument) } ?? argument : argument
      name = word
      if backend.isModel, !hasModel {
        throw Problem("'\(word)' asks a model; say in 'model' which one, and where")
      }
      if !backend.isModel { _ = try made(BackendOrder()) }
    } catch {
      let message = (error as? Problem)?.message ?? "\(error)"
      throw Problems(Problem(message, file: file, at: json.place))
    }
  }

  /// The categorizer that an order asks for; the truth is told to none but those who stand in.
  func make(_ order: BackendOrder) throws -> any Categorizing {
    var order = order
    if !backend.isStandIn { order.truth = AnswerKey() }
    return try made(order)
  }

  private func made(_ order: BackendOrder) throws -> any Categorizing {
    try Backends.make(argument.isEmpty ? backend.id : "\(backend.id):\(argument)", order)
  }
}
