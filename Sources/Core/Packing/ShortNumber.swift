/// Numbers as short as a picture allows: the first 24 bits of a single-precision one, 16 of which
/// are digits.
package enum ShortNumber {
  private static func bits(_ number: Double) -> UInt32 {
    let bits = Float(number).bitPattern
    guard Float(number).isFinite else { return bits & 0xFFFF_FF00 }
    // To the nearest; what overflows carries into the exponent, as it should.
    return (bits + 0x80) & 0xFFFF_FF00
  }

  /// The number as it will be read again.
  package static func rounded(_ number: Double) -> Double {
    Double(Float(bitPattern: bits(number)))
  }

  /// The numbers as bytes, three each.
  package static func pack(_ numbers: [Double]) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(numbers.count)
    for number in numbers {
      let bits = bits(number)
      for shift in [24, 16, 8] { writer.write(UInt8(truncatingIfNeeded: bits >> UInt32(shift))) }
    }
    return writer.sealed
  }

  /// The numbers that bytes stand for.
  package static func unpack(_ bytes: [UInt8]) throws(PackingError) -> [Double] {
    var reader = try ByteReader(sealed: bytes)
    let count = try reader.count()
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count {
      var bits: UInt32 = 0
      for _ in 0..<3 { bits = bits << 8 | UInt32(try reader.byte()) }
      numbers.append(Double(Float(bitPattern: bits << 8)))
    }
    return numbers
  }
}
