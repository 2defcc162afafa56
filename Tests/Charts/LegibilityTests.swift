import RingtrueCore
import Testing

@testable import RingtrueCharts

/// What it takes for every chart to be read: contrast, names of axes apart, pages that are used.
@Suite struct `What a chart says` {
  private static let styles = Theme.allCases.flatMap { theme in
    Style.Size.allCases.map { Style($0, theme) }
  }

  @Test(arguments: styles)
  func `can be read on what is behind it`(style: Style) {
    for (name, figure) in pictures(Sample(), style) {
      for caption in figure.captions where caption.text != " " {
        let contrast = caption.colour.contrast(with: figure.ground(at: caption.place))
        #expect(contrast >= 4.5, "\(name), \(style.size): '\(caption.text)' at \(contrast)")
      }
    }
  }

  @Test(arguments: [1, 3, 30])
  func `at its axes covers nothing else`(count: Int) {
    for size in Style.Size.allCases {
      let style = Style(size)
      let sample = Sample(systems: (0..<count).map { "system-\($0):k=\($0)" })
      for (name, figure) in pictures(sample, style) {
        let ticks = figure.tickFrames(in: style)
        let captions = figure.frames(in: style).map { (text: $0.caption.text, frame: $0.frame) }
        for (place, tick) in ticks.enumerated() {
          #expect(
            tick.frame.left >= 0 && tick.frame.right <= figure.width,
            "\(name), \(size): '\(tick.text)' is cut off")
          for other in ticks[(place + 1)...] + captions where tick.frame.covers(other.frame) {
            Issue.record("\(name), \(size), \(count): '\(tick.text)' over '\(other.text)'")
          }
        }
      }
    }
  }

  @Test func `stands below one another where panels share their axis`() throws {
    for style in Self.styles {
      let portrait = Portrait.sample().exhibits(in: style).figures
      let balance = try #require(portrait.first { $0.name == "portrait.balance" }?.figure)
      #expect(balance.panels.count == 2)
      // The axis is named once, below the last of them.
      #expect(balance.panels.map(\.x.hasNames) == [false, true])
      #expect(balance.captions.count { $0.text == "day" } == 1)
      let heights = balance.panels.map(\.frame.height)
      #expect(abs(heights[0] - heights[1]) < 1 && heights[0] > 0.2 * balance.height)
      #expect(Set(balance.panels.map(\.frame.left)).count == 1)
      #expect(Set(balance.panels.map(\.frame.right)).count == 1)
    }
  }

  @Test func `in figures behind rows stands below the same of the row above`() throws {
    for style in [Style(), Style(.slide), Style(columns: 100)] {
      for (id, count) in [("delay", 3), ("money", 3), ("capacity", 2), ("headroom", 1)] {
        let drawn = try figure(id, Sample(), style)
        let panel = try #require(drawn.panels.first).frame
        let behind = drawn.captions.filter { caption in
          caption.anchor == .right && caption.role == .small && caption.place.x > panel.right
        }
        let edges = Set(behind.map { Int($0.place.x.rounded()) })
        #expect(edges.count == count && behind.count == 4 * count, "\(id), \(style.size)")
      }
    }
  }

  @Test func `fills a slide, be there few cells or many`() throws {
    for style in [Style(.slide), Style(.slide, .dark)] {
      for id in ["kinds", "confusion", "severities"] {
        let few = try figure(id, Sample(systems: ["vae", "knn"], contests: ["one"]), style)
        let cells = try #require(few.panels.first).frame
        #expect(cells.width > 0.6 * few.width, "\(id)")
        #expect(cells.height > 95 * (id == "severities" || id == "confusion" ? 3 : 2), "\(id)")
      }
    }
  }

  @Test(arguments: [3, 10, 30])
  func `of ranks and of squares fills a slide, however many systems there are`(count: Int) throws {
    let style = Style(.slide)
    let sample = Sample(systems: (0..<count).map { "system-\($0)" }, contests: ["one"])
    let ranks = try figure("critical-difference", sample, style)
    let names = ranks.captions.filter { $0.text.hasPrefix("system-") && $0.role == .text }
    let heights = names.map(\.place.y)
    #expect(names.count == count)
    #expect(try #require(heights.max()) > 0.7 * ranks.height)
    #expect(try #require(heights.min()) > 0.25 * ranks.height)
    // Where there is room, each says how far it is behind.
    let told = ranks.captions.count { $0.text.hasSuffix(" chance") }
    #expect(told == (count == 30 ? 0 : count - 1))
    for id in ["roc", "precision-recall", "confidence", "reliability"] {
      let figure = try figure(id, sample, style)
      let panel = try #require(figure.panels.first).frame
      #expect(panel.width > 0.5 * figure.width, "\(id)")
    }
  }

  @Test(arguments: [Style(), Style(.print)])
  func `at the axis of a panel stands nearer to it than to the panel below`(style: Style) throws {
    let sample = Sample(systems: (0..<6).map { "system-\($0)" }, contests: ["one"])
    for (id, axis) in [("training", "pass over the rows"), ("errors", "row, in the order")] {
      let figure = try figure(id, sample, style)
      let axes = figure.captions.filter { $0.text.hasPrefix(axis) }.map(\.place.y)
      let names = figure.captions.filter { $0.text.hasPrefix("system-") && $0.role == .text }
        .map(\.place.y)
      let panels = figure.panels.map(\.frame.bottom)
      #expect(Set(axes).count == 2 && Set(names).count == 2, "\(id)")
      let upper = try #require(axes.min())
      let below = try #require(names.filter { $0 > upper }.min())
      let own = try #require(panels.filter { $0 < upper }.max())
      #expect(below - upper > 0.9 * (upper - own), "\(id), \(style.size)")
    }
  }

  @Test func `has panels on a slide that are higher than letters`() throws {
    let sample = Sample(systems: (0..<30).map { "system-\($0)" }, contests: ["one"])
    for (name, figure) in exhibits(sample, Style(.slide)).figures {
      for panel in figure.panels where panel.y.hasNames {
        #expect(panel.frame.height > 150, "\(name)")
      }
    }
  }

  @Test func `on a slide of many differences or operations is what it speaks of`() throws {
    let sample = Sample(systems: (0..<30).map { "system-\($0)" }, contests: ["one"])
    let differences = try #require(figure("differences", sample, Style(.slide)).panels.first)
    let far = differences.marks.flatMap(\.points).map(\.x).filter { $0 < differences.x.to }
    #expect(try #require(far.max()) > 0.8 * differences.x.to)
    let names = (0..<18).map { "operation-\($0)" }
    let amounts = try Portrait.sample(names, days: 400).exhibits(in: Style(.slide))[0].figure.get()
    let counts = amounts.captions.filter { $0.text.hasSuffix(" anomalous") }.map(\.text)
    #expect(counts.count { $0 != "0 anomalous" } == 9)
  }

  @Test func `leaves out of a slide no more rows than it must`() throws {
    let systems = (0..<30).map { "system-\($0)" }
    let sample = Sample(systems: systems, contests: ["one", "two"])
    for id in ["kinds", "confusion", "scenarios"] {
      let figure = try figure(id, sample, Style(.slide))
      let cells = try #require(figure.panels.first).frame
      let rows = figure.captions.count { $0.text.hasPrefix("system-") }
      let below = figure.captions.filter { $0.place.y > cells.bottom }.map(\.place.y)
      // Beneath the scale of colours, less than a row and its remark is left.
      let last = try #require(below.sorted().first { $0 > cells.bottom + 60 })
      #expect(last - cells.bottom < 160, "\(id)")
      #expect(rows >= 11, "\(id): \(rows)")
      #expect(cells.height / Double(rows) > 25, "\(id)")
    }
    let remark = try figure("confusion", sample, Style(.slide)).captions.map(\.text).joined()
    #expect(remark.contains("more are left out."))
    #expect(1.leftOut == " 1 more is left out." && 0.leftOut.isEmpty)
  }

  private func figure(_ id: String, _ sample: Sample, _ style: Style) throws -> Figure {
    let found = try #require(Charts.named(id)?.exhibits(of: sample.material, in: style).first)
    return try found.figure.get()
  }

  private func pictures(_ sample: Sample, _ style: Style) -> [(name: String, figure: Figure)] {
    exhibits(sample, style).figures + Portrait.sample().exhibits(in: style).figures
  }
}

extension Figure {
  /// What is behind a place: the last box that covers it, or else the page.
  fileprivate func ground(at place: Point) -> Colour {
    panels.reduce(theme.ground) { ground, panel in
      panel.marks.reduce(ground) { ground, mark in
        guard case .boxes(let boxes) = mark else { return ground }
        return boxes.last { box in
          let (one, other) = (panel.place(box.from.x, box.from.y), panel.place(box.to.x, box.to.y))
          return min(one.x, other.x) <= place.x && place.x <= max(one.x, other.x)
            && min(one.y, other.y) <= place.y && place.y <= max(one.y, other.y)
        }?.colour ?? ground
      }
    }
  }

  /// About where gnuplot writes the names of ticks.
  fileprivate func tickFrames(in style: Style) -> [(text: String, frame: Frame)] {
    let (size, gap) = (font * 0.9, style.scaled(7))
    func width(_ name: String) -> Double { style.metrics.width(of: name, size: size) }
    return panels.flatMap { panel -> [(text: String, frame: Frame)] in
      let columns = panel.x.hasNames ? panel.x.ticks : []
      let rows = panel.y.hasNames ? panel.y.ticks : []
      return columns.map { tick in
        let x = panel.place(tick.value, panel.y.from).x
        let top = panel.frame.bottom + gap
        return (
          tick.name,
          Frame(
            left: x - width(tick.name) / 2, top: top, right: x + width(tick.name) / 2,
            bottom: top + size * 0.84)
        )
      }
        + rows.map { tick in
          let y = panel.place(panel.x.from, tick.value).y
          let right = panel.frame.left - gap
          return (
            tick.name,
            Frame(
              left: right - width(tick.name), top: y - size * 0.42, right: right,
              bottom: y + size * 0.42)
          )
        }
    }
  }
}

extension Frame {
  /// Whether it covers another by more than a hair.
  fileprivate func covers(_ other: Frame) -> Bool {
    min(right, other.right) - max(left, other.left) > 1
      && min(bottom, other.bottom) - max(top, other.top) > 1
  }
}
