internal import Ringtrue
internal import RingtrueCore
internal import RingtruePlatform

/// Shows a run while it goes on: on a terminal a table, best first, that is drawn anew; elsewhere a
/// line every few seconds.
final class RunView: Sink {
  private let state: Guarded<RunPicture>
  private let side: Console.Side?
  private let progress: Progress?
  private let clock: any TimeSource
  private let start: UInt64

  /// A view of so many trials, on stderr unless the user wants none.
  init(_ call: Call, trials: Int) {
    let isWanted = call.values[CommonFlags.progress] && !call.values[CommonFlags.quiet]
    let errors = call.console.errors
    state = Guarded(RunPicture(total: trials))
    side = isWanted && errors.isTerminal ? errors : nil
    progress =
      isWanted && !errors.isTerminal
      ? call.progress("running", total: trials, unit: "trials") : nil
    clock = call.surroundings.clock
    start = clock.nanoseconds
  }

  /// The seconds since the run began.
  var seconds: Double { clock.elapsed(since: start).inSeconds }

  /// Shows what an event changes.
  func receive(_ event: Event) async {
    guard side != nil || progress != nil else { return }
    let elapsed = clock.elapsed(since: start)
    let best = state.withLock { picture in
      picture.take(event)
      draw(&picture, at: elapsed)
      return picture.best
    }
    if case .trialEnded = event { progress?.advance(note: best) }
  }

  /// Takes the table away; the summary says it better.
  func finish() {
    progress?.finish()
    state.withLock { picture in
      guard let side, picture.linesShown > 0 else { return }
      try? side.write(Self.erase(picture.linesShown))
      picture.linesShown = 0
    }
  }

  private func draw(_ picture: inout RunPicture, at elapsed: Duration) {
    guard let side, picture.isDue(at: elapsed) else { return }
    let columns = (side.columns ?? 80) - 1
    let lines = picture.lines(after: elapsed, within: columns, paint: side.paint)
    try? side.write(Self.erase(picture.linesShown) + lines.map { $0 + "\n" }.joined())
    picture.linesShown = lines.count
    picture.lastShown = elapsed
  }

  /// Back to the first of some lines, and nothing below it.
  private static func erase(_ lines: Int) -> String {
    lines == 0 ? "" : "\u{1B}[\(lines)A\r\u{1B}[J"
  }
}

/// What a run looks like at some moment.
struct RunPicture: Sendable {
  /// What a system reached so far.
  private struct Line {
    let contest: String
    let system: String
    var sum = 0.0
    var count = 0
    var mean: Double { sum / Double(max(1, count)) }
  }

  private var meter: ProgressMeter
  private var running: [String] = []
  /// The trials that stand in the lines already, although they are yet to be timed.
  private var measured: Set<Trial> = []
  private var lines: [Line] = []
  var linesShown = 0
  var lastShown: Duration?

  init(total: Int) { meter = ProgressMeter(label: "running", unit: "trials", total: total) }

  /// Whether it is time to draw it again.
  func isDue(at elapsed: Duration) -> Bool {
    lastShown.map { elapsed - $0 >= .milliseconds(100) } ?? true
  }

  /// Takes in what happened.
  mutating func take(_ event: Event) {
    switch event {
    case .trialStarted(let trial): running.append(trial.system)
    case .trialMeasured(let report):
      running.firstIndex(of: report.trial.system).map { _ = running.remove(at: $0) }
      measured.insert(report.trial)
      add(report)
    case .trialEnded(let report):
      meter.done += 1
      if measured.remove(report.trial) != nil { break }
      running.firstIndex(of: report.trial.system).map { _ = running.remove(at: $0) }
      add(report)
    default: break
    }
  }

  private mutating func add(_ report: TrialReport) {
    guard case .scored(let measures) = report.outcome,
      let value = measures.first(where: { $0.metric == "average-precision" }),
      let precision = try? value.value.get()
    else { return }
    let trial = report.trial
    let contest = trial.scenario + (trial.part.isEmpty ? "" : "/\(trial.part)")
    let known = lines.firstIndex { $0.contest == contest && $0.system == trial.system }
    let place = known ?? lines.count
    if known == nil { lines.append(Line(contest: contest, system: trial.system)) }
    lines[place].sum += precision
    lines[place].count += 1
  }

  private var ranked: [Line] {
    let contest = lines.last?.contest
    return lines.filter { $0.contest == contest }.sorted { $0.mean > $1.mean }
  }

  /// The best system so far, in a few words; what is known of the truth is none.
  var best: String {
    ranked.first { $0.system != SystemChoice.oracle }
      .map { "best \($0.system) \($0.mean.figures(3))" } ?? ""
  }

  /// The lines that show it, none wider than some columns.
  func lines(after elapsed: Duration, within columns: Int, paint: Paint) -> [String] {
    let now = running.isEmpty ? "" : "  " + running.joined(separator: ", ")
    let head = (meter.bar(after: elapsed) + now).visible.cut(to: columns)
    guard let first = ranked.first else { return [head] }
    let table = TextTable(
      of: Array(ranked.prefix(12)),
      [
        .words(first.contest, .name) { $0.system },
        .numbers("avg precision") { $0.mean.decimals(3) },
        .numbers("trials") { "\($0.count)" },
      ])
    return [head] + table.drawn(within: columns, paint: paint)
  }
}
