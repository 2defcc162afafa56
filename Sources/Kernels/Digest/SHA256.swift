internal import CCrypto

/// Takes the SHA-256 fingerprint of bytes that come in pieces.
///
/// ```swift
/// var hash = SHA256()
/// while let chunk = try file.read() { hash.update(chunk) }
/// let digest = hash.finish()
/// ```
/// Computed by libcrypto with the processor's own instructions, where it has them. FIPS 180-4.
@safe public struct SHA256: ~Copyable {
  private let context: OpaquePointer

  /// A hash of no bytes yet.
  public init() {
    guard let context = unsafe EVP_MD_CTX_new(),
      unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else {
      preconditionFailure("libcrypto has no SHA-256; mend its installation or configuration")
    }
    unsafe self.context = context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Adds bytes to what is hashed.
  public mutating func update(_ bytes: borrowing Span<UInt8>) {
    let added = unsafe bytes.withUnsafeBufferPointer {
      unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count)
    }
    precondition(added == 1, "libcrypto refused to hash")
  }

  /// Adds bytes to what is hashed.
  public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  /// The fingerprint of all bytes.
  public consuming func finish() -> Digest {
    var bytes = [UInt8](repeating: 0, count: 32)
    let ended = unsafe EVP_DigestFinal_ex(context, &bytes, nil)
    precondition(ended == 1, "libcrypto refused to hash")
    return Digest(bytes: bytes)
  }

  /// The fingerprint of bytes at hand.
  public static func digest(of bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// The fingerprint of a text's UTF-8 bytes.
  public static func digest(of text: String) -> Digest { digest(of: Array(text.utf8)) }

  /// The fingerprint of bytes under a key, which only a holder of the key can make: HMAC-SHA-256.
  ///
  /// RFC 2104
  public static func authentication(of bytes: [UInt8], key: [UInt8]) -> Digest {
    let short = key.count > 64 ? digest(of: key).bytes : key
    let block = short + [UInt8](repeating: 0, count: 64 - short.count)
    let inner = digest(of: block.map { $0 ^ 0x36 } + bytes)
    return digest(of: block.map { $0 ^ 0x5C } + inner.bytes)
  }
}
