internal import CCurl

/// libcurl, loaded: the program does without it until a model is asked.
@safe struct CurlLibrary: Sendable {
  nonisolated(unsafe) let table: ccurl_functions

  init() throws(CategorizerError) {
    var table = ccurl_functions()
    guard unsafe ccurl_load(&table) else { throw .noLibrary("libcurl (libcurl4)") }
    unsafe self.table = table
  }

  /// Its version, such as `libcurl/7.88.1`, and those of what it is built with.
  var version: String {
    unsafe table.version().map { unsafe String(cString: $0) } ?? ""
  }

  /// What libcurl calls a fault.
  func words(for fault: CURLcode) -> String {
    unsafe table.easy_strerror(fault).map { unsafe String(cString: $0) }
      ?? "error \(fault.rawValue)"
  }
}

/// The library that models are asked with, as far as users care.
public enum HTTPLibrary {
  /// Its version, such as `7.88.1`; nil where it is not installed.
  public static var version: String? {
    (try? CurlLibrary())?.version.split { $0 == " " || $0 == "/" }.dropFirst().first.map(
      String.init)
  }
}
