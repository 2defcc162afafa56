internal import Ringtrue
internal import RingtrueCharts
internal import RingtrueCore
internal import RingtrueHistory
internal import RingtruePlatform

/// The charts of a run that has ended, in its folder.
struct RunCharts {
  /// What became of them, in a sentence.
  let words: String

  /// Draws all that the run has material for; that gnuplot is missing is no reason to fail.
  init(
    in folder: RunFolder, _ run: CollectedRun.Content, _ overview: RunOverview,
    history: HistoryStore?
  ) async {
    let path = Path.join(folder.path, "charts")
    guard let note = run.note, !overview.contests.isEmpty else {
      words = "No charts: nothing was measured."
      return
    }
    do {
      let gnuplot = try Gnuplot.find()
      let trends = try await ChartRun.trends(history)
      let record = RunRecord(note, datasets: run.datasets, reports: run.reports)
      let material = ChartMaterial(
        of: note, overview, datasets: record.datasets, reports: record.reports, trends: trends)
      let content = try ChartFolder(path).draw(of: material, with: gnuplot)
      words = "\(content.pictures.count) charts in \(path)."
    } catch let error as ChartsError where error.isWithoutGnuplot {
      words = "No charts: \(error.description)."
    } catch {
      words = "No charts: \(error)."
    }
  }
}
