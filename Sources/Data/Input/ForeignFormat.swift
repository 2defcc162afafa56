/// Knows files that are not delimited text by how they begin.
enum ForeignFormat {
  /// What is wrong with a file that begins like this; nil if it may be text.
  static func problem(_ text: [UInt8]) -> String? {
    if text.isEmpty { return "the file is empty; give it a header line and rows" }
    if let name = magic.first(where: { text.starts(with: $0.bytes) })?.name {
      return "the file is \(name), not CSV; export it as CSV in UTF-8"
    }
    let start = text.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }.prefix(64)
    let folded = CellGrammar.folded(start)
    if let name = openings.first(where: { folded.starts(with: $0.text.utf8) })?.name {
      return "the file is \(name), not CSV; export it as CSV"
    }
    return nil
  }

  private static let magic: [(bytes: [UInt8], name: String)] = [
    ([0xFF, 0xFE], "in UTF-16"), ([0xFE, 0xFF], "in UTF-16"),
    (Array("PK\u{3}\u{4}".utf8), "a zip archive, perhaps an Excel workbook"),
    (Array("PAR1".utf8), "in Parquet"), (Array("%PDF".utf8), "a PDF"),
    (Array("SQLite format 3".utf8), "an SQLite database"), (Array("BZh".utf8), "packed by bzip2"),
    ([0x28, 0xB5, 0x2F, 0xFD], "packed by zstd"), ([0xFD, 0x37, 0x7A, 0x58], "packed by xz"),
    ([0x93] + Array("NUMPY".utf8), "an .npy array"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office file"),
    (Array("ARROW1".utf8), "in Arrow"),
  ]

  private static let openings: [(text: String, name: String)] = [
    ("<!doctype", "an HTML page"), ("<html", "an HTML page"), ("<?xml", "XML"),
    ("{\"", "JSON"), ("{\n", "JSON"), ("{\r\n", "JSON"), ("{ ", "JSON"), ("{}", "JSON"),
    ("[{", "JSON"), ("[\n", "JSON"), ("[\r\n", "JSON"), ("[[", "JSON"), ("[]", "JSON"),
  ]
}
