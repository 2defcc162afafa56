internal import RingtrueCore
internal import RingtrueKernels

/// How likely a client acts at a second of the day: the mixture that its clock draws from.
struct ClockDensity {
  /// The integral of each form over the day, in units of the whole circle.
  private let integrals: [Double]

  init() {
    integrals = ClockForms.concentrations.map { concentration in
      (0..<720).reduce(0) { sum, step in
        let angle = Double(step) / 720 * 2 * .pi
        return sum + Elementary.exp(concentration * (Elementary.cos(angle) - 1)) / 720
      }
    }
  }

  /// The logarithm of the density beside that of an even law.
  func logarithm(_ posting: Posting, _ account: Account) -> Double {
    var second = Int(posting.time % 86_400)
    if posting.channel == .branch { second = (second - 28_800) * 8 / 3 }
    let clock = account.clock
    let share = Double(clock.workShare) / 256
    let density =
      share * form(Int(clock.workForm), second - Int(clock.work))
      + (1 - share) * form(Int(clock.eveningForm), second - Int(clock.evening))
    return Elementary.log(density + 1e-6)
  }

  private func form(_ form: Int, _ seconds: Int) -> Double {
    let angle = Double(seconds) / 86_400 * 2 * .pi
    let concentration = ClockForms.concentrations[form]
    return Elementary.exp(concentration * (Elementary.cos(angle) - 1)) / integrals[form]
  }
}
