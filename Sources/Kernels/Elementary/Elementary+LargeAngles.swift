/// A large angle as quarter turns and a rest, by whole numbers of 192 bits.
///
/// x = m 2ᵉ times the bits of 2/π that matter: those worth a multiple of four turns are left out,
/// as are those too small to be felt. The result is good to 2⁻¹³⁰ turns, and no double comes
/// nearer than 2⁻⁶² to a quarter. Payne & Hanek, SIGNUM 18(1), 1983, doi:10.1145/1057600.1057602
@usableFromInline
func quarterTurnsFar(_ x: Double) -> (Int, Double2) {
  guard x.isFinite else { return (0, Double2(.nan)) }
  let significand = x.significandBitPattern | 1 << 52
  let exponent = Int(x.exponentBitPattern) - 1075
  let window = twoOverPi(from: exponent - 1)
  let low = window.2.multipliedFullWidth(by: significand).high
  let middle = window.1.multipliedFullWidth(by: significand)
  let (sum, carried) = middle.low.addingReportingOverflow(low)
  let high = window.0 &* significand &+ middle.high &+ (carried ? 1 : 0)

  // Two bits of quarters, then a fraction; a half or more belongs to the next quarter.
  let quarters = Int((high &+ 1 << 61) >> 62)
  let fraction = Int128(truncatingIfNeeded: UInt128(high) << 64 | UInt128(sum)) << 2
  let angle = halfPi(times: fraction)
  return x < 0 ? (-quarters, Double2(-angle.high, -angle.low)) : (quarters, angle)
}

/// π/2 times a fraction in units of 2⁻¹²⁸, from −½ to ½.
private func halfPi(times fraction: Int128) -> Double2 {
  guard fraction != 0 else { return Double2(0) }
  let shift = fraction.magnitude.leadingZeroBitCount
  let bits = fraction.magnitude << shift
  // 53 bits, then the next 64.
  let high = Double(UInt64(truncatingIfNeeded: bits >> 75))
  let low = Double(UInt64(truncatingIfNeeded: bits >> 11)) * 0x1p-64
  let scale = powerOfTwo(-53 - shift) * (fraction < 0 ? -1 : 1)
  let pi = Double2(0x1.921fb54442d18p0, 0x1.1a62633145c07p-54)
  return Double2(large: high * scale, small: low * scale) * pi
}

/// 192 bits of 2/π from a bit on, where bit 1 is worth ½.
private func twoOverPi(from bit: Int) -> (UInt64, UInt64, UInt64) {
  let (word, shift) = (bit + 63).quotientAndRemainder(dividingBy: 64)
  func at(_ i: Int) -> UInt64 {
    twoOverPiWords[word + i] << shift | (twoOverPiWords[word + i + 1] >> 1) >> (63 - shift)
  }
  return (at(0), at(1), at(2))
}

/// The bits of 2/π after 64 zeros.
private let twoOverPiWords: [UInt64] = [
  0x0000_0000_0000_0000, 0xA2F9_836E_4E44_1529, 0xFC27_57D1_F534_DDC0, 0xDB62_9599_3C43_9041,
  0xFE51_63AB_DEBB_C561, 0xB724_6E3A_424D_D2E0, 0x0649_2EEA_09D1_921C, 0xFE1D_EB1C_B129_A73E,
  0xE882_35F5_2EBB_4484, 0xE99C_7026_B45F_7E41, 0x3991_D639_8353_39F4, 0x9C84_5F8B_BDF9_283B,
  0x1FF8_97FF_DE05_980F, 0xEF2F_118B_5A0A_6D1F, 0x6D36_7ECF_27CB_09B7, 0x4F46_3F66_9E5F_EA2D,
  0x7527_BAC7_EBE5_F17B, 0x3D07_39F7_8A52_92EA, 0x6BFB_5FB1_1F8D_5D08, 0x5603_3046_FC7B_6BAB,
]
