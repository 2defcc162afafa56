internal import CPlatform

/// A folder of its own that goes, with all that is in it, when nobody holds it any more.
package final class TemporaryFolder: Sendable {
  package let path: String

  /// Makes a new folder in TMPDIR, or where told; nobody else may look into it.
  package init(in parent: String? = nil, named prefix: String = "ringtrue") throws(PlatformError) {
    let parent = parent ?? Environment["TMPDIR"] ?? "/tmp"
    let unique = String(Environment.uniqueNumber(), radix: 36)
    path = Path.join(parent, "\(prefix)-\(unique)")
    try checkPath(path)
    try checked(unsafe cp_make_folder(path, 0o700), path)
  }

  deinit {
    try? Files.removeFolder(path)
  }

  /// The path of a file in the folder.
  package func file(_ name: String) -> String { Path.join(path, name) }
}
