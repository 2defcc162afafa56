internal import CPlatform

extension Files {
  /// The entries of a folder in the order of their bytes, the same on every machine.
  ///
  /// A name that is not UTF-8 is shown repaired, and cannot be opened by what is shown.
  package static func entries(of folder: String) throws(PlatformError) -> [FolderEntry] {
    try checkPath(folder)
    var listing: OpaquePointer?
    try checked(unsafe cp_list_open(folder, &listing), folder)
    defer { unsafe cp_list_close(listing) }
    var entries: [FolderEntry] = []
    while let entry = try unsafe nextEntry(of: listing, in: folder) { entries.append(entry) }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func nextEntry(
    of listing: OpaquePointer?, in folder: String
  ) throws(PlatformError) -> FolderEntry? {
    var name: UnsafePointer<CChar>?
    var kind = CP_UNKNOWN
    let found = try checked(unsafe cp_list_next(listing, &name, &kind), folder)
    guard found == 1, let name = unsafe name else { return nil }
    return unsafe FolderEntry(name: String(cString: name), kind: FileKind(kind))
  }

  /// The paths, from `folder` on, of all ordinary files in it and below it, sorted; links are not
  /// followed.
  package static func filesBelow(_ folder: String) throws(PlatformError) -> [String] {
    var paths: [String] = []
    try collectFiles(below: folder, as: "", into: &paths)
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func collectFiles(
    below folder: String, as prefix: String, into paths: inout [String]
  ) throws(PlatformError) {
    for entry in try entries(of: folder) {
      let path = prefix + entry.name
      switch entry.kind {
      case .file: paths.append(path)
      case .folder:
        try collectFiles(below: Path.join(folder, entry.name), as: path + "/", into: &paths)
      default: continue
      }
    }
  }

  /// Makes a folder, and those above it; one that is already there is well.
  package static func makeFolder(_ path: String) throws(PlatformError) {
    try checkPath(path)
    switch unsafe cp_make_folder(path, 0o777) {
    case 0: return
    case let refusal where cp_problem_of(-refusal) == CP_MISSING && Path.parent(of: path) != path:
      try makeFolder(Path.parent(of: path))
      try makeOneFolder(path)
    case let refusal:
      if !isFolder(path) { throw PlatformError(path, errno: -refusal) }
    }
  }

  /// Another process may make the same folder at the same moment: both are content.
  private static func makeOneFolder(_ path: String) throws(PlatformError) {
    let result = unsafe cp_make_folder(path, 0o777)
    if result != 0, !isFolder(path) { throw PlatformError(path, errno: -result) }
  }

  /// Removes a folder and all that is in it; links are removed, not followed.
  package static func removeFolder(_ path: String) throws(PlatformError) {
    for entry in try entries(of: path) {
      let inside = Path.join(path, entry.name)
      if entry.kind == .folder { try removeFolder(inside) } else { try remove(inside) }
    }
    try checked(unsafe cp_remove_folder(path), path)
  }
}
