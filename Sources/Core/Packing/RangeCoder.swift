/// Writes choices among weighted possibilities into almost as few bits as there can be.
///
/// Range coding (Martin 1979) in the form that never carries (Subbotin 1999), on 64 bits: what is
/// lost against the exact number of bits is less than a thousandth. Cost: one division a choice.
struct RangeEncoder {
  private var low: UInt64 = 0
  private var range = UInt64.max
  private var bytes: [UInt8] = []

  /// Writes that of `total` equal parts those from `start` on were chosen, `width` of them.
  mutating func write(_ start: Int, width: Int, of total: Int) {
    range /= UInt64(total)
    low &+= UInt64(start) &* range
    range *= UInt64(width)
    while let next = rangeAfterByte(low, range) {
      bytes.append(UInt8(truncatingIfNeeded: low >> 56))
      low <<= 8
      range = next
    }
  }

  /// All bytes, as many as it takes to read every choice.
  consuming func finish() -> [UInt8] {
    for _ in 0..<8 {
      bytes.append(UInt8(truncatingIfNeeded: low >> 56))
      low <<= 8
    }
    // The reader takes missing bytes for zeros.
    while bytes.last == 0 { bytes.removeLast() }
    return bytes
  }
}

/// Reads choices that a `RangeEncoder` wrote.
struct RangeDecoder {
  private var low: UInt64 = 0
  private var range = UInt64.max
  private var code: UInt64 = 0
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for _ in 0..<8 { take() }
  }

  /// Which of `total` equal parts the next choice lies in; then say with `skip` what it was.
  mutating func place(of total: Int) -> Int {
    range /= UInt64(total)
    return Int(min((code &- low) / range, UInt64(total - 1)))
  }

  /// Goes behind a choice.
  mutating func skip(_ start: Int, width: Int) {
    low &+= UInt64(start) &* range
    range *= UInt64(width)
    while let next = rangeAfterByte(low, range) {
      take()
      low <<= 8
      range = next
    }
  }

  private mutating func take() {
    code = code << 8 | (place < bytes.count ? UInt64(bytes[place]) : 0)
    place += 1
  }
}

/// The range after the first byte is settled; nil as long as it is not.
///
/// A range that gets narrow across a border of the first byte is cut off there, so that no carry
/// can ever reach bytes that were written.
private func rangeAfterByte(_ low: UInt64, _ range: UInt64) -> UInt64? {
  let (top, bottom) = (UInt64(1) << 56, UInt64(1) << 48)
  if low ^ (low &+ range) < top { return range << 8 }
  return range < bottom ? ((0 &- low) & (bottom - 1)) << 8 : nil
}
