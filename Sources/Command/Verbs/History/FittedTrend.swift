internal import RingtrueCore
internal import RingtrueHistory

/// A trend with the levels that were found in it.
struct FittedTrend {
  /// A place where the level changes.
  struct Step {
    let place: Int
    let run: String, commit: String?, system: String
    let from: Double, to: Double
    let isOnOtherData: Bool
  }

  let trend: Trend
  /// The levels, if they were looked for.
  let fit: PiecewiseFit?

  init(_ trend: Trend, findsSteps: Bool) {
    self.trend = trend
    fit = findsSteps ? PiecewiseFit(trend.points.map(\.mean)) : nil
  }

  var steps: [Step] {
    let levels = fit?.levels ?? []
    return zip(levels, levels.dropFirst()).map { before, after in
      let place = after.places.lowerBound
      let point = trend.points[place]
      return Step(
        place: place, run: point.run, commit: point.commit, system: trend.system,
        from: before.mean, to: after.mean,
        isOnOtherData: point.data != trend.points[place - 1].data)
    }
  }

  var json: JSON {
    let points = trend.points.map { point -> JSON in
      .object([
        ("run", .string(point.run)), ("begun", .string(point.begun.description)),
        ("commit", point.commit.map { .string($0) }), ("mean", .number(point.mean)),
        ("values", .integer(point.values)), ("trials", .integer(point.trials)),
      ])
    }
    let steps = steps.map { step -> JSON in
      .object([
        ("run", .string(step.run)), ("commit", step.commit.map { .string($0) }),
        ("from", .number(step.from)), ("to", .number(step.to)),
        ("other_data", .bool(step.isOnOtherData)),
      ])
    }
    return .object([
      ("metric", .string(trend.metric)), ("version", .integer(trend.version)),
      ("scenario", .string(trend.place)), ("system", .string(trend.system)),
      ("points", .array(points)),
      ("noise", fit.map { .number($0.noise) }), ("penalty", fit.map { .number($0.penalty) }),
      ("steps", fit.map { _ in .array(steps) }),
    ])
  }
}
