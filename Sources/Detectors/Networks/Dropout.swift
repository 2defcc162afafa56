package import RingtrueKernels

/// Silences hidden numbers at random while a network learns, so that none can lean on another.
///
/// Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 15,
/// 2014.
package struct Dropout: Sendable {
  /// Of 256 numbers, how many are silenced.
  private let silenced: UInt8
  private let chance: RandomStream

  /// Silences a share of the numbers, to the nearest of 256ths; nil for a share of 0.
  package init?(share: Double, _ chance: RandomStream) {
    silenced = UInt8(share * 256 + 0.5)
    guard silenced > 0 else { return nil }
    self.chance = chance
  }

  /// What the others are multiplied by, so that sums stay what they were on average.
  private var gain: Float { 256 / Float(256 - Int(silenced)) }

  /// Silences some of a layer's numbers, the same for the same step whatever came before.
  package func silence(_ outputs: inout Activations, ofLayer layer: Int, step: Int) {
    var draws = chance.entity(step << 8 | layer)
    let (lanes, row) = (outputs.lanes, outputs.row)
    let count = outputs.count
    outputs.writing { (values: inout MutableSpan<Float>) in
      for start in stride(from: 0, to: count, by: 32) {
        let words = draws.draw().words()
        let bits = [words.0, words.1, words.2, words.3]
        // Lanes come in sixteens, of which none lies in two features.
        for group in stride(from: start, to: min(start + 32, count), by: 16) {
          let first = group / lanes * row + group % lanes
          for lane in 0..<16 {
            let place = group + lane
            let byte = UInt8(truncatingIfNeeded: bits[(place & 31) >> 3] >> UInt64((place & 7) * 8))
            values[first + lane] *= byte < silenced ? 0 : gain
          }
        }
      }
    }
  }

  /// Multiplies slopes by what the numbers were multiplied by; rectifying has stopped those of the
  /// silenced ones.
  func pass(back slopes: inout Activations) {
    slopes.writing { (values: inout MutableSpan<Float>) in
      for place in values.indices { values[place] *= gain }
    }
  }
}
