/// Text of users on its way into a script, where none of it may be read as a command or a mark-up.
///
/// Single quotes keep gnuplot from running what is between backquotes, from replacing what is behind
/// an `@`, and from reading backslashes. Bold text has to be written in gnuplot's mark-up, all of
/// whose signs are then taken at their face value.
enum GnuplotText {
  /// The text as a string of gnuplot, to be shown as it is.
  static func quoted(_ text: String) -> String {
    "'" + text.printable.replacing("'", with: "''") + "'"
  }

  /// The text as a string of gnuplot's mark-up, in bold.
  static func bold(_ text: String) -> String {
    let escaped = text.printable.reduce(into: "") { escaped, character in
      if marks.contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return "'{/:Bold " + escaped.replacing("'", with: "''") + "}'"
  }

  /// The name of a tick, in which gnuplot looks for a place to put its number.
  static func tick(_ name: String) -> String { quoted(name.replacing("%", with: "%%")) }

  private static let marks: Set<Character> = ["\\", "{", "}", "^", "_", "@", "&", "~"]
}

extension String {
  /// The text without what could steer a machine: controls, line breaks, changes of direction.
  ///
  /// What ends a section of raw text in XML is broken up, since SVG keeps it as it is.
  package var printable: String {
    let shown = unicodeScalars.reduce(into: "") { shown, scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: shown.append(" ")
      case .format where scalar != "\u{200D}": break
      case .surrogate, .privateUse, .unassigned: shown.append("\u{FFFD}")
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown.replacing("]]>", with: "]] >")
  }
}
