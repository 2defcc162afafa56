internal import RingtrueKernels

/// Times and checks what the library computes, as tables separated by tabs.
///
/// Without a word it times the kernels beside the machine's own peak rates; `metrics` times metrics,
/// `worlds` the making of data, `rolling` statistics by account, `networks` their learning,
/// `categorizer` the asking of models beside what it has to reach, `categorizer faults` what becomes
/// of it where servers fail; `coverage [SEED [METRIC…]]` tells
/// how often intervals hold the truth, `tiers [KIND…]` how gross anomalies of each tier may be,
/// `health [ledger|recon|balances] [SEEDS]` whether tiny worlds hold what was asked for,
/// `strain [DETECTOR]` how promptly a detector stops and what memory it takes, `peaks` what the machine
/// can do at most, and `cases` and `twins` answer a peer.
@main
enum Main {
  static func main() async throws {
    let words = Array(CommandLine.arguments.dropFirst())
    switch words.first {
    case "metrics": MetricSpeed.run(only: words.dropFirst().first)
    case "coverage":
      Coverage.run(
        seed: words.dropFirst().first.flatMap(UInt64.init) ?? 17, simulations: 2000,
        only: Array(words.dropFirst(2)))
    case "networks": NetworkSpeed.run()
    case "categorizer":
      if words.dropFirst().first == "faults" { return try await CategorizerFaults.run() }
      try await CategorizerSpeed.run()
    case "strain": try Strain.run(words.dropFirst().first)
    case "peaks": tellPeaks()
    case "cases": Cases.answer()
    case "worlds": WorldSpeed.run()
    case "rolling": RollingSpeed.run(words.dropFirst().first)
    case "twins": Twins.answer()
    case "tiers": TierTable.run(words.dropFirst())
    case "health": try WorldHealth.run(words.dropFirst())
    default: timeKernels()
    }
  }

  private static func tellPeaks() {
    let machine = Machine(.active)
    print("multiply-adds\t\(machine.multiplyAdds)\nbytes\t\(machine.bytes)")
  }

  private static func timeKernels() {
    for isa in ISA.available.reversed() {
      let machine = Machine(isa)
      let computing = Int((2 * machine.multiplyAdds / 1e9).rounded())
      print("# \(isa): \(computing) GFLOP/s, \(Int((machine.bytes / 1e9).rounded())) GB/s")
      print("kernel\tunit\tours (ns)\tfloor (ns)\tratio")
      for benchmark in Benchmarks.all {
        for measurement in benchmark(machine, isa) { print(measurement.line) }
      }
    }
  }
}
