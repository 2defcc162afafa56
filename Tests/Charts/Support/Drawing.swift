import Testing

@testable import RingtrueCharts

/// Gnuplot, where the machine has it.
let gnuplot = try? Gnuplot.find()

/// All pictures of a sample, by name.
func exhibits(_ sample: Sample, _ style: Style = Style()) -> [Chart.Exhibit] {
  let material = sample.material
  return Charts.all.flatMap { $0.exhibits(of: material, in: style) }
}

extension [Chart.Exhibit] {
  /// Those that there is material for.
  var figures: [(name: String, figure: Figure)] {
    compactMap { exhibit in
      (try? exhibit.figure.get()).map { (name: exhibit.name, figure: $0) }
    }
  }
}

extension Figure {
  /// Captions that stand straight or upright, as the frames that they take.
  func frames(in style: Style) -> [(caption: Caption, frame: Frame)] {
    captions.filter { [0, 90].contains($0.turn) }.map { caption in
      let width = style.width(of: caption.text, as: caption.role)
      let height = style.size(of: caption.role)
      let left: Double
      switch caption.anchor {
      case .left: left = caption.place.x
      case .centre: left = caption.place.x - width / 2
      case .right: left = caption.place.x - width
      }
      if caption.turn == 90 {
        // Those stand with their middle at their place.
        return (
          caption,
          Frame(
            left: caption.place.x - height * 0.42, top: caption.place.y - width / 2,
            right: caption.place.x + height * 0.42, bottom: caption.place.y + width / 2)
        )
      }
      return (
        caption,
        Frame(
          left: left, top: caption.place.y - height * 0.42, right: left + width,
          bottom: caption.place.y + height * 0.42)
      )
    }
  }
}

extension Mark {
  /// The points that it goes through.
  var points: [Point] {
    switch self {
    case .line(let points, _), .dots(let points, _): points
    case .band(let low, let high, _): low + high
    case .segments(let segments, _): segments.flatMap { [$0.from, $0.to] }
    case .boxes(let boxes): boxes.flatMap { [$0.from, $0.to] }
    }
  }
}

extension Panel {
  /// Whether a point lies within it, but for rounding.
  func holds(_ point: Point) -> Bool {
    let shares = [x.share(of: point.x), y.share(of: point.y)]
    return shares.allSatisfy { $0 > -0.001 && $0 < 1.001 }
  }
}

/// Expects that no text of a picture is cut off, or covers another.
func expectNoOverlap(_ figure: Figure, _ style: Style, _ name: String) {
  let frames = figure.frames(in: style)
  for (caption, frame) in frames {
    let isInside =
      frame.left >= -1 && frame.right <= figure.width + 1 && frame.top >= -1
      && frame.bottom <= figure.height + 1
    #expect(isInside, "\(name): '\(caption.text)' is cut off")
  }
  for caption in figure.captions where caption.turn == 38 {
    let width = style.width(of: caption.text, as: caption.role)
    let end = Point(caption.place.x + width * 0.788, caption.place.y - width * 0.616)
    #expect(end.x <= figure.width && end.y >= 0, "\(name): '\(caption.text)' is cut off")
  }
  for (place, one) in frames.enumerated() {
    for other in frames[(place + 1)...] {
      let overlap =
        min(one.frame.right, other.frame.right) - max(one.frame.left, other.frame.left)
      let isBeside =
        one.frame.bottom <= other.frame.top || other.frame.bottom <= one.frame.top
      #expect(
        overlap <= 1 || isBeside, "\(name): '\(one.caption.text)' over '\(other.caption.text)'")
    }
  }
}
