internal import RingtrueCore
internal import RingtruePlatform
internal import RingtrueWorlds

/// The joining of what blocks have of files into the files of their world.
struct BlockJoining: Sendable {
  private let spilled: SpilledWorld
  private let lists: [String: RowNumbers]
  /// Where each block's rows are in the lists that something refers to.
  private let numbers: [String: [[UInt32]]]
  private let check: @Sendable () throws -> Void

  private static let flushBytes = 1 << 18

  /// Puts the rows of all lists in order. Cost: two bytes a row, and four where rows are referred to.
  init(
    _ spilled: SpilledWorld, unlessCancelled check: @escaping @Sendable () throws -> Void
  ) throws {
    self.spilled = spilled
    self.check = check
    let referred = Set(spilled.files.flatMap { $0.references.map(\.list) })
    var (lists, numbers) = ([String: RowNumbers](), [String: [[UInt32]]]())
    for list in referred.union(spilled.files.compactMap(\.order)) {
      try check()
      let order = try spilled.numbers(of: list)
      lists[list] = order
      if referred.contains(list) { numbers[list] = order.numbers }
    }
    (self.lists, self.numbers) = (lists, numbers)
  }

  /// Writes a file: its rows in the order of its list, or else block after block.
  func write(_ file: SpilledWorld.File, to path: String) throws {
    var output = try AtomicFile(path)
    var bytes = Array((file.header.joined(separator: ",") + (file.header.isEmpty ? "" : "\n")).utf8)
    let readers = try spilled.readers(of: file)
    if let list = file.order {
      for block in lists[list]?.blocks ?? [] {
        _ = try append(file, from: readers[Int(block)], of: Int(block), to: &bytes)
        try flush(&bytes, to: &output)
      }
    } else {
      for (block, reader) in readers.enumerated() {
        while try append(file, from: reader, of: block, to: &bytes) {
          try flush(&bytes, to: &output)
        }
      }
    }
    try output.write(bytes)
    try output.commit()
  }

  private func flush(_ bytes: inout [UInt8], to output: inout AtomicFile) throws {
    guard bytes.count >= Self.flushBytes else { return }
    try check()
    try output.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Appends a block's next row or line; false if it has no more.
  private func append(
    _ file: SpilledWorld.File, from reader: SpillReader, of block: Int, to bytes: inout [UInt8]
  ) throws -> Bool {
    guard !file.header.isEmpty else { return try appendLine(file, from: reader, block, &bytes) }
    for (place, reference) in file.references.enumerated() {
      guard let row = try reader.word() else { return false }
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      if row > 0 { bytes.append(contentsOf: String(number(row, reference.list, block)).utf8) }
    }
    let hasRest = file.header.count > file.references.count
    if !file.references.isEmpty, hasRest { bytes.append(UInt8(ascii: ",")) }
    guard try reader.appendCounted(to: &bytes) else { return false }
    bytes.append(UInt8(ascii: "\n"))
    return true
  }

  private func appendLine(
    _ file: SpilledWorld.File, from reader: SpillReader, _ block: Int, _ bytes: inout [UInt8]
  ) throws -> Bool {
    let start = bytes.count
    guard try reader.appendCounted(to: &bytes) else { return false }
    if !file.references.isEmpty {
      let line = try JSON.read(String(decoding: bytes[start...], as: UTF8.self))
      let told = line.renumbered(file.references) { list, row in
        number(UInt32(row), list, block)
      }
      bytes.replaceSubrange(start..., with: told.text.utf8)
    }
    bytes.append(UInt8(ascii: "\n"))
    return true
  }

  /// The number in the world of a row that a block calls by a number, both from 1.
  private func number(_ row: UInt32, _ list: String, _ block: Int) -> Int {
    Int(numbers[list]?[block][Int(row) - 1] ?? 0) + 1
  }
}
