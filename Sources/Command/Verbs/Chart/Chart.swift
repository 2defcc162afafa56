internal import Ringtrue
internal import RingtrueCharts
internal import RingtrueCore
internal import RingtruePlatform

/// The flags of `chart`.
private enum ChartFlags {
  static let id = Argument(
    "ID",
    .choice(
      ["all"] + Charts.all.map(\.id) + [portrait] + Portrait.views.map(\.id), placeholder: "ID"),
    "The chart, as 'list charts' has it, or all of a run; 'portrait' is all of data.")
  static let run = Argument(
    optional: "RUN", .text("RUN"),
    "The run's folder or name, the last one without it; of a portrait, the scenario's file.")
  /// The name under which data are drawn rather than a run.
  static let portrait = "portrait"
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
      picture, unless --scenario names one. A portrait makes the data of a scenario, with its first \
      seed, and draws them: amounts by operation, days, and the balance of one account.
      """,
    arguments: [ChartFlags.id, ChartFlags.run], flags: ChartFlags.all,
    examples: [
      Example("ringtrue chart roc last", "How well do all systems rank, one beside the other?"),
      Example(
        "ringtrue chart headroom last -o headroom.png --size slide --theme dark",
        "A picture for a board."),
      Example("ringtrue chart kinds last --term", "Look at it on a remote shell."),
      Example(
        "ringtrue chart portrait Scenarios/quickstart.json5 -o data.svg",
        "What do the data of a scenario look like?"),
    ]
  ) { call in
    let values = call.values
    let id = values[ChartFlags.id]
    if id.hasPrefix(ChartFlags.portrait) {
      let exhibits = try PortraitWork(of: values[ChartFlags.run])
        .exhibits(in: ChartWork.style(call))
        .filter { id == $0.chart || id == ChartFlags.portrait }
      return try ChartWork(call, exhibits, folder: ".").answer()
    }
    let named = Charts.named(id)
    let run = try await ChartRun(
      named: values[ChartFlags.run] ?? "last", results: values[ChartFlags.results],
      history: values[ChartFlags.history])
    let material = try await run.material(
      withTrends: named.map { $0.id == Charts.trendID } ?? true,
      threads: Machine.survey().coresAllowed)
    let style = ChartWork.style(call)
    let exhibits = (named.map { [$0] } ?? Charts.all).flatMap {
      $0.exhibits(of: material, in: style)
    }
    let names = material.contests.map(\.name)
    if let wanted = values[ChartFlags.scenario], !names.contains(wanted) {
      throw Failure(
        .noInput, "the run has no part \(wanted.quoted); it has \(names.joined(separator: ", "))")
    }
    let folder = run.folder.map { Path.join($0.path, "charts") } ?? "."
    return try ChartWork(call, exhibits, folder: folder).answer()
  }
}

/// Charts on their way to paper, screen or script.
struct ChartWork {
  private let call: Call
  private let exhibits: [Chart.Exhibit]
  /// Where pictures go that no name is given for.
  private let folder: String

  /// Charts of the part that is wanted, or of all of them.
  fileprivate init(_ call: Call, _ exhibits: [Chart.Exhibit], folder: String) {
    (self.call, self.folder) = (call, folder)
    let wanted = call.values[ChartFlags.scenario]
    self.exhibits = exhibits.filter { exhibit in
      wanted == nil || exhibit.contest == nil || exhibit.contest == wanted
    }
  }

  /// How large pictures are to be, and on what ground.
  fileprivate static func style(_ call: Call) -> Style {
    let values = call.values
    return values[ChartFlags.isText]
      ? Style(columns: call.console.output.columns ?? 80, values[ChartFlags.theme])
      : Style(values[ChartFlags.size], values[ChartFlags.theme])
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

  private func target() throws -> PictureFile {
    guard let path = call.values[ChartFlags.output] else {
      return PictureFile(folder: folder, stem: nil, format: .svg)
    }
    return try PictureFile(path)
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
