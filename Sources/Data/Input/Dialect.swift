internal import RingtrueKernels

/// Finds out what stands between cells.
enum Dialect {
  private static let sampleRecords = 100

  /// The delimiter that cuts the first lines into the same number of cells, and most of them.
  ///
  /// Without any that cuts at all, the file has one column, and the answer does not matter.
  static func delimiter(of text: [UInt8], fileName: String) -> ReadingOptions.Delimiter {
    var best = ReadingOptions.Delimiter.comma
    var bestScore = 0
    for delimiter in candidates(fileName) {
      let counts = cellCounts(text, delimiter)
      guard let header = counts.first, header > 1 else { continue }
      let agreeing = counts.count { $0 == header }
      let score = agreeing * 1_000_000 / counts.count + min(header, 999)
      if score > bestScore { (best, bestScore) = (delimiter, score) }
    }
    return best
  }

  /// Of equals, what the file's name promises comes first.
  private static func candidates(_ fileName: String) -> [ReadingOptions.Delimiter] {
    let isTabbed = fileName.hasSuffix(".tsv") || fileName.hasSuffix(".tsv.gz")
    return isTabbed ? [.tab, .comma, .semicolon, .pipe] : [.comma, .semicolon, .tab, .pipe]
  }

  private static func cellCounts(
    _ text: [UInt8], _ delimiter: ReadingOptions.Delimiter
  ) -> [Int] {
    var scanner = RecordScanner(
      text: text, count: text.count, delimiter: delimiter.rawValue, firstLine: 1,
      cellLimit: .max, log: FileLog(file: fileNameless))
    var grid = CellGrid(columnCount: 0)
    var counts: [Int] = []
    while counts.count < sampleRecords, scanner.position < scanner.count {
      let end = scanner.readRecord(into: &grid, isFinal: false)
      if end == .incomplete || end == .hopeless { break }
      if end == .record { counts.append(grid.openCellCount) }
      grid.dropOpenCells()
      scanner.starts = []
    }
    return counts
  }

  private static let fileNameless = ""
}
