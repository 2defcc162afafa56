extension String {
  /// The text with all that could steer a terminal written out, such as `\\x1b` or `\\u{202e}`.
  ///
  /// Text from files and command lines goes through here before it reaches a person: an escape
  /// sequence can hide a line, and a change of writing direction can make it read as another.
  var visible: String {
    guard unicodeScalars.contains(where: \.steersTerminal) else { return self }
    return unicodeScalars.reduce(into: "") { shown, scalar in
      if scalar.steersTerminal {
        shown += scalar.writtenOut
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var steersTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true  // C0 and C1 controls
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // writing direction
    case 0x2028, 0x2029: true  // line and paragraph separators
    default: false
    }
  }

  fileprivate var writtenOut: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default:
      value < 0x100
        ? "\\x" + (value < 0x10 ? "0" : "") + String(value, radix: 16)
        : "\\u{" + String(value, radix: 16) + "}"
    }
  }
}
