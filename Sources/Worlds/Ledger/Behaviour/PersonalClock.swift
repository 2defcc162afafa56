internal import RingtrueKernels

/// When in a day a person does things: around one hour while at work, and around one in the evening.
struct PersonalClock: Sendable, BitwiseCopyable {
  /// The two hours, in seconds of the day.
  var work: Int32 = 45_000, evening: Int32 = 66_600
  /// How sharp they are, as places in the list of concentrations.
  var workForm: UInt8 = 0, eveningForm: UInt8 = 0
  /// The chance of the first one, out of 256.
  var workShare: UInt8 = 128

  /// The clock of a person: at work 9 to 15 o'clock, out 16 to 20.
  init() {}

  /// The clock of the next two draws of a stream.
  init(_ draws: inout RandomStream) {
    let words = draws.draw().words()
    work = Int32(3600 * (9 + 6 * unit(words.0)))
    evening = Int32(3600 * (16 + 4 * unit(words.1)))
    workShare = UInt8(40 + words.2 % 176)
    workForm = UInt8(words.3 % UInt64(ClockForms.concentrations.count))
    eveningForm = UInt8(words.3 >> 32 % UInt64(ClockForms.concentrations.count))
  }

  /// The second of the day that a word stands for.
  @inline(__always)
  func second(_ word: UInt64, _ forms: ClockForms) -> Int {
    let isWork = UInt8(truncatingIfNeeded: word) < workShare
    let form = Int(isWork ? workForm : eveningForm)
    let shift = forms.seconds(form: form, word)
    let second = Int(isWork ? work : evening) + shift
    return second < 0 ? second + 86_400 : second >= 86_400 ? second - 86_400 : second
  }
}

/// The quantiles of von Mises laws, tabled, since a draw is needed for every posting.
///
/// Cost: one look-up and one interpolation a draw; a table is good to a few seconds.
struct ClockForms: Sendable {
  /// The concentrations, from sharp to vague: deviations of 1.2 to 3 hours.
  static let concentrations: [Double] = [10.4, 5.2, 2.8, 2.0]
  private static let steps = 512

  /// Seconds from the centre at each quantile, form after form.
  private let quantiles: [Int32]

  init() {
    quantiles = Self.concentrations.flatMap(Self.quantiles)
  }

  /// The seconds from the centre that a word stands for; the low eight bits are not read.
  @inline(__always)
  func seconds(form: Int, _ word: UInt64) -> Int {
    let place = Int(word >> 55)
    let fraction = Int(word >> 39 & 0xFFFF)
    let base = form * (Self.steps + 1) + place
    let (low, high) = (Int(quantiles[base]), Int(quantiles[base + 1]))
    return low + ((high - low) * fraction) >> 16
  }

  /// Sums the density over a fine grid of the day, and reads off where each quantile is reached.
  private static func quantiles(concentration: Double) -> [Int32] {
    let cells = 4320
    let density = (0..<cells).map { cell in
      let angle = (Double(cell) + 0.5) / Double(cells) * 2 * .pi - .pi
      return Elementary.exp(concentration * (Elementary.cos(angle) - 1))
    }
    let total = density.reduce(0, +)
    var (below, cell) = (0.0, 0)
    return (0...steps).map { step in
      let wanted = total * Double(step) / Double(steps)
      while cell < cells - 1, below + density[cell] < wanted {
        below += density[cell]
        cell += 1
      }
      let place = Double(cell) + min(1, (wanted - below) / density[cell])
      return Int32(86_400 * (place / Double(cells) - 0.5))
    }
  }
}
