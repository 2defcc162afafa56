import Ringtrue

/// `fuzzing SECONDS FIRST_SEED [SEED_FILE…]`: reads nearly correct files until the time is over.
///
/// A crash ends the program; its last line names the seed. A reading in chunks and on two threads
/// must give what the plain reading gives.
@main
struct Fuzzing {
  static func main() {
    let arguments = CommandLine.arguments
    let seconds = arguments.count > 1 ? Int(arguments[1]) ?? 60 : 60
    var seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var counts = (files: 0, read: 0, arrays: 0)
    let first = seed
    while clock.now < end {
      var mutator = Mutator(seed: seed)
      let file = mutator.file()
      let bytes = seed % 3 == 0 ? file : mutator.mutated(file)
      counts.read += readsAlike(bytes, seed) ? 1 : 0
      let array = mutator.mutated(seed % 2 == 0 ? Self.array : Self.archive)
      counts.arrays += (try? ArrayFile.arrays(bytes: array, named: "x.npz")) != nil ? 1 : 0
      _ = try? TableReader().read(bytes: mutator.mutated(Self.packed), named: "t.csv.gz")
      counts.files += 3
      seed += 1
    }
    print(
      "\(counts.files) files from seeds \(first)..<\(seed): \(counts.read) tables and "
        + "\(counts.arrays) array files read, the others refused")
  }

  /// Whether the table can be read; stops the program if it depends on chunks or threads.
  private static func readsAlike(_ bytes: [UInt8], _ seed: UInt64) -> Bool {
    var options = ReadingOptions()
    let whole = try? TableReader(options: options).read(bytes: bytes, named: "t.csv")
    options.threads = 2
    let beside = try? TableReader(options: options).read(bytes: bytes, named: "t.csv")
    guard whole?.table == beside?.table else {
      fatalError("seed \(seed): threads change the table")
    }
    guard let whole else { return false }
    do {
      var chunks = try TableReader().chunks(bytes: bytes, named: "t.csv", rows: 1000)
      var row = 0
      while let chunk = try chunks.next() {
        let rows = row..<row + chunk.table.rowCount
        guard chunk.table == whole.table.rows(rows) else {
          fatalError("seed \(seed): chunks change the table")
        }
        row = rows.upperBound
      }
      guard row == whole.table.rowCount else { fatalError("seed \(seed): chunks lose rows") }
    } catch { fatalError("seed \(seed): chunks are refused: \(error)") }
    return true
  }

  // "a,b\n1,2\n3,4\n" as gzip packs it; two bytes as numpy.save writes them; an archive's frame.
  private static let packed: [UInt8] = [
    0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3, 0x4B, 0xD4, 0x49, 0xE2, 0x32, 0xD4, 0x31, 0xE2, 0x32, 0xD6,
    0x31, 0xE1, 2, 0, 0x33, 0xB2, 0x35, 0xF0, 12, 0, 0, 0,
  ]
  private static let array: [UInt8] =
    [0x93] + Array("NUMPY".utf8) + [1, 0, 56, 0]
    + Array("{'descr': '|u1', 'fortran_order': False, 'shape': (2,)}\n".utf8) + [1, 2]
  private static let archive: [UInt8] = Zip.stored("X.npy", array)
}

/// A zip archive of one stored file.
enum Zip {
  static func stored(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    let size = number(bytes.count, 4)
    let head = number(0, 2) + number(0, 4) + number(checksum(bytes), 4) + size + size
    let title = number(name.utf8.count, 2) + number(0, 2)
    let local = number(0x0403_4B50, 4) + number(20, 2) + number(0, 2) + head + title
    let body = local + Array(name.utf8) + bytes
    let central =
      number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(0, 2) + head + title
      + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4) + Array(name.utf8)
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(1, 2) + number(1, 2)
      + number(central.count, 4) + number(body.count, 4) + number(0, 2)
    return body + central + end
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    var sum: UInt32 = .max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return Int(~sum)
  }
}
