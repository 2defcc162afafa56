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
  /// Captions that stand straight, as the frames that they take.
  func frames(in style: Style) -> [(caption: Caption, frame: Frame)] {
    captions.filter { $0.turn == 0 }.map { caption in
      let width = style.width(of: caption.text, as: caption.role)
      let height = style.size(of: caption.role)
      let left: Double
      switch caption.anchor {
      case .left: left = caption.place.x
      case .centre: left = caption.place.x - width / 2
      case .right: left = caption.place.x - width
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

/// Expects that no text of a picture is cut off, or covers another.
func expectNoOverlap(_ figure: Figure, _ style: Style, _ name: String) {
  let frames = figure.frames(in: style)
  for (caption, frame) in frames {
    let isInside =
      frame.left >= -1 && frame.right <= figure.width + 1 && frame.top >= -1
      && frame.bottom <= figure.height + 1
    #expect(isInside, "\(name): '\(caption.text)' is cut off")
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
