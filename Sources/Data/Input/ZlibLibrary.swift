internal import CZlib

/// The zlib library this program runs with.
package enum ZlibLibrary {
  /// Its version, such as `1.2.13`.
  package static var version: String { unsafe String(cString: zlibVersion()) }
}
