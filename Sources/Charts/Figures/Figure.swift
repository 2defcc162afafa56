/// A picture before it is drawn: panels with axes and marks, and text where there is room for it.
///
/// All places are in pixels from the left and the top; what gnuplot or a terminal makes of them is
/// theirs. The title says what was found, so that a reader who reads no further knows it.
public struct Figure: Sendable, Equatable {
  /// What was found, in one sentence.
  public internal(set) var title: String
  /// On what: the scenario, how many rows, which seeds.
  public internal(set) var subtitle: String
  /// On what ground.
  let theme: Theme
  /// The size of its letters.
  let font: Double
  let width: Double
  var height: Double
  var panels: [Panel] = []
  var captions: [Caption] = []
  /// Lines that belong to no panel.
  var strokes: [Stroke] = []
}

/// A place in a picture or a panel.
struct Point: Sendable, Hashable {
  let x: Double, y: Double

  init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// A part of a picture, in pixels from its left and its top.
struct Frame: Sendable, Hashable {
  var left: Double, top: Double, right: Double, bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

  /// The frame without margins.
  func inset(
    left: Double = 0, top: Double = 0, right: Double = 0, bottom: Double = 0
  ) -> Frame {
    Frame(
      left: self.left + left, top: self.top + top, right: self.right - right,
      bottom: self.bottom - bottom)
  }
}

/// A text at a place of a picture.
struct Caption: Sendable, Hashable {
  /// What a text is for, which says how large it is.
  enum Role: Sendable {
    case title, subtitle, text, small

    /// The size of its letters, for those of a picture.
    func size(for font: Double) -> Double {
      let factor: Double
      switch self {
      case .title: factor = 1.38
      case .subtitle, .text: factor = 0.96
      case .small: factor = 0.85
      }
      return (font * factor * 2).rounded() / 2
    }
  }
  /// Which part of the text stands at its place.
  enum Anchor: Sendable { case left, centre, right }

  let text: String
  /// The place, at half the height of its letters.
  let place: Point
  let anchor: Anchor
  let role: Role
  let colour: Colour
  /// By how much it is turned to the left, in degrees.
  let turn: Int

  init(
    _ text: String, at place: Point, _ anchor: Anchor = .left, as role: Role = .text,
    _ colour: Colour, turn: Int = 0
  ) {
    self.text = text
    self.place = place
    self.anchor = anchor
    self.role = role
    self.colour = colour
    self.turn = turn
  }
}

/// A line of a picture, with a dot at its middle where that is wanted.
struct Stroke: Sendable, Hashable {
  let from: Point, to: Point
  let pen: Pen
  var dot: Dot?
}

/// How a line is drawn.
struct Pen: Sendable, Hashable {
  /// Which parts of a line are drawn.
  enum Dash: Sendable { case solid, dashed, dotted }

  let colour: Colour
  let width: Double
  let dash: Dash

  init(_ colour: Colour, _ width: Double = 1, _ dash: Dash = .solid) {
    (self.colour, self.width, self.dash) = (colour, width, dash)
  }
}

/// How a point is drawn.
struct Dot: Sendable, Hashable {
  enum Shape: Sendable { case disc, ring, diamond, tick }

  let colour: Colour
  let size: Double
  let shape: Shape

  /// How far a disc of its size reaches from its middle, in pixels of a screen.
  var radius: Double { 4 * size }

  init(_ colour: Colour, _ size: Double = 1, _ shape: Shape = .disc) {
    (self.colour, self.size, self.shape) = (colour, size, shape)
  }
}
