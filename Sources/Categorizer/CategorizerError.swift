internal import RingtrueCore

/// What a categorizer refused before it asked anything: what is wrong, and what to do.
public struct CategorizerError: Error, Sendable, Equatable, CustomStringConvertible {
  private let problem: Problem

  private enum Problem: Equatable {
    case noBackend(String)
    case uselessArgument(String, String)
    case noProfile(String, known: [String])
    case noDefect(String, known: [String])
    case noKey(String)
    case noEntry(String)
    case address(String, String)
    case noPrice(String)
    case missing(String, String)
    case library(String)
  }

  /// Whether it is about how the work was asked for, and not about a file or the network.
  public var isUsage: Bool {
    switch problem {
    case .noBackend, .uselessArgument, .noProfile, .noDefect, .noKey, .address, .noPrice, .missing:
      true
    default: false
    }
  }

  /// Whether a library that the work needs is not installed.
  public var isMissingLibrary: Bool {
    if case .library = problem { true } else { false }
  }

  /// What is wrong, and what to do.
  public var description: String {
    switch problem {
    case .noBackend(let name):
      "there is no categorizer '\(name)'; "
        + Self.hint(for: name, in: Backends.all.map(\.id))
    case .uselessArgument(let name, let argument):
      "'\(name)' takes nothing behind a colon; leave ':\(argument)' out"
    case .noProfile(let name, let known):
      "there is no stand-in '\(name)'; " + Self.hint(for: name, in: known)
    case .noDefect(let name, let known):
      "there is no defect '\(name)'; " + Self.hint(for: name, in: known)
    case .noKey(let variable):
      "the environment has no \(variable), which should hold the key; set it, or name another one"
    case .noEntry(let key): "no kept answer has a key that begins with '\(key)'; see 'cache stats'"
    case .address(let url, let fault): "'\(url)' is no address to ask: \(fault)"
    default: fileDescription
    }
  }

  private var fileDescription: String {
    switch problem {
    case .noPrice(let model):
      "the price of '\(model)' is not known, so spending cannot be capped; give it by --price"
    case .missing(let backend, let what): "'\(backend)' needs \(what)"
    case .library(let name): "\(name) is not to be had; install it, and see 'ringtrue doctor'"
    default: ""
    }
  }

  private static func hint(for word: String, in known: [String]) -> String {
    let hint = Nearest.hint(for: word, in: known)
    return hint.isEmpty ? "use one of \(known.joined(separator: ", "))" : hint
  }
}

// MARK: - How it is made

extension CategorizerError {
  static func noBackend(_ name: String) -> Self { Self(problem: .noBackend(name)) }

  static func uselessArgument(_ name: String, _ argument: String) -> Self {
    Self(problem: .uselessArgument(name, argument))
  }

  static func noProfile(_ name: String, of known: [String]) -> Self {
    Self(problem: .noProfile(name, known: known))
  }

  static func noDefect(_ name: String, of known: [String]) -> Self {
    Self(problem: .noDefect(name, known: known))
  }

  static func noKey(_ variable: String) -> Self { Self(problem: .noKey(variable)) }

  static func noPrice(_ model: String) -> Self { Self(problem: .noPrice(model)) }

  static func noLibrary(_ name: String) -> Self { Self(problem: .library(name)) }

  static func missing(_ backend: String, _ what: String) -> Self {
    Self(problem: .missing(backend, what))
  }

  static func noEntry(_ key: String) -> Self { Self(problem: .noEntry(key)) }

  static func address(_ url: some StringProtocol, _ fault: String) -> Self {
    Self(problem: .address(String(url), fault))
  }
}
