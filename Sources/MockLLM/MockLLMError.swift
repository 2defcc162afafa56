internal import RingtrueCore

/// What the server refused to be: what is wrong with how it was asked to behave, and what to do.
public struct MockLLMError: Error, Sendable, Equatable, CustomStringConvertible {
  private let problem: Problem

  private enum Problem: Equatable {
    case noFault(String)
    case share(String)
    case shares(Double)
    case latency
    case limit(String)
  }

  /// What is wrong, and what to do.
  public var description: String {
    switch problem {
    case .noFault(let name):
      "there is no fault '\(name)'; " + Self.hint(for: name)
    case .share(let name):
      "the share of '\(name)' is no number from 0 to 1; write it as \(name)=0.1"
    case .shares(let sum):
      "the shares of the faults add up to \(sum), more than there are requests; lower some"
    case .latency:
      "a latency has a median above 0, and a 99th percentile that is no lower; write both so"
    case .limit(let name): "a limit of \(name) is above 0; raise it, or leave it out"
    }
  }

  private static func hint(for word: String) -> String {
    let names = Faults.names
    let hint = Nearest.hint(for: word, in: names)
    return hint.isEmpty ? "use one of \(names.joined(separator: ", "))" : hint
  }
}

// MARK: - How it is made

extension MockLLMError {
  static func noFault(_ name: String) -> Self { Self(problem: .noFault(name)) }

  static func share(of name: String) -> Self { Self(problem: .share(name)) }

  static func tooManyFaults(_ sum: Double) -> Self { Self(problem: .shares(sum)) }

  static var latency: Self { Self(problem: .latency) }

  static func limit(of name: String) -> Self { Self(problem: .limit(name)) }
}
