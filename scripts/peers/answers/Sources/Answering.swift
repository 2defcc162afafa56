import Ringtrue

extension Answers {
  /// Answers a question by its kind.
  init(to question: Question) {
    switch question.kind {
    case "mcnemar": addMcNemar(question)
    case "wilcoxon": addWilcoxon(question)
    case "sign": add("p") { try SignTest.exact(differences: question.numbers("x")).pValue }
    case "friedman": addFriedman(question)
    case "corrections": addCorrections(question)
    case "swap": add("p") { try SwapTest.means(differences: question.numbers("x")).pValue }
    case "smirnov": addSmirnov(question)
    case "clustered": addClustered(question)
    case "power": addPower(question)
    case "range-reward": addRanges(question)
    case "events": addEvents(question)
    case "vus": addVolumes(question)
    case "probabilities": addProbabilities(question)
    case "p-values": addPValues(question)
    case "risk": addRisk(question)
    case "categories": addCategories(question)
    case "repetitions": addRepetitions(question)
    case "clusters": addClusters(question)
    case "explanations": addExplanations(question)
    case "latency": addLatency(question)
    case "quantiles": addQuantiles(question)
    case "ranks": addRanks(question)
    default: add("unknown", [])
    }
  }

  private mutating func addMcNemar(_ q: Question) {
    let test = McNemar(
      onlyFirst: q.integer("b"), onlySecond: q.integer("c"), rows: q.integer("n"))
    add("exact", p: test.exact)
    add("mid-p", p: test.midP)
    add("chi-square") { try test.chiSquare(corrected: false).statistic }
    add("chi-square-p") { try test.chiSquare(corrected: false).pValue }
    add("corrected-p") { try test.chiSquare(corrected: true).pValue }
    if q.integer("tango") == 1 {
      add("tango-low") { try test.tango().low }
      add("tango-high") { try test.tango().high }
    }
  }

  private mutating func addWilcoxon(_ q: Question) {
    let test = Result { try SignedRanks(differences: q.numbers("x")) }
    add("statistic") { try test.get().normal(continuity: false).statistic }
    add("normal", p: { try test.get().normal(continuity: false) })
    add("continuity", p: { try test.get().normal(continuity: true) })
    add("exact", p: { try test.get().exact() })
  }

  private mutating func addFriedman(_ q: Question) {
    let test = Result { try Friedman(q.rows("x")) }
    add("statistic") { try test.get().chiSquare().statistic }
    add("p", p: { try test.get().chiSquare() })
    add("demsar-p", p: { try test.get().demsar() })
    add("f") { try test.get().imanDavenport(correctedForTies: false).statistic }
    add("f-p", p: { try test.get().imanDavenport(correctedForTies: false) })
    if q.integer("nemenyi") == 1 { add("nemenyi-p", p: { try test.get().nemenyi(0, 1) }) }
  }

  private mutating func addCorrections(_ q: Question) {
    add("holm", Correction.holm(q.numbers("p")))
    add("bonferroni", Correction.bonferroni(q.numbers("p")))
    add("fdr", Correction.benjaminiHochberg(q.numbers("p")))
  }

  private mutating func addSmirnov(_ q: Question) {
    let shift = Result { try Shift(before: q.numbers("x"), after: q.numbers("y")) }
    add("statistic") { try Smirnov.exact(shift.get()).statistic }
    add("exact", p: { try Smirnov.exact(shift.get()) })
    add("limit", p: { try Smirnov.limit(shift.get()) })
  }

  private mutating func addClustered(_ q: Question) {
    let values = Result { try Clustered(q.numbers("x"), clusters: q.words("groups")) }
    add("plain") { try values.get().plainError() }
    add("robust") { try values.get().robustError() }
    add("uncorrected") { try values.get().robustError(corrected: false) }
    add("icc") { try values.get().intraclassCorrelation() }
  }

  private mutating func addPower(_ q: Question) {
    let power = Power(alpha: q.number("alpha"), isTwoSided: q.integer("two") == 1)
    add("power") {
      power.power(ofFinding: q.number("d"), standardError: q.number("se"))
    }
    add("mde") { power.detectableDifference(standardError: q.number("se")) }
  }
}
