internal import Ringtrue
internal import RingtrueCharts
internal import RingtrueCore
internal import RingtruePlatform

/// The flags of `chart`.
private enum ChartFlags {
  static let id = Argument(
    "ID", .choice(["all"] + Charts.all.map(\.id), placeholder: "ID"),
    "The chart, as 'list charts' has it, or all of them.")
  static let run = Argument(
    optional: "RUN", .text("RUN"), "The run's folder or name; the last one without it.")
  static let output = Flag<String?>(
    "out", short: "o", .file,
    "The picture to write, .svg or .png; its script stands beside it. The run's charts without it.")
  static let scenario = Flag<String?>(
    "scenario", .text("NAME"), "The one part of a scenario to draw; all of them without it.")
  static let size = Flag("size", .choice, "What the picture is for.", default: Style.Size.screen)
  static let theme = Flag("theme", .choice, "On what ground it is.", default: Theme.light)
  static let isText = Flag("term", "Draw it with characters, here and now.")
  static let isScript = Flag("script", "Print the script for gnuplot, and draw nothing.")
  static let results = Flag(
    "results", .folder, "The folder that holds the folders of runs.", default: "results")
  static let history = Flag<String?>(
    "history", .file, "The database of runs; history.sqlite in the folder of results without it.")

  static let all: [any FlagDeclaration] = [
    output, scenario, size, theme, isText, isScript, results, history,
  ]
}

extension Verb {
  /// Draws one chart of a run.
  static let chart = Verb(
    "chart", for: .lookAtEvidence, "Draw a chart of a run.",
    discussion: """
      A picture is drawn by gnuplot, from a script that stands beside it, holds its data and redraws \
      it alone. The same record gives the same script. Where a run has several parts, each gives a \
      picture, unless --scenario names one.
      """,
    arguments: [ChartFlags.id, ChartFlags.run], flags: ChartFlags.all,
    examples: [
      Example("ringtrue chart roc last", "How well do all systems rank, one beside the other?"),
      Example(
        "ringtrue chart headroom last -o headroom.png --size slide --theme dark",
        "A picture for a board."),
      Example("ringtrue chart kinds last --term", "Look at it on a remote shell."),
    ]
  ) { call in
    let values = call.values
    let named = Charts.named(values[ChartFlags.id])
    let run = try await ChartRun(
      named: values[ChartFlags.run] ?? "last", results: values[ChartFlags.results],
      history: values[ChartFlags.history])
    let material = try await run.material(
      withTrends: named.map { $0.id == Charts.trendID } ?? true,
      threads: Machine.survey().coresAllowed)
    return try ChartWork(call, named.map { [$0] } ?? Charts.all, run, material).answer()
  }
}

/// Charts on their way to paper, screen or script.
private struct ChartWork {
  private let call: Call
  private let run: ChartRun
  private let exhibits: [Chart.Exhibit]

  init(_ call: Call, _ charts: [Chart], _ run: ChartRun, _ material: ChartMaterial) throws {
    (self.call, self.run) = (call, run)
    let values = call.values
    let style =
      values[ChartFlags.isText]
      ? Style(columns: call.console.output.columns ?? 100, values[ChartFlags.theme])
      : Style(values[ChartFlags.size], values[ChartFlags.theme])
    let wanted = values[ChartFlags.scenario]
    let names = material.contests.map(\.name)
    if let wanted, !names.contains(wanted) {
      throw Failure(
        .noInput, "the run has no part \(wanted.quoted); it has \(names.joined(separator: ", "))")
    }
    exhibits = charts.flatMap { $0.exhibits(of: material, in: style) }.filter { exhibit in
      wanted == nil || exhibit.contest == nil || exhibit.contest == wanted
    }
  }

  func answer() throws -> Answer {
    var figures: [(name: String, figure: Figure)] = []
    var answer = Answer()
    for exhibit in exhibits {
      switch exhibit.figure {
      case .success(let figure): figures.append((exhibit.name, figure))
      case .failure(let why):
        answer.warnings.add(
          Problem("\(exhibit.name): \(why.description)"))
      }
    }
    guard !figures.isEmpty else { throw Failure(.noInput, answer.warnings) }
    if call.values[ChartFlags.isText] {
      let inColour = call.console.output.paint.isOn
      answer.parts = figures.map { .lines(TextPicture($0.figure).lines(inColour: inColour)) }
      answer.result = result(figures.map { ($0.figure, nil) })
    } else if call.values[ChartFlags.isScript] {
      let scripts = figures.map { name, figure in
        GnuplotScript(drawing: figure, into: .init("\(name).svg", as: .svg)).text
      }
      answer.parts = [.verbatim(scripts.joined())]
      answer.result = .object([("script", .string(scripts.joined()))])
    } else {
      try draw(figures, into: &answer)
    }
    return answer
  }

  private func draw(
    _ figures: [(name: String, figure: Figure)], into answer: inout Answer
  ) throws {
    let gnuplot = try Gnuplot.find()
    let target = try target()
    let plots = figures.map { name, figure in
      ChartFolder.Plot(figure, as: target.name(for: name, ofMany: figures.count > 1))
    }
    let pictures = try ChartFolder(target.folder).draw(plots, as: target.format, with: gnuplot)
    let paths = pictures.map { Path.join(target.folder, $0) }
    answer.parts = [.lines(zip(figures, paths).map { "\($0.0.figure.title)\n  \($0.1)" })]
    answer.result = result(zip(figures, paths).map { ($0.0.figure, $0.1) })
  }

  /// Where pictures go, and in which format.
  private struct Target {
    let folder: String
    /// The name that was asked for, without its ending.
    let stem: String?
    let format: GnuplotScript.Target.Format

    /// The name of a picture, without its ending; where there are several, each has its own.
    func name(for name: String, ofMany: Bool) -> String {
      guard let stem else { return name }
      guard ofMany else { return stem }
      return name.hasPrefix(stem + ".") ? name : "\(stem).\(name)"
    }
  }

  private func target() throws -> Target {
    guard let path = call.values[ChartFlags.output] else {
      let folder = run.folder.map { Path.join($0.path, "charts") } ?? "."
      return Target(folder: folder, stem: nil, format: .svg)
    }
    let name = Path.name(of: path)
    guard
      let format = GnuplotScript.Target.Format.allCases.first(where: {
        name.hasSuffix("." + $0.rawValue)
      })
    else {
      throw Failure(.usage, "\(path): pictures are .svg or .png; end the name in one of them")
    }
    return Target(
      folder: Path.parent(of: path), stem: String(name.dropLast(format.rawValue.count + 1)),
      format: format)
  }

  private func result(_ pictures: [(figure: Figure, path: String?)]) -> JSON {
    .array(
      pictures.map { figure, path in
        .object([
          ("title", .string(figure.title)), ("subtitle", .string(figure.subtitle)),
          ("file", path.map { .string($0) }),
        ])
      })
  }
}
