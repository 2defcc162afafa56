public import RingtrueCharts
internal import RingtruePlatform

/// The pictures of a run, as a report shows them.
public struct Pictures: Sendable {
  /// One picture.
  public struct Picture: Sendable, Equatable {
    /// The chart that it is, and the part of a scenario that it is about.
    public let chart: String, contest: String?
    /// What it shows, and on what.
    public let title: String, subtitle: String
    /// The drawing, as SVG.
    public let drawing: String

    /// A picture with what is told of it.
    public init(
      chart: String, contest: String?, title: String, subtitle: String, drawing: String
    ) {
      (self.chart, self.contest, self.title) = (chart, contest, title)
      (self.subtitle, self.drawing) = (subtitle, drawing)
    }
  }

  /// The pictures.
  public private(set) var all: [Picture]
  /// The pictures that were left out to keep a page small.
  public private(set) var omitted: [Picture] = []
  /// Why there are none, in a sentence, where there are none.
  public let absence: String?

  /// Pictures as they are.
  public init(_ all: [Picture]) { (self.all, absence) = (all, nil) }

  /// None, and why.
  public init(missing absence: String) { (all, self.absence) = ([], absence) }

  /// Those of some exhibits that are drawn in a folder.
  public init(of exhibits: [Chart.Exhibit], in folder: String) {
    all = exhibits.compactMap { exhibit in
      guard let figure = try? exhibit.figure.get(),
        let drawing = try? Files.readText(Path.join(folder, "\(exhibit.name).svg"))
      else { return nil }
      return Picture(
        chart: exhibit.chart, contest: exhibit.contest, title: figure.title,
        subtitle: figure.subtitle, drawing: drawing)
    }
    absence =
      all.isEmpty ? "There are no pictures: none is drawn in \(Path.name(of: folder))." : nil
  }

  /// Without as few as take up some bytes of a page: the largest, and of equals the last.
  func without(bytes: Int) -> Pictures {
    let sizes = all.map { InlineDrawing($0.drawing).shapes.utf8.count }
    let order = all.indices.sorted { (sizes[$1], $1) < (sizes[$0], $0) }
    var (rest, left) = (bytes, Set<Int>())
    for place in order where rest > 0 {
      rest -= sizes[place]
      left.insert(place)
    }
    var fewer = self
    fewer.all = all.indices.filter { !left.contains($0) }.map { all[$0] }
    fewer.omitted = left.sorted().map { all[$0] }
    return fewer
  }

  /// The pictures of a chart, of one part of a scenario or of the whole run.
  func of(_ chart: String, contest: String?) -> Picture? {
    all.first { $0.chart == chart && $0.contest == contest }
  }
}
