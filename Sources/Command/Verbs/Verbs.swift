/// The one list of verbs.
enum Verbs {
  /// Every verb, in the order of the front page within each job.
  static let all: [Verb] = [
    .run, .score, .categorize, .measure, .stats, .validate, .generate, .history, .report, .chart,
    .doctor, .cache, .mockLLM, .list, .help, .completions, .version,
  ]

  /// What a run calls itself with, for each trial that is tried in a process of its own.
  static let own: [Verb] = [.trial]

  /// Those under `list`, one for each kind of thing there is to choose from.
  static let list: [Verb] = [
    .listDetectors, .listCategorizers, .listRecipes, .listThresholds, .listMetrics, .listAnomalies,
    .listScenarios,
    .listCharts, .listCommands, .listExitCodes,
  ]

  /// Those under `history`.
  static let history: [Verb] = [
    .historyList, .historyShow, .historyTrend, .historyExport, .historyMerge, .historyVerify,
    .historyPrune, .historyRebuild,
  ]

  /// Those under `cache`.
  static let cache: [Verb] = [
    .cacheStats, .cacheExplain, .cacheVerify, .cachePrune, .cacheClear,
  ]

  /// Those under `stats`, one for each test.
  static let stats: [Verb] = [
    .mcnemar, .delong, .swapRanking, .wilcoxon, .signTest, .swapTest, .smirnov, .friedman, .maxT,
    .holm, .bonferroni, .benjaminiHochberg, .clustered, .power,
  ]
}

extension Tool {
  /// The command as it is installed.
  static let ringtrue = Tool(
    name: "ringtrue", version: "0.1.0",
    purpose: "Ringtrue tells whether the alarms of anomaly detectors on financial data ring true.",
    verbs: Verbs.all, own: Verbs.own)
}
