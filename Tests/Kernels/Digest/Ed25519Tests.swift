import Testing

@testable import RingtrueKernels

@Suite struct `An Ed25519 key` {
  struct Vector: Sendable {
    var secret, known, message, signature: String
  }

  /// RFC 8032, section 7.1: tests 1, 2 and 3.
  static let published = [
    Vector(
      secret: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      known: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      message: "",
      signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    Vector(
      secret: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      known: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      message: "72",
      signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    Vector(
      secret: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      known: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      message: "af82",
      signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
  ]

  func bytes(_ text: String) throws -> [UInt8] { try #require([UInt8](hexadecimal: text)) }

  @Test(arguments: published)
  func `gives the published keys and signatures`(vector: Vector) throws {
    let key = try Ed25519.PrivateKey(bytes: bytes(vector.secret))
    #expect(key.publicKey.bytes.hexadecimal == vector.known)
    let message = try bytes(vector.message)
    let signature = try key.signature(of: message)
    #expect(signature.hexadecimal == vector.signature)
    #expect(key.publicKey.verifies(signature, of: message))
  }

  @Test func `refuses what was touched`() throws {
    let key = try Ed25519.PrivateKey.generated()
    let message = Array("pass".utf8)
    let signature = try key.signature(of: message)
    #expect(key.publicKey.verifies(signature, of: message))
    #expect(!key.publicKey.verifies(signature, of: Array("fail".utf8)))
    #expect(!key.publicKey.verifies(signature, of: []))
    for index in signature.indices {
      var touched = signature
      touched[index] ^= 1
      #expect(!key.publicKey.verifies(touched, of: message))
    }
    #expect(!key.publicKey.verifies(Array(signature.dropLast()), of: message))
    let other = try Ed25519.PrivateKey.generated()
    #expect(!other.publicKey.verifies(signature, of: message))
  }

  @Test func `says how long a key must be`() {
    let error = #expect(throws: KernelError.self) {
      try Ed25519.PrivateKey(bytes: [1, 2, 3])
    }
    #expect(error?.description == "a private key of 3 bytes; give the 32 raw bytes")
    #expect(throws: KernelError.self) { try Ed25519.PublicKey(bytes: []) }
  }
}
