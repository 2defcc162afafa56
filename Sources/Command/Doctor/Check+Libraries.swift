internal import Ringtrue
internal import RingtrueData
internal import RingtrueKernels
internal import RingtrueStore

extension Check {
  /// History and caches use strict tables, which came with SQLite 3.37.
  static let sqlite = Check("SQLite") { _ in
    finding(SQLiteLibrary.version, atLeast: VersionNumber(3, 37), package: "libsqlite3-0")
  }

  /// Compressed tables are read with zlib.
  static let zlib = Check("zlib") { _ in
    finding(ZlibLibrary.version, atLeast: VersionNumber(1, 2, 5), package: "zlib1g")
  }

  /// Digests and signatures come from libcrypto; Ed25519 from 1.1.1 on.
  static let libcrypto = Check("libcrypto") { _ in
    finding(CryptoLibrary.version, atLeast: VersionNumber(1, 1, 1), package: "libssl3")
  }

  /// Models are asked with libcurl, which is loaded only then; its multi interface wakes since 7.68.
  static let libcurl = Check("libcurl") { _ in
    guard let version = HTTPLibrary.version else {
      return .warning("not found", "only needed to ask models: apt install libcurl4")
    }
    return finding(version, atLeast: VersionNumber(7, 68), package: "libcurl4")
  }

  private static func finding(
    _ text: String, atLeast least: VersionNumber, package: String
  ) -> Finding {
    guard let version = VersionNumber(in: text), version >= least else {
      return .missing("\(text) is too old", "install \(least) or newer: apt install \(package)")
    }
    return .ok(text)
  }
}
