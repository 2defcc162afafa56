internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory
internal import RingtruePlatform
internal import RingtrueReports

/// The flags of `report`.
private enum ReportFlags {
  static let run = Argument(
    optional: "RUN", .text("RUN"), "The run's folder or name; the last one without it.")
  static let outputs = Flag(
    repeated: "out", short: "o", .file,
    "A file to write: .html, .md, .csv, .json or .pdf; report.html in the run's folder without it.")
  static let results = Flag(
    "results", .folder, "The folder that holds the folders of runs.", default: "results")
  static let history = Flag<String?>(
    "history", .file, "The database of runs; history.sqlite in the folder of results without it.")

  static let all: [any FlagDeclaration] = [outputs, results, history]
}

extension Verb {
  /// Writes the evidence of a run for those who were not there.
  static let report = Verb(
    "report", for: .lookAtEvidence, "Write the evidence of a run as one page, or in other forms.",
    discussion: """
      The page holds all that it shows, and asks no network for anything: who leads and what cannot be \
      told apart, systems side by side, operating points, money, kinds, segments, speed, warnings, and \
      an audit trail to do it all again. It works without scripts; with them, tables sort and filter, \
      and other thresholds can be tried.

      Markdown is for a comment on a change, CSV and JSON hold all measures as 'history export' gives \
      them, and PDF is the page, printed by Chromium. The same record gives the same bytes, but for \
      PDF, which tells when it was made.
      """,
    arguments: [ReportFlags.run], flags: ReportFlags.all,
    examples: [
      Example("ringtrue report last", "The page of the last run, in its folder."),
      Example(
        "ringtrue report last -o review.html -o comment.md -o measures.csv",
        "A page for a reviewer, a comment for a pull request, and figures for a spreadsheet."),
    ]
  ) { call in
    let values = call.values
    let files = try values[ReportFlags.outputs].map { try ReportFile($0) }
    let run = try await ChartRun(
      named: values[ReportFlags.run] ?? "last", results: values[ReportFlags.results],
      history: values[ReportFlags.history])
    let folder = run.folder.map { [ReportFile(page: Path.join($0.path, "report.html"))] }
    guard let wanted = files.isEmpty ? folder : files else {
      throw Failure(.usage, "only the history knows this run; name a file to write by -o")
    }
    let report = try await RunEvidence.report(
      of: run, withPictures: wanted.contains { $0.format.hasPictures },
      threads: Machine.survey().coresAllowed)
    for file in wanted { try file.write(report) }
    return Answer(
      parts: [.lines([report.headline + "."] + wanted.map { "  \($0.path)" })],
      result: .object([
        ("headline", .string(report.headline)),
        ("files", .array(wanted.map { .string($0.path) })),
      ]))
  }
}

/// A file that a report is written to, in the form that its name ends in.
private struct ReportFile {
  let path: String
  let format: Report.Format

  init(page path: String) { (self.path, format) = (path, .html) }

  init(_ path: String) throws(Failure) {
    let ending = Path.name(of: path).split(separator: ".").dropFirst().last.map(String.init) ?? ""
    guard let format = Report.Format(rawValue: ending) else {
      let forms = Report.Format.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
      throw Failure(.usage, "\(path): reports are \(forms); end the name in one of them")
    }
    (self.path, self.format) = (path, format)
  }

  func write(_ report: Report) throws {
    switch format {
    case .html: try Files.write(report.html, to: path)
    case .markdown: try Files.write(report.markdown, to: path)
    case .csv: try Files.write(report.measures(.csv), to: path)
    case .json: try Files.write(report.measures(.json), to: path)
    case .pdf: try Files.write(Browser.find().print(report.html), to: path)
    }
  }
}

extension Report.Format {
  fileprivate var hasPictures: Bool { self == .html || self == .pdf }
}
