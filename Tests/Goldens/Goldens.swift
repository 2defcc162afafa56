internal import RingtruePlatform

/// Texts that people see, kept in files to be compared with: in the folder `Goldens` beside a
/// room's tests, or in another.
///
/// `RINGTRUE_RECORD_GOLDENS=1 swift test` writes them anew; read the difference before committing it.
public struct Goldens: Sendable {
  private let folder: String

  /// Those beside the tests of a room, one of whose files asks.
  public init(beside file: String = #filePath) {
    var folder = Path.parent(of: file)
    while Path.name(of: Path.parent(of: folder)) != "Tests", folder != "/" {
      folder = Path.parent(of: folder)
    }
    self.init(in: Path.join(folder, "Goldens"))
  }

  /// Those of a folder.
  public init(in folder: String) { self.folder = folder }

  /// Whether a text is as it is kept under a name; while they are recorded, it is kept instead.
  public func hold(_ text: String, as name: String) throws -> Bool {
    let path = Path.join(folder, name)
    guard Environment["RINGTRUE_RECORD_GOLDENS"] != nil else {
      return try Files.readText(path) == text
    }
    try Files.makeFolder(folder)
    try Files.write(text, to: path)
    return true
  }

  /// The names of all there are, without their endings.
  public var names: [String] {
    get throws {
      try Files.entries(of: folder).map { String($0.name.prefix { $0 != "." }) }
    }
  }
}
