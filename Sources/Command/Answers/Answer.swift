internal import RingtrueCore

/// What a verb has to say, in every form in which it may be asked for.
///
/// A verb never prints: it answers, and the answer is written as text, as tab-separated tables or
/// as one JSON object, so that all verbs obey `--json`, `--tsv` and `--quiet` alike.
struct Answer: Sendable {
  /// A part of the text.
  enum Part: Sendable {
    /// A paragraph or list for people, one line after the other.
    case lines([String])
    /// A table, drawn to fit the terminal.
    case table(TextTable)
    /// Text for another program, such as a script; written as it is, even when quiet.
    case verbatim(String)
  }

  /// How the run ended.
  var code: ExitCode = .pass
  /// The answer for people, in order, with a blank line between two parts.
  var parts: [Part] = []
  /// The answer for programs.
  var result: JSON = .object([])
  /// What deserves a warning although the work was done.
  var warnings = Problems()
}
