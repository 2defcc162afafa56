internal import RingtrueCore
internal import RingtrueData
internal import RingtrueKernels
internal import RingtruePlatform
internal import RingtrueWorlds
internal import Synchronization

/// A folder that is being filled under a hidden name, and gets its own name when it is whole.
///
/// Dropped before that, it goes with all that is in it.
final class FolderDraft: Sendable {
  private let target: String
  private let hidden: String
  private let isWhole = Atomic(false)

  /// Begins a folder; one that is there already is left alone.
  init(_ path: String) throws {
    guard !Files.exists(path) else {
      throw Problem("the folder is already there; give another name, or remove it", file: path)
    }
    target = path
    let unique = String(Environment.uniqueNumber(), radix: 36)
    hidden = Path.join(Path.parent(of: path), ".\(Path.name(of: path))-\(unique)")
    do throws(PlatformError) {
      try Files.makeFolder(hidden)
    } catch {
      isWhole.store(true, ordering: .releasing)
      throw Problem(Self.explanation(error), file: path)
    }
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
    if !isWhole.load(ordering: .acquiring) { try? Files.removeFolder(hidden) }
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
    return try note(on: name)
  }

  /// How long a file of the folder is, and what its fingerprint is.
  func note(on name: String) throws -> JSON {
    let (bytes, digest) = try fingerprint(of: try place(name))
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
    try Files.rename(hidden, to: target)
    isWhole.store(true, ordering: .releasing)
  }

  /// Where a file of the folder is until then; the folders above it are made.
  func place(_ name: String) throws -> String {
    let path = Path.join(hidden, name)
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
