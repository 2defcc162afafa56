/// The law of a Poisson count of one mean, for very many draws.
struct PoissonTable: Sendable {
  let least: Int
  let table: AliasLaw

  /// Chances below 2⁻⁷⁵ of the likeliest count are left out.
  ///
  /// They are built up from the likeliest count by their ratios, so that no exponential is needed.
  init(mean: Double) {
    let mode = Int(mean)
    var below: [Double] = []
    var weight = 1.0
    for count in stride(from: mode, to: 0, by: -1) {
      weight *= Double(count) / mean
      if weight < 0x1p-75 { break }
      below.append(weight)
    }
    var above: [Double] = [1]
    weight = 1
    for count in 1... {
      weight *= mean / Double(mode + count)
      if weight < 0x1p-75 { break }
      above.append(weight)
    }
    least = mode - below.count
    table = AliasLaw(weights: below.reversed() + above)
  }
}

/// The tables of several Poisson laws in one piece.
struct PoissonTables: Sendable {
  private struct Law {
    let first: Int
    let slots: UInt64
    let least: Int
  }

  private var laws: [Law] = []
  private var slots: [AliasLaw.Slot] = []

  init(means: [Double]) {
    for mean in means {
      let table = PoissonTable(mean: mean)
      laws.append(
        Law(first: slots.count, slots: UInt64(table.table.slots.count), least: table.least))
      slots += table.table.slots
    }
  }

  /// The count that 64 random bits stand for under one of the laws.
  @inline(__always)
  func count(_ law: Int, _ bits: UInt64) -> UInt32 {
    let law = laws[law]
    let (place, fraction) = bits.multipliedFullWidth(by: law.slots)
    let slot = slots[law.first &+ Int(truncatingIfNeeded: place)]
    let drawn = fraction < slot.share ? Int(truncatingIfNeeded: place) : slot.other
    return UInt32(truncatingIfNeeded: law.least &+ drawn)
  }
}
