internal import CPlatform

/// Questions to the file system, and changes of its names.
///
/// A path is the text the user typed; relative ones start at the working folder.
package enum Files {}

// MARK: - Questions

extension Files {
  /// What the file system knows of a file; of the link itself when links are not followed.
  package static func status(
    of path: String, followingLinks: Bool = true
  ) throws(PlatformError) -> FileStatus {
    try checkPath(path)
    var status = cp_status()
    try checked(unsafe cp_status_of(path, followingLinks, &status), path)
    return FileStatus(status)
  }

  /// Whether there is anything of that name, be it a link that leads nowhere.
  package static func exists(_ path: String) -> Bool {
    (try? status(of: path, followingLinks: false)) != nil
  }

  /// Whether there is a folder of that name.
  package static func isFolder(_ path: String) -> Bool {
    (try? status(of: path))?.kind == .folder
  }

  /// Whether this user may run the file as a program.
  package static func isProgram(_ path: String) -> Bool {
    unsafe cp_is_program(path)
  }

  /// The absolute path without links, of a file that is there.
  package static func resolve(_ path: String) throws(PlatformError) -> String {
    try checkPath(path)
    var resolved: UnsafeMutablePointer<CChar>?
    try checked(unsafe cp_resolve(path, &resolved), path)
    guard let resolved = unsafe resolved else { throw .missing(path) }
    return unsafe String(freeing: resolved)
  }

  /// Bytes that an ordinary user may still write on the disk that holds `path`.
  package static func freeSpace(at path: String) throws(PlatformError) -> Int {
    try checkPath(path)
    return Int(try checked(unsafe cp_free_space(path), path))
  }
}

// MARK: - Reading whole files

extension Files {
  /// A gibibyte: more than any file that is read at once.
  package static let readingLimit = 1 << 30

  /// All bytes of a file that is not larger than the limit.
  package static func read(
    _ path: String, limit: Int = readingLimit
  ) throws(PlatformError) -> [UInt8] {
    var reader = try FileReader(path)
    return try reader.readAll(limit: limit)
  }

  /// All text of a UTF-8 file that is not larger than the limit.
  package static func readText(
    _ path: String, limit: Int = readingLimit
  ) throws(PlatformError) -> String {
    let bytes = try read(path, limit: limit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notText(path, offset: firstInvalidByte(of: bytes))
    }
    return text
  }

  private static func firstInvalidByte(of bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }
}

// MARK: - Changes of names

extension Files {
  /// Removes a file, or a link and not what it leads to.
  package static func remove(_ path: String) throws(PlatformError) {
    try checkPath(path)
    try checked(unsafe cp_remove_file(path), path)
  }

  /// Gives a file another name on the same disk, in one step.
  package static func rename(
    _ path: String, to target: String, overwrite: Bool = false
  ) throws(PlatformError) {
    try checkPath(path)
    try checkPath(target)
    let result =
      overwrite ? unsafe cp_rename(path, target) : unsafe cp_rename_new(path, target)
    try checked(result, result == 0 || exists(path) ? target : path)
  }

  /// Makes a symbolic link that leads to `target`.
  package static func makeLink(at path: String, to target: String) throws(PlatformError) {
    try checkPath(path)
    try checkPath(target)
    try checked(unsafe cp_make_link(target, path), path)
  }
}
