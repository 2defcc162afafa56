internal import RingtrueCore
internal import RingtrueData
internal import RingtrueKernels
internal import RingtruePlatform
internal import RingtrueWorlds

/// A folder that is being filled under a hidden name, and gets its own name when it is whole.
///
/// Dropped before that, it goes with all that is in it.
final class FolderDraft {
  private let target: String
  private var hidden: String?

  /// Begins a folder; one that is there already is left alone.
  init(_ path: String) throws {
    guard !Files.exists(path) else {
      throw Problem("the folder is already there; give another name, or remove it", file: path)
    }
    target = path
    let unique = String(Environment.uniqueNumber(), radix: 36)
    let parent = Path.parent(of: path)
    let hidden = Path.join(parent, ".\(Path.name(of: path))-\(unique)")
    do throws(PlatformError) {
      try Files.makeFolder(hidden)
    } catch {
      throw Problem(Self.explanation(error), file: path)
    }
    self.hidden = hidden
  }

  /// Why no folder can be made, told of the folder above that will not have it.
  private static func explanation(_ error: PlatformError) -> String {
    let parent = Path.parent(of: error.subject)
    if error.isAlreadyThere {
      return "'\(error.subject)' is a file, not a folder; choose another place"
    }
    if error.isMissing { return "nothing can be made in '\(parent)'; choose another place" }
    return "nothing can be made in '\(parent)': \(error.explanation)"
  }

  deinit {
    if let hidden { try? Files.removeFolder(hidden) }
  }

  /// Writes a file of a dataset, and says how long it is and what its fingerprint is.
  func write(_ file: DatasetFile, below folder: String) throws -> JSON {
    let name = Path.join(folder, file.path)
    let path = try place(name)
    switch file.content {
    case .table(let table): try TableWriter.write(table, to: path)
    case .lines(let lines):
      var file = try AtomicFile(path)
      for line in lines { try file.write(line.text + "\n") }
      try file.commit()
    }
    let (bytes, digest) = try fingerprint(of: path)
    return [
      "path": .string(name), "bytes": .integer(bytes), "sha256": .string(digest.hexadecimal),
    ]
  }

  /// Writes a text.
  func write(_ text: String, as name: String) throws {
    try Files.write(text, to: try place(name))
  }

  /// Gives the folder its name; until here nobody has seen it.
  func commit() throws {
    guard let hidden else { return }
    try Files.rename(hidden, to: target)
    self.hidden = nil
  }

  private func place(_ name: String) throws -> String {
    let path = Path.join(hidden ?? target, name)
    try Files.makeFolder(Path.parent(of: path))
    return path
  }

  private func fingerprint(of path: String) throws -> (Int, Digest) {
    var reader = try FileReader(path)
    var hash = SHA256()
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var total = 0
    while true {
      var span = chunk.mutableSpan
      let count = try reader.read(into: &span)
      if count == 0 { return (total, hash.finish()) }
      hash.update(chunk.span.extracting(0..<count))
      total += count
    }
  }
}
