import RingtruePlatform
import Testing

/// Compares a text with a file beside the tests, or writes it when it is to be recorded.
func expectGolden(
  _ text: String, _ name: String, at place: SourceLocation = #_sourceLocation
) throws {
  let folder = Path.join(Path.parent(of: Path.parent(of: #filePath)), "Goldens")
  let path = Path.join(folder, name)
  if Environment["RINGTRUE_RECORD_GOLDENS"] != nil {
    try Files.makeFolder(folder)
    try Files.write(text, to: path)
  } else {
    #expect(try text == Files.readText(path), "differs from Goldens/\(name)", sourceLocation: place)
  }
}
