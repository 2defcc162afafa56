internal import RingtruePlatform

/// A folder of pictures, each with the script beside it that redraws it.
public struct ChartFolder: Sendable {
  /// What was drawn into it, and what could not be.
  public struct Content: Sendable {
    /// The names of the pictures.
    public var pictures: [String] = []
    /// What was to be drawn.
    public var exhibits: [Chart.Exhibit] = []
    /// The charts that the run has no material for, and why.
    public var missing: [(chart: String, why: MissingMaterial)] = []
  }

  /// Where it is.
  public let path: String

  /// The folder at a path, be it there or not.
  public init(_ path: String) { self.path = path }

  /// Draws charts of a run, in one process of gnuplot.
  ///
  /// Scripts stand there even where the drawing fails.
  public func draw(
    _ charts: [Chart] = Charts.all, of material: ChartMaterial, in style: Style = Style(),
    as format: GnuplotScript.Target.Format = .svg, with gnuplot: Gnuplot
  ) throws(ChartsError) -> Content {
    var content = Content()
    var plots: [Plot] = []
    content.exhibits = charts.flatMap { $0.exhibits(of: material, in: style) }
    for exhibit in content.exhibits {
      switch exhibit.figure {
      case .success(let figure): plots.append(Plot(figure, as: exhibit.name))
      case .failure(let why): content.missing.append((exhibit.name, why))
      }
    }
    content.pictures = try draw(plots, as: format, with: gnuplot)
    return content
  }

  /// A figure, and the name that it is drawn under.
  public struct Plot: Sendable {
    let figure: Figure
    let name: String

    /// A figure under a name, without an ending.
    public init(_ figure: Figure, as name: String) {
      self.figure = figure
      self.name = name
    }
  }

  /// Draws figures, in one process of gnuplot, and tells the names of the pictures.
  public func draw(
    _ plots: [Plot], as format: GnuplotScript.Target.Format, with gnuplot: Gnuplot
  ) throws(ChartsError) -> [String] {
    let targets = plots.map { GnuplotScript.Target("\($0.name).\(format.rawValue)", as: format) }
    do {
      try Files.makeFolder(path)
      for (plot, target) in zip(plots, targets) {
        let script = GnuplotScript(drawing: plot.figure, into: target)
        try Files.write(script.text, to: Path.join(path, "\(plot.name).gnuplot"))
      }
    } catch {
      throw .unwritten("\(error)")
    }
    try gnuplot.draw(plots.map { "\($0.name).gnuplot" }, in: path)
    return targets.map(\.file)
  }
}
