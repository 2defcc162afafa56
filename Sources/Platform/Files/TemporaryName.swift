internal import CPlatform

/// A hidden name beside a file that is being written; whatever still bears it goes with it.
struct TemporaryName: ~Copyable, Sendable {
  let path: String
  private let target: String
  private let subject: String

  /// A name that nothing bears yet; errors speak of `subject`, which the user knows.
  init(beside target: String, called subject: String) {
    self.target = target
    self.subject = subject
    let name = ".ringtrue-\(cp_process_id())-\(String(Environment.uniqueNumber(), radix: 36))"
    path = Path.join(Path.parent(of: target), name)
  }

  deinit {
    _ = unsafe cp_remove_file(path)
  }

  /// Gives the file its lasting name.
  borrowing func become(overwrite: Bool) throws(PlatformError) {
    let result = overwrite ? unsafe cp_rename(path, target) : unsafe cp_rename_new(path, target)
    try checked(result, subject)
  }

  borrowing func syncFolder() throws(PlatformError) {
    try checked(unsafe cp_sync_folder(Path.parent(of: target)), subject)
  }
}

/// Where a file is to appear, and what stands there now.
struct Target {
  /// The file itself when `path` is a link: the link stays, what it leads to is replaced.
  let path: String

  /// The permissions that the new file takes over.
  let mode: UInt32?

  /// False for devices and pipes, which are written in place.
  let isReplaced: Bool

  init(_ path: String, overwrite: Bool) throws(PlatformError) {
    guard let there = try Self.status(of: path) else {
      (self.path, mode, isReplaced) = (path, nil, true)
      return
    }
    if there.kind == .folder || path.hasSuffix("/") { throw .isFolder(path) }
    isReplaced = there.kind == .file
    if isReplaced, !overwrite { throw .exists(path) }
    self.path = isReplaced ? try Files.resolve(path) : path
    mode = there.mode
  }

  /// Nothing there, or a link that leads nowhere, is an answer; a loop of links is an error.
  private static func status(of path: String) throws(PlatformError) -> FileStatus? {
    do { return try Files.status(of: path) } catch  where error.isMissing { return nil }
  }
}
