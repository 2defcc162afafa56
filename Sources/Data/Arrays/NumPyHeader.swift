internal import RingtrueCore

/// The header of an `.npy` file: a Python literal with three known keys.
struct NumPyHeader {
  let kind: NumberKind
  let isFortranOrder: Bool
  let shape: [Int]
  /// Where the numbers begin.
  let dataStart: Int

  init(_ bytes: [UInt8]) throws(Problem) {
    guard bytes.count >= 12, bytes.starts(with: NumberArray.magic) else {
      throw Problem("it is no .npy array; save it with numpy.save")
    }
    let isLong = bytes[6] >= 2
    let start = isLong ? 12 : 10
    let length =
      isLong ? bytes.littleEndian(at: 8, bytes: 4) : bytes.littleEndian(at: 8, bytes: 2)
    guard bytes[6] <= 3, start + length <= bytes.count, length < 1 << 16 else {
      throw Problem("the header is cut short; save or copy it again")
    }
    dataStart = start + length
    let text = String(decoding: bytes[start..<dataStart], as: UTF8.self)
    let type = Self.value(of: "descr", in: text).split { "'\" ".contains($0) }.first ?? ""
    guard let kind = NumberKind(rawValue: String(type)) else {
      throw Problem(
        "its numbers are of type '\(type)'; convert them with astype to float64, int64 or bool")
    }
    self.kind = kind
    isFortranOrder = Self.value(of: "fortran_order", in: text).hasPrefix("True")
    shape = try Self.shape(Self.value(of: "shape", in: text))
  }

  /// How many numbers there are.
  var count: Int {
    get throws(Problem) {
      var count = 1
      for length in shape {
        let (product, overflow) = count.multipliedReportingOverflow(by: length)
        guard !overflow, product < 1 << 40 else {
          throw Problem("it claims to be larger than any file; save or copy it again")
        }
        count = product
      }
      return count
    }
  }

  private static func value(of key: String, in text: String) -> Substring {
    for quote in ["'", "\""] {
      let pattern = Array((quote + key + quote).utf8)
      let bytes = Array(text.utf8)
      guard bytes.count > pattern.count else { continue }
      for start in 0..<(bytes.count - pattern.count)
      where bytes[start..<start + pattern.count].elementsEqual(pattern) {
        let rest = bytes[(start + pattern.count)...].drop { $0 == 0x3A || $0 == 0x20 }
        return Substring(decoding: rest, as: UTF8.self)
      }
    }
    return ""
  }

  private static func shape(_ text: Substring) throws(Problem) -> [Int] {
    guard text.first == "(", let end = text.firstIndex(of: ")") else {
      throw Problem("the header tells no shape; save it with numpy.save")
    }
    var shape: [Int] = []
    for part in text[text.index(after: text.startIndex)..<end].split(separator: ",") {
      guard let length = Int(part.drop { $0 == " " }), length >= 0 else {
        throw Problem("the header tells no shape; save it with numpy.save")
      }
      shape.append(length)
    }
    return shape
  }
}

extension [UInt8] {
  /// A little-endian number of some bytes, which must be there.
  func littleEndian(at start: Int, bytes count: Int) -> Int {
    (0..<count).reduce(0) {
      $0 | Int(truncatingIfNeeded: UInt64(self[start + $1]) << UInt64(8 * $1))
    }
  }
}
