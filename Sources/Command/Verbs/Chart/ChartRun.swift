internal import Ringtrue
internal import RingtrueCharts
internal import RingtrueCore
internal import RingtrueHistory
internal import RingtruePlatform

/// The run that charts are about, from its folder or from the history.
struct ChartRun {
  /// What was kept of it.
  let record: RunRecord
  /// Where its charts belong; nil when only the history knows it.
  let folder: RunFolder?
  /// The history that it is looked up in, if there is one.
  let history: HistoryStore?

  /// Finds a run by its folder, by its name, or as the last one.
  init(named name: String, results: String, history path: String?) async throws {
    let path = path ?? Path.join(results, "history.sqlite")
    history = Files.exists(path) ? try HistoryStore(path, .change) : nil
    if let folder = [RunFolder(name), RunFolder(Path.join(results, name))].first(where: \.isThere) {
      (record, self.folder) = (try folder.read(), folder)
      return
    }
    guard let history else {
      throw Failure(
        .noInput,
        "\(name): there is no such run, and no history at \(path); "
          + "name a run's folder, or the history by --history")
    }
    let id = try await history.resolve(name)
    let folder = RunFolder(Path.join(results, id))
    self.folder = folder.isThere ? folder : nil
    record = folder.isThere ? try folder.read() : try await history.record(of: id)
  }

  /// What charts are drawn from; trends are read only where they are wanted.
  func material(withTrends: Bool, threads: Int) async throws -> ChartMaterial {
    let run = CollectedRun(
      reports: record.reports, datasets: record.datasets, findings: record.findings)
    let overview = RunOverview(run.content, threads: threads)
    let trends = withTrends ? try await Self.trends(history) : []
    return ChartMaterial(
      of: record.note, overview, datasets: record.datasets, reports: record.reports,
      trends: trends)
  }

  /// How average precision went from run to run, with levels.
  static func trends(_ history: HistoryStore?) async throws -> [MetricTrend] {
    guard let history else { return [] }
    return try await history.trends(TrendQuestion("average-precision")).map { MetricTrend($0) }
  }
}

extension MetricTrend {
  /// A trend of the history, with the levels that are found in it.
  init(_ trend: Trend) {
    let points = trend.points.indices.map { place in
      let point = trend.points[place]
      return Point(
        run: point.run, begun: point.begun, commit: point.commit, value: point.mean,
        isOnOtherData: place > 0 && point.data != trend.points[place - 1].data)
    }
    let fit = PiecewiseFit(trend.points.map(\.mean))
    self.init(
      metric: trend.metric, place: trend.place, system: trend.system, points: points,
      levels: fit.levels.map { (places: $0.places, mean: $0.mean) })
  }
}
