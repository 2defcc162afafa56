internal import Ringtrue
internal import RingtrueCharts
internal import RingtrueCore
internal import RingtrueHistory
internal import RingtrueKernels
internal import RingtruePlatform
internal import RingtrueReports

/// The charts and the report of a run that has ended, in its folder.
struct RunEvidence {
  /// What became of them, a sentence each.
  private(set) var words: [String] = []
  private let folder: RunFolder
  private let history: HistoryStore?

  /// Nothing yet of the run in a folder.
  init(in folder: RunFolder, history: HistoryStore?) {
    (self.folder, self.history) = (folder, history)
  }

  /// Draws and writes what is wanted, as far as the run has material; that gnuplot is missing, or
  /// that a disk is full, is no reason to fail. Who stops the run does not wait for it.
  mutating func make(
    of run: CollectedRun.Content, _ overview: RunOverview, charts: Bool, report: Bool,
    unless stop: StopRequest
  ) async {
    guard let note = run.note, !overview.contests.isEmpty else {
      words = ["No charts and no report: nothing was measured."]
      return
    }
    guard charts || report else { return }
    let record = RunRecord(
      note, datasets: run.datasets, reports: run.reports, findings: run.findings,
      isComplete: run.isComplete)
    let trends = (try? await ChartRun.trends(history)) ?? []
    let material = ChartMaterial(
      of: note, overview, datasets: record.datasets, reports: record.reports, trends: trends)
    let pictures =
      charts
      ? await draw(material, unless: stop)
      : Pictures(missing: "The run was told to draw no charts.")
    if report, !stop.isMade { await write(Report(record, material, pictures: pictures)) }
  }

  private mutating func draw(
    _ material: ChartMaterial, unless stop: StopRequest
  ) async -> Pictures {
    let path = Path.join(folder.path, "charts")
    let drawn = await Patience(until: stop).wait {
      Result { () throws(ChartsError) in
        try ChartFolder(path).draw(of: material, with: Gnuplot.find())
      }
    }
    guard let drawn else { return Pictures(missing: "The run was stopped while they were drawn.") }
    do throws(ChartsError) {
      let content = try drawn.get()
      words.append("\(content.pictures.count) charts in \(path).")
      return Pictures(of: content.exhibits, in: path)
    } catch {
      words.append("No charts: \(error.description).")
      return Pictures(missing: "There are no pictures: \(error.description).")
    }
  }

  private mutating func write(_ report: Report) async {
    let path = Path.join(folder.path, "report.html")
    do {
      let whole = try await Self.completed(report, in: folder, history)
      try Files.write(whole.html, to: path)
      words.append("Report in \(path).")
    } catch {
      words.append("No report: \(error).")
    }
  }

  // MARK: - Of a run that is kept

  /// The report of a run that is kept, with its charts drawn where that is possible.
  static func report(
    of run: ChartRun, withPictures: Bool, threads: Int
  ) async throws -> Report {
    let material = try await run.material(withTrends: withPictures, threads: threads)
    let pictures = try withPictures ? Self.pictures(material, in: run.folder) : Pictures([])
    let report = Report(run.record, material, pictures: pictures)
    return try await run.folder.asyncMap { try await completed(report, in: $0, run.history) }
      ?? report
  }

  /// Draws into the run's folder, or, where only the history knows it, where nothing stays.
  private static func pictures(
    _ material: ChartMaterial, in folder: RunFolder?
  ) throws -> Pictures {
    let passing = folder == nil ? try TemporaryFolder() : nil
    let path = folder.map { Path.join($0.path, "charts") } ?? passing?.path ?? "."
    do throws(ChartsError) {
      let content = try ChartFolder(path).draw(of: material, with: Gnuplot.find())
      return Pictures(of: content.exhibits, in: path)
    } catch {
      guard error.isWithoutGnuplot else { throw error }
      // What was drawn before, or elsewhere, is as good.
      let drawn = Pictures(
        of: Charts.all.flatMap { $0.exhibits(of: material, in: Style()) }, in: path)
      return drawn.all.isEmpty
        ? Pictures(missing: "There are no pictures: \(error.description).") : drawn
    }
  }

  /// A report that names its record's digest, and the report before it.
  private static func completed(
    _ report: Report, in folder: RunFolder, _ history: HistoryStore?
  ) async throws -> Report {
    var report = report
    report.recordDigest = (try? Files.read(folder.record)).map { SHA256.digest(of: $0).hexadecimal }
    let runs = try await history?.runs() ?? []
    let begun = report.record.note.begun
    let place = Path.parent(of: folder.path)
    for run in runs.filter({ $0.begun < begun }).sorted(by: { $0.begun > $1.begun }) {
      guard let bytes = try? Files.read(Path.join(Path.join(place, run.id), "report.html"))
      else { continue }
      report.predecessor = .init(run: run.id, digest: SHA256.digest(of: bytes).hexadecimal)
      break
    }
    return report
  }
}

extension Optional {
  fileprivate func asyncMap<Other>(
    _ change: (Wrapped) async throws -> Other
  ) async rethrows -> Other? {
    guard let self else { return nil }
    return try await change(self)
  }
}
