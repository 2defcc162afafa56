internal import CCrypto

/// The libcrypto library this program runs with.
package enum CryptoLibrary {
  /// Its version, such as `3.0.15`.
  package static var version: String {
    let words = unsafe String(cString: OpenSSL_version(OPENSSL_VERSION_STRING)).split(
      separator: " ")
    return words.first.map(String.init) ?? ""
  }
}
