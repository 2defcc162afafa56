internal import RingtruePlatform

/// The two streams a command writes to, and the manners for each.
struct Console: Sendable {
  /// One stream: where its text goes, and what its reader can see.
  struct Side: Sendable {
    let write: @Sendable (String) throws(PlatformError) -> Void
    let isTerminal: Bool
    /// The width of the terminal; nil when nothing limits it.
    let columns: Int?
    let paint: Paint
  }

  /// Where results go.
  let output: Side
  /// Where progress, warnings and complaints go.
  let errors: Side

  /// The width of running text: that of the terminal, but no more than is pleasant to read.
  var textColumns: Int { min(output.columns ?? 80, 100) }
}

extension Console {
  /// The console of this process.
  static func standard(_ color: CommonFlags.Color, variables: [String: String]) -> Console {
    func side(_ stream: StandardStream) -> Side {
      let isTerminal = stream.isTerminal
      return Side(
        write: { text throws(PlatformError) in try stream.write(text) },
        isTerminal: isTerminal, columns: isTerminal ? stream.columns : nil,
        paint: Paint(color, isTerminal: isTerminal, variables: variables))
    }
    return Console(output: side(.output), errors: side(.error))
  }
}
