internal import RingtrueCore
internal import RingtruePlatform

/// Reads tables from CSV and its kin, plain or packed by gzip.
///
/// The whole column decides its kind, never a prefix of it: a column that turns out otherwise than it
/// began is read again. Cost: one pass over the file, or two.
public struct TableReader: Sendable {
  /// How files are read.
  public let options: ReadingOptions

  /// A reader with options.
  public init(options: ReadingOptions = ReadingOptions()) { self.options = options }

  /// Reads a file.
  public func read(file path: String) throws(DataError) -> LabelledTable {
    try read(.file(path))
  }

  /// Reads the contents of a file that is in memory; `name` is what messages call it.
  public func read(bytes: [UInt8], named name: String) throws(DataError) -> LabelledTable {
    try read(.memory(bytes, named: name))
  }

  /// Reads what comes from standard input.
  public func readStandardInput() throws(DataError) -> LabelledTable {
    try read(.standardInput())
  }

  func read(_ input: Input) throws(DataError) -> LabelledTable {
    var first = try Pass(input, options)
    try first.run()
    let again = first.columns.filter(\.needsAnotherPass)
    if !again.isEmpty, first.findings().problems.isEmpty {
      var second = try Pass(input, options, only: again)
      try second.run()
      first.replace(second.columns)
    }
    return try first.table()
  }
}
