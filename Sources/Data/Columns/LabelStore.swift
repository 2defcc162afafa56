internal import RingtrueCore
internal import RingtrueKernels

/// Reads the words for yes and no.
enum LabelGrammar {
  private static let words: [[UInt8]: Bool] = [
    "1": true, "true": true, "yes": true, "y": true, "t": true, "1.0": true,
    "0": false, "false": false, "no": false, "n": false, "f": false, "0.0": false,
  ].reduce(into: [:]) { $0[Array($1.key.utf8)] = $1.value }

  /// Yes or no, in any letter case, if the text says either.
  static func answer(_ text: ArraySlice<UInt8>) -> Bool? {
    let trimmed = CellGrammar.trimmed(text)
    return trimmed.count <= 5 ? words[CellGrammar.folded(trimmed)] : nil
  }
}

/// Labels: yes is anomalous, no is normal, missing is unlabelled.
struct LabelStore: CellStore {
  private var rows: [Label] = []
  private var bits: [UInt8] = []

  mutating func read(_ column: CellColumn, missing: inout MissingCells) -> Int {
    bits.removeAll(keepingCapacity: true)
    let read = column.bits(into: &bits)
    for bit in bits { rows.append(bit == 0 ? .normal : .anomalous) }
    missing.appendPresent(read)
    return read
  }

  mutating func append(_ value: CellValue, _ text: ArraySlice<UInt8>) -> Bool {
    guard let answer = LabelGrammar.answer(text) else { return false }
    rows.append(answer ? .anomalous : .normal)
    return true
  }

  mutating func appendZero() { rows.append(.unlabelled) }
  mutating func reserve(_ rows: Int) { self.rows.reserveColumn(rows) }
  mutating func forget() { rows.removeAll(keepingCapacity: true) }
  var classes: CellClasses { [] }

  /// The labels read.
  var labels: Labels { Labels(rows) }

  func cells() -> Cells { .flags(rows.map { $0 == .anomalous }) }
}
