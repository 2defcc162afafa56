internal import Ringtrue
internal import RingtrueCore
internal import RingtruePlatform

extension Verb {
  /// Tries one trial for a run that isolates its trials.
  static let trial = Verb(
    "trial", for: .compareModels, "Try one trial of a run, which tells it on standard input.",
    examples: [Example("ringtrue trial", "Only a run calls this.")]
  ) { call in
    var lines = LineReader.standardInput(limit: 1 << 24)
    guard let job = try lines.next() else {
      throw Failure(.usage, "a run calls this with a job; write 'ringtrue run --isolate'")
    }
    let output = call.console.output
    try TrialChild(job: job).run(
      tell: { line in try output.write(line + "\n") }, listen: { try lines.next() })
    return Answer()
  }
}
