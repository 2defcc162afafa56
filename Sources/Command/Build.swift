internal import CCommit

/// What this program was built from and for.
struct Build: Sendable, Equatable {
  /// The commit of the sources, with `-dirty` when files differed; nil when it was not told.
  let commit: String?
  /// The version of the Swift library, major and minor.
  let swift: String
  /// System and processor, such as `linux x86-64`.
  let platform: String

  /// This build.
  static var this: Build {
    let letters = (CInt(0)...).lazy.map(cc_commit_letter).prefix { $0 != 0 }
    let commit = String(decoding: Array(letters), as: UTF8.self)
    return Build(
      commit: commit.isEmpty ? nil : commit, swift: swiftVersion,
      platform: "\(system) \(processor)")
  }

  private static var swiftVersion: String {
    let parts = "\(_SwiftStdlibVersion.current)".split(separator: ".")
    return parts.prefix(2).joined(separator: ".")
  }

  private static var system: String {
    #if os(macOS)
      "macos"
    #else
      "linux"
    #endif
  }

  private static var processor: String {
    #if arch(arm64)
      "arm64"
    #else
      "x86-64"
    #endif
  }
}
