internal import Ringtrue
internal import RingtrueCore

extension Verb {
  /// Runs scenarios: the main job.
  static let run = Verb(
    "run", for: .compareModels, "Try systems on scenarios, and say which is best and by how much.",
    discussion: """
      A trial is one system on one dataset: a part of a scenario and a seed. It learns from the \
      training rows, without their labels, has a threshold chosen on rows kept apart, and is \
      measured on the rest; every measure has an interval or says why not. Trivial baselines, and \
      what the makers of generated data know, are tried beside the systems unless --without names \
      them.

      A system is a detector with its settings and, each behind an @, its features and its \
      threshold where they differ from the scenario's: knn:k=20@entity@pot:risk=0.001.

      A scenario may have breaks sorted into buckets too, by the categorizers that its part \
      'categorizer' names, with the controls majority and random beside them. They are ranked by macro \
      F1, and measured by what they get wrong, obey, repeat, close unseen and cost; 'ringtrue list \
      categorizers' tells which there are. They are asked from this process, with --isolate too.

      Systems are ranked by average precision. Those that differ from the best by no more than \
      chance are said not to be told apart from it: the same rows are drawn anew for both, and the \
      p-values are corrected for the number of comparisons.

      With --isolate each trial runs in a process of its own, which makes the data anew. What crashes, \
      never ends or takes too much memory then costs its own trial, with the reason, and no other; \
      results are the same to the byte. Where times are taken alone (--timing full, --load), two \
      systems that are compared take turns.
      """,
    arguments: [RunFlags.scenarios], groups: RunFlags.groups,
    examples: [
      Example("ringtrue run", "See everything run: two small worlds, all systems."),
      Example(
        "ringtrue run Scenarios/retail-standard.json5 --detectors isolation-forest,vae --seeds 1..3",
        "Which of two models is better on a retail ledger?"),
      Example(
        "ringtrue run Scenarios --dry-run", "What would all scenarios try, and on what?"),
      Example(
        "ringtrue run Scenarios/recon-desk.json5 --shard 0/4 -j 8",
        "Do the first quarter of a plan; three other machines do the rest."),
      Example(
        "ringtrue run --isolate --trial-limit 10m -o results.csv",
        "What do systems give that may crash or hang?"),
    ]
  ) { call in
    try await RunWork(call).run()
  }
}
