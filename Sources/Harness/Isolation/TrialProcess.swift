internal import RingtrueCore
internal import RingtruePlatform

/// A child process that tries a trial, and then waits for its turn to time it.
final class TrialProcess: Sendable {
  private let child: Guarded<Child?>
  private let isStopped: @Sendable () -> Bool

  /// Why a child gave no answer.
  enum Silence: Error {
    /// The run is to stop.
    case stopped
    /// It took too long.
    case late
    /// It came to its end, or said what it must not.
    case broken(String)
  }

  /// How often it is asked whether the run is to stop, while a child is waited for.
  private static let interval = Duration.milliseconds(20)

  /// Starts a child.
  init(
    _ invocation: Invocation, isStopped: @escaping @Sendable () -> Bool
  ) throws(PlatformError) {
    child = Guarded(try Child(invocation))
    self.isStopped = isStopped
  }

  /// Tells the child something; one that is gone will be noticed when it gives no answer.
  func tell(_ line: String) {
    child.withLock { child in
      do throws(PlatformError) { try child?.send(line, within: .seconds(60)) } catch {}
    }
  }

  /// Waits for an answer; a child that gives none is ended.
  func answer(within limit: Duration?) throws(Silence) -> String {
    let clock = SystemClock()
    let began = clock.nanoseconds
    while true {
      switch hear() {
      case .line(let line): return line
      case .broken(let why): throw .broken(why)
      case .nothing: break
      }
      if isStopped() {
        end()
        throw .stopped
      }
      if let limit, clock.elapsed(since: began) > limit {
        end()
        throw .late
      }
    }
  }

  /// Lets the child go, which is wanted no more.
  func end() {
    child.withLock { child in child = nil }
  }

  // MARK: - One look

  private enum Heard {
    case nothing
    case line(String)
    case broken(String)
  }

  private func hear() -> Heard {
    child.withLock { child in
      guard child != nil else { return .broken("it was ended before its time") }
      do throws(PlatformError) {
        if let line = try child?.receiveLine(within: Self.interval) { return .line(line) }
        let completion = try child?.finish(within: .seconds(1))
        child = nil
        return .broken(completion.map(Self.words) ?? "it ended")
      } catch {
        if error.isSilent { return .nothing }
        child = nil
        return .broken(error.description)
      }
    }
  }

  /// How a child ended, with the reason if the Swift library gave one; where it happened, which
  /// differs from build to build, is left out.
  private static func words(_ completion: Completion) -> String {
    let reason = completion.errorText.split(separator: "\n").lazy
      .map { $0.split(separator: "Fatal error: ", maxSplits: 1) }.first { $0.count == 2 }?.last
    let ending = "\(completion.ending)"
    return reason.map { "\(ending): \($0)" } ?? ending
  }
}

extension TrialProcess {
  /// Has the child take its times, and lets it go; nil if it gave none.
  func times() -> TimedLane.Taken? {
    defer { end() }
    tell(TrialAnswer.turn)
    guard let line = try? answer(within: .seconds(3600)),
      let report = try? TrialAnswer.report(line, rows: [])
    else { return nil }
    return TimedLane.Taken(
      times: report.times, pace: report.sketches.first { $0.subject == .pace },
      peakBytes: report.usage?.peakBytes)
  }
}
