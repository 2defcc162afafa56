/// The number of successes among independent trials of one chance.
///
/// Few expected successes are counted off their chances one by one; many are drawn by transformed
/// rejection, at a cost that does not depend on their number.
/// Hörmann, J. Stat. Comput. Simul. 1993, doi:10.1080/00949659308811496 (BTRS)
struct BinomialLaw {
  private let chance: Double
  private let isTurned: Bool
  private let logMiss: Double
  private let logOdds: Double

  /// The law of a chance from 0 to 1.
  init(chance: Double) {
    isTurned = chance > 0.5
    self.chance = isTurned ? 1 - chance : chance
    logMiss = Elementary.log1p(-self.chance)
    logOdds = self.chance > 0 ? Elementary.log(self.chance) - logMiss : 0
  }

  /// The successes among so many trials.
  @inline(__always)
  func draw(_ trials: Int, _ words: inout Words) -> Int {
    guard trials > 0, chance > 0 else { return isTurned ? trials : 0 }
    let drawn =
      Double(trials) * chance < 10 ? few(trials, &words) : many(Double(trials), &words)
    return isTurned ? trials - drawn : drawn
  }

  private func few(_ trials: Int, _ words: inout Words) -> Int {
    let odds = chance / (1 - chance)
    let none = Elementary.exp(Double(trials) * logMiss)
    // Rounding may leave a little over after the last count; it is then drawn again.
    while true {
      var left = Double(words.next() &>> 11) * 0x1p-53
      var weight = none
      for count in 0...trials {
        left -= weight
        if left < 0 { return count }
        weight *= odds * Double(trials - count) / Double(count + 1)
        if weight < 0x1p-80, Double(count) > 10 { break }
      }
    }
  }

  private func many(_ trials: Double, _ words: inout Words) -> Int {
    let deviation = (trials * chance * (1 - chance)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * chance
    let center = trials * chance + 0.5
    let sure = 0.92 - 4.2 / b
    while true {
      let u = Double(words.next() &>> 11) * 0x1p-53 - 0.5
      let v = Double(words.next() &>> 11) * 0x1p-53
      let room = 0.5 - abs(u)
      let place = (2 * a / room + b) * u + center
      guard place >= 0, place < trials + 1 else { continue }
      let count = Int(place)
      if room >= 0.07, v <= sure { return count }
      let height = Elementary.log(v * (2.83 + 5.1 / b) * deviation / (a / (room * room) + b))
      if isBelow(height, the: Double(count), among: trials, variance: deviation * deviation) {
        return count
      }
    }
  }

  /// Whether a height is at most the logarithm of a count's chance, relative to the likeliest
  /// count's.
  ///
  /// Neither near that count nor far out, the normal law bounds the chance on both sides so closely
  /// that it seldom has to be computed. Kachitvichyanukul & Schmeiser, CACM 1988, step 5.2,
  /// doi:10.1145/42372.42381
  private func isBelow(
    _ height: Double, the count: Double, among trials: Double, variance: Double
  ) -> Bool {
    let distance = abs(count - ((trials + 1) * chance).rounded(.down))
    if distance > 20, distance < variance / 2 - 1 {
      let slack =
        (distance / variance)
        * ((distance * (distance / 3 + 0.625) + 1.0 / 6) / variance + 0.5)
      let normal = -distance * distance / (2 * variance)
      if height < normal - slack { return true }
      if height > normal + slack { return false }
    }
    return height <= relativeLogChance(of: count, among: trials)
  }

  /// The logarithm of a count's chance, less that of the likeliest count.
  private func relativeLogChance(of count: Double, among trials: Double) -> Double {
    let mode = Double(Int((trials + 1) * chance))
    return Special.logGamma(mode + 1) + Special.logGamma(trials - mode + 1)
      - Special.logGamma(count + 1) - Special.logGamma(trials - count + 1)
      + (count - mode) * logOdds
  }
}
