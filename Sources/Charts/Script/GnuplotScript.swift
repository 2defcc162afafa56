/// A script for gnuplot: it holds its data, and redraws its picture alone.
public struct GnuplotScript: Sendable, Equatable {
  /// The file that is drawn, and how.
  public struct Target: Sendable, Equatable {
    /// The formats of pictures.
    public enum Format: String, Sendable, CaseIterable {
      /// Lines, at any size.
      case svg
      /// Pixels, two for each of the screen's.
      case png
    }

    /// The file, from the folder that gnuplot starts in.
    public let file: String
    /// The format.
    public let format: Format

    /// A file and its format.
    public init(_ file: String, as format: Format) {
      self.file = file
      self.format = format
    }
  }

  private(set) var statements: [Statement] = []

  /// One statement, or the data of one.
  struct Statement: Sendable, Equatable {
    let text: String

    fileprivate init(_ text: String) { self.text = text }
  }

  mutating func add(_ statement: Statement) { statements.append(statement) }

  /// The script as gnuplot reads it.
  public var text: String { statements.map { $0.text + "\n" }.joined() }
}

extension GnuplotScript.Statement {
  typealias Target = GnuplotScript.Target

  /// A remark; only of our own words.
  static func remark(_ words: StaticString) -> Self { Self("# \(words)") }

  /// Forgets whatever was set before.
  static let reset = Self("reset session\nset encoding utf8")

  /// The kind of picture, how large, and with which letters.
  static func terminal(_ target: Target, _ figure: Figure) -> Self {
    let (width, height) = (Int(figure.width.rounded()), Int(figure.height.rounded()))
    let ground = "background '#\(figure.theme.ground.digits)'"
    let font = "font 'sans-serif,\(figure.font.plain)'"
    switch target.format {
    case .svg:
      return Self("set terminal svg size \(width),\(height) dynamic enhanced \(font) \(ground)")
    case .png:
      // Letters are counted in points there, of which three quarters make a pixel, and dots do not
      // grow with them as they do in SVG.
      let dots = 2 * figure.font / 13
      return Self(
        "set terminal pngcairo size \(2 * width),\(2 * height) enhanced \(font) fontscale 1.5"
          + " \(ground) linewidth 2 pointscale \(dots.plain)")
    }
  }

  /// The file that is written from here on.
  static func output(_ file: String) -> Self { Self("set output \(GnuplotText.quoted(file))") }

  /// The file is complete.
  static let close = Self("unset output")

  /// A setting that takes no text of anyone's.
  static func set(_ words: String) -> Self { Self("set \(words)") }

  /// A setting that is taken back.
  static func unset(_ words: String) -> Self { Self("unset \(words)") }

  /// Where the names of an axis stand, and what they are.
  static func ticks(_ axis: String, _ ticks: [Axis.Tick], _ look: String) -> Self {
    let names = ticks.map { "\(GnuplotText.tick($0.name)) \($0.value.plain)" }
    return Self("set \(axis)tics (\(names.joined(separator: ", "))) \(look)")
  }

  /// A text at a share of the picture's width and height, from the lower left.
  static func label(_ caption: Caption, _ x: Double, _ y: Double, size: Double) -> Self {
    let anchor: String
    switch caption.anchor {
    case .left: anchor = "left"
    case .centre: anchor = "center"
    case .right: anchor = "right"
    }
    let isBold = caption.role == .title
    let text =
      isBold
      ? "\(GnuplotText.bold(caption.text)) enhanced"
      : "\(GnuplotText.quoted(caption.text)) noenhanced"
    let turn = caption.turn == 0 ? "" : " rotate by \(caption.turn)"
    return Self(
      "set label \(text) at screen \(x.plain),\(y.plain) \(anchor)\(turn) front"
        + " font ',\(size.plain)' textcolor rgb '#\(caption.colour.digits)'")
  }

  /// A point of the picture's own.
  static func dot(_ x: Double, _ y: Double, _ look: String) -> Self {
    Self("set label '' at screen \(x.plain),\(y.plain) front point \(look)")
  }

  /// A line of the picture's own.
  static func line(_ from: Point, _ to: Point, _ look: String) -> Self {
    Self(
      "set arrow from screen \(from.x.plain),\(from.y.plain) to screen \(to.x.plain),\(to.y.plain)"
        + " nohead front \(look)")
  }

  /// Rows of numbers under a name.
  static func data(_ number: Int, _ rows: [[Double]]) -> Self {
    let lines = rows.map { $0.map(\.plain).joined(separator: " ") + "\n" }
    return Self("$data\(number) << END\n\(lines.joined())END")
  }

  /// Draws data, each as it says.
  static func plot(_ parts: [String]) -> Self {
    Self("plot \(parts.isEmpty ? "NaN notitle" : parts.joined(separator: ", \\\n     "))")
  }
}
