internal import CPlatform

extension StandardStream {
  /// Whether a person may be looking: it is a terminal and not a file or a pipe.
  package var isTerminal: Bool { cp_is_terminal(number) }

  /// Columns of the terminal; nil when it is none, or does not tell.
  package var columns: Int? {
    let columns = Int(cp_terminal_columns(number))
    return columns > 0 ? columns : nil
  }
}
