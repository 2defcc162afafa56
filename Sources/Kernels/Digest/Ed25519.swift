internal import CCrypto

/// Signatures that anyone with the public key can check and nobody without the private key can make.
///
/// Computed by libcrypto. RFC 8032.
public enum Ed25519 {
  /// Makes signatures; 32 bytes to be kept secret.
  public struct PrivateKey: Sendable {
    /// The secret bytes.
    public let bytes: [UInt8]
    /// The key that checks what this one signs.
    public let publicKey: PublicKey

    /// A new key out of libcrypto's secure randomness.
    public static func generated() throws(KernelError) -> PrivateKey {
      var bytes = [UInt8](repeating: 0, count: 32)
      guard unsafe RAND_priv_bytes(&bytes, 32) == 1 else { throw .refused("make a secret") }
      return try PrivateKey(bytes: bytes)
    }

    /// The key of 32 secret bytes.
    public init(bytes: [UInt8]) throws(KernelError) {
      guard bytes.count == 32 else { throw .wrongLength(of: "private key", bytes.count, not: 32) }
      self.bytes = bytes
      publicKey = PublicKey(known: try SecretHandle(bytes).publicBytes())
    }

    /// The signature of a message: 64 bytes, the same each time.
    public func signature(of message: [UInt8]) throws(KernelError) -> [UInt8] {
      try SecretHandle(bytes).signature(of: message)
    }
  }

  /// Checks signatures; 32 bytes that anyone may know.
  public struct PublicKey: Hashable, Sendable {
    /// The public bytes.
    public let bytes: [UInt8]

    /// The key of 32 public bytes.
    public init(bytes: [UInt8]) throws(KernelError) {
      guard bytes.count == 32 else { throw .wrongLength(of: "public key", bytes.count, not: 32) }
      self.bytes = bytes
    }

    init(known bytes: [UInt8]) { self.bytes = bytes }

    /// Whether a signature of a message was made with the private key of this one.
    public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
      guard let key = unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, 32)
      else { return false }
      defer { unsafe EVP_PKEY_free(key) }
      guard let context = unsafe EVP_MD_CTX_new() else { return false }
      defer { unsafe EVP_MD_CTX_free(context) }
      guard unsafe EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else { return false }
      return unsafe EVP_DigestVerify(
        context, signature, signature.count, message, message.count) == 1
    }
  }
}

/// A private key in libcrypto's hands.
@safe private struct SecretHandle: ~Copyable {
  private let key: OpaquePointer

  init(_ bytes: [UInt8]) throws(KernelError) {
    guard let key = unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)
    else { throw .refused("take the private key") }
    unsafe self.key = key
  }

  deinit { unsafe EVP_PKEY_free(key) }

  func publicBytes() throws(KernelError) -> [UInt8] {
    var (bytes, count) = ([UInt8](repeating: 0, count: 32), 32)
    guard unsafe EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1, count == 32
    else { throw .refused("derive the public key") }
    return bytes
  }

  func signature(of message: [UInt8]) throws(KernelError) -> [UInt8] {
    guard let context = unsafe EVP_MD_CTX_new() else { throw .refused("sign") }
    defer { unsafe EVP_MD_CTX_free(context) }
    var (bytes, count) = ([UInt8](repeating: 0, count: 64), 64)
    guard unsafe EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
      unsafe EVP_DigestSign(context, &bytes, &count, message, message.count) == 1, count == 64
    else { throw .refused("sign") }
    return bytes
  }
}
