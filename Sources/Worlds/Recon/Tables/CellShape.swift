internal import RingtrueCore

/// How whole numbers are shown in a column.
enum CellShape: Sendable {
  case integer
  case decimal(Int)
  case day
  /// Seconds since 1970.
  case instant
  case flag
  /// The number is a place in a list of words.
  case word([String])
  /// The number of a trade, written out.
  case reference
  /// A number that stands for nothing but itself, written as twelve letters and figures.
  case code

  /// Numbers as cells; what is missing comes as zero.
  func cells(_ numbers: [Int64]) -> Cells {
    switch self {
    case .integer: .integers(numbers)
    case .decimal(let scale): .decimals(Decimals(numbers, scale: scale))
    case .day: .days(numbers.map { Day(Int32($0)) })
    case .instant: .instants(numbers.map { Instant(seconds: $0) })
    case .flag: .flags(numbers.map { $0 != 0 })
    case .word(let words):
      .categories(Categories(codes: numbers.map { UInt32($0) }, levels: words))
    case .reference: .texts(Self.texts(numbers, Self.write(reference:into:)))
    case .code: .texts(Self.texts(numbers, Self.write(code:into:)))
    }
  }

  /// What both systems call a trade.
  static func reference(_ group: Int) -> String {
    var bytes: [UInt8] = []
    write(reference: Int64(group), into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func texts(
    _ numbers: [Int64], _ write: (Int64, inout [UInt8]) -> Void
  ) -> Texts {
    var (bytes, ends) = ([UInt8](), [Int]())
    bytes.reserveCapacity(13 * numbers.count)
    ends.reserveCapacity(numbers.count)
    for number in numbers {
      write(number, &bytes)
      ends.append(bytes.count)
    }
    return Texts(bytes: bytes, ends: ends)
  }

  private static func write(reference number: Int64, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "T"))
    var place: Int64 = 100_000_000
    while place > 0 {
      bytes.append(48 + UInt8((number + 100_000_000) / place % 10))
      place /= 10
    }
  }

  private static func write(code number: Int64, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "R"))
    var left = UInt64(bitPattern: number)
    for _ in 0..<11 {
      let digit = UInt8(left & 31)
      bytes.append(digit < 10 ? 48 + digit : 55 + digit)
      left >>= 5
    }
  }
}
