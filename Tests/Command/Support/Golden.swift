import RingtruePlatform
import Testing

/// A text that people see, kept in a file to be compared with.
///
/// `RINGTRUE_RECORD_GOLDENS=1 swift test --filter RingtrueCommandTests` writes them anew; read the
/// difference before committing it.
enum Golden {
  static func expect(
    _ text: String, matches name: String, at place: SourceLocation = #_sourceLocation
  ) throws {
    let path = Path.join(folder, name + ".txt")
    if Environment["RINGTRUE_RECORD_GOLDENS"] != nil {
      try Files.write(text, to: path)
    } else {
      let golden = try Files.readText(path)
      #expect(text == golden, "differs from Goldens/\(name).txt", sourceLocation: place)
    }
  }

  /// The names of all goldens there are.
  static var names: [String] {
    get throws {
      try Files.entries(of: folder).map { String($0.name.dropLast(".txt".count)) }
    }
  }

  private static var folder: String {
    Path.join(Path.parent(of: Path.parent(of: #filePath)), "Goldens")
  }
}
