package import RingtrueCore
internal import RingtruePlatform

/// The other side of `Isolation`: what a child process does with the job that it is told.
package struct TrialChild {
  private let job: TrialJob
  private let clock = SystemClock()

  /// Takes a job, as its parent wrote it.
  package init(job line: String) throws(Problems) { job = try TrialJob(line: line) }

  /// Tries the trial and tells what it gave; times it when that is asked for.
  package func run(
    tell: (String) throws -> Void, listen: () throws -> String?
  ) throws {
    let planned = try planned()
    var bench = TrialBench(try planned.dataset.make(threads: job.width), resamples: job.resamples)
    guard bench.data.digest == job.data else {
      throw Problem("the data are not those of the run; let them be while it goes on")
    }
    if case .system(let system) = planned.trial.subject {
      bench = bench.prepared(system.featuresName, by: system.features)
    }
    try tell(TrialAnswer.ready)
    let work = TrialWork(
      planned: planned.trial, bench: bench, clock: clock, width: job.width,
      memoryLimit: job.memoryLimit, timeLimit: job.seconds.map { .seconds($0) },
      isStopped: { false })
    let lane = TimedLane(timing: job.timing, load: job.load, isAlone: job.isExclusive) { false }
    let measured = work.attempt()
    let attempt = job.isExclusive ? measured : lane.timed([measured])[0]
    guard let report = attempt.report else { return }
    try tell(TrialAnswer.line(report))
    guard job.isExclusive, try listen() == TrialAnswer.turn else { return }
    var timed = lane.timed([attempt])[0].report
    timed?.scores = nil
    if let timed { try tell(TrialAnswer.line(timed)) }
  }

  /// The trial, found in a plan of its scenario alone.
  private func planned() throws -> (dataset: PlannedDataset, trial: PlannedTrial) {
    let json = try JSON.read(job.scenario, file: job.file)
    let scenario = try Scenario(reading: json, file: job.file)
    var planner = Planner()
    planner.rows = job.rows
    planner.seeds = [job.trial.seed]
    planner.usual.features = job.features
    planner.usual.threshold = job.threshold
    if job.trial.system != SystemChoice.oracle { planner.systems = [job.trial.system] }
    for dataset in try planner.plan([(scenario, job.file)]).datasets {
      if let trial = dataset.trials.first(where: { $0.trial == job.trial }) {
        return (dataset, trial)
      }
    }
    throw Problem("the scenario has no trial \(job.trial); name one of its own")
  }
}
