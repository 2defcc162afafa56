internal import RingtrueCore

/// How the numbers of an array lie in its bytes: NumPy's name for it.
enum NumberKind: String {
  case flag = "|b1"
  case int8 = "|i1"
  case uint8 = "|u1"
  case int16 = "<i2"
  case uint16 = "<u2"
  case int32 = "<i4"
  case uint32 = "<u4"
  case int64 = "<i8"
  case uint64 = "<u8"
  case float16 = "<f2"
  case float32 = "<f4"
  case float64 = "<f8"

  /// Bytes of a number.
  var size: Int { Int(rawValue.suffix(1)) ?? 1 }

  /// The numbers, none of them rounded.
  func cells(_ bytes: ArraySlice<UInt8>, count: Int) throws(Problem) -> Cells {
    switch self {
    case .flag: return .flags(read(bytes, as: UInt8.self).map { $0 != 0 })
    case .int8: return .integers(read(bytes, as: UInt8.self).map { Int64(Int8(bitPattern: $0)) })
    case .uint8: return .integers(read(bytes, as: UInt8.self).map { Int64($0) })
    case .int16: return .integers(read(bytes, as: UInt16.self).map { Int64(Int16(bitPattern: $0)) })
    case .uint16: return .integers(read(bytes, as: UInt16.self).map { Int64($0) })
    case .int32: return .integers(read(bytes, as: UInt32.self).map { Int64(Int32(bitPattern: $0)) })
    case .uint32: return .integers(read(bytes, as: UInt32.self).map { Int64($0) })
    case .int64: return .integers(read(bytes, as: UInt64.self).map { Int64(bitPattern: $0) })
    case .uint64: return .integers(try Self.signed(read(bytes, as: UInt64.self)))
    case .float16: return .reals(read(bytes, as: UInt16.self).map(Self.half))
    case .float32: return .reals(read(bytes, as: UInt32.self).map { Double(Float(bitPattern: $0)) })
    case .float64: return .reals(read(bytes, as: UInt64.self).map { Double(bitPattern: $0) })
    }
  }

  /// Little-endian words, one behind the other.
  private func read<Word: FixedWidthInteger>(
    _ bytes: ArraySlice<UInt8>, as word: Word.Type
  ) -> [Word] {
    stride(from: bytes.startIndex, to: bytes.endIndex, by: size).map { start in
      (0..<size).reduce(0 as Word) { $0 | Word(truncatingIfNeeded: bytes[start + $1]) << (8 * $1) }
    }
  }

  private static func signed(_ numbers: [UInt64]) throws(Problem) -> [Int64] {
    if let index = numbers.firstIndex(where: { $0 > UInt64(Int64.max) }) {
      throw Problem(
        "number \(index) is \(numbers[index]), beyond a signed number of 64 bits; "
          + "convert them with astype to float64")
    }
    return numbers.map { Int64($0) }
  }

  /// The value of a half-precision number (IEEE 754 binary16), which every `Double` can hold.
  private static func half(_ bits: UInt16) -> Double {
    let fraction = Double(bits & 0x3FF)
    let exponent = Int(bits >> 10 & 0x1F)
    let magnitude: Double =
      switch exponent {
      case 0: fraction * 0x1p-24
      case 31: fraction == 0 ? .infinity : .nan
      default: Double(sign: .plus, exponent: exponent - 25, significand: fraction + 1024)
      }
    return bits >> 15 == 0 ? magnitude : -magnitude
  }
}
