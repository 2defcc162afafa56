/// A part of a picture with axes and what is drawn between them.
struct Panel: Sendable, Equatable {
  let frame: Frame
  let x: Axis, y: Axis
  /// What is drawn, the lowest first.
  var marks: [Mark] = []

  init(_ frame: Frame, x: Axis, y: Axis) {
    (self.frame, self.x, self.y) = (frame, x, y)
  }

  /// Where a point of the axes stands in the picture.
  func place(_ x: Double, _ y: Double) -> Point {
    Point(
      frame.left + self.x.share(of: x) * frame.width,
      frame.bottom - self.y.share(of: y) * frame.height)
  }
}

/// Something drawn between axes.
enum Mark: Sendable, Equatable {
  /// A line through points.
  case line([Point], Pen)
  /// A surface between two lines over the same places.
  case band([Point], [Point], Colour)
  /// Points.
  case dots([Point], Dot)
  /// Lines from point to point, each on its own.
  case segments([(from: Point, to: Point)], Pen)
  /// Rectangles between two opposite corners, each of its colour.
  case boxes([(from: Point, to: Point, colour: Colour)])

  static func == (one: Mark, other: Mark) -> Bool {
    switch (one, other) {
    case (.line(let a, let p), .line(let b, let q)): a == b && p == q
    case (.band(let a, let b, let p), .band(let c, let d, let q)): a == c && b == d && p == q
    case (.dots(let a, let p), .dots(let b, let q)): a == b && p == q
    case (.segments(let a, let p), .segments(let b, let q)):
      p == q && a.elementsEqual(b, by: ==)
    case (.boxes(let a), .boxes(let b)): a.elementsEqual(b, by: ==)
    default: false
    }
  }
}
