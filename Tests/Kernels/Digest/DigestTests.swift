import Testing

@testable import RingtrueKernels

@Suite struct `SHA-256` {
  /// Examples of FIPS 180-4 and its test vectors.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `gives the published fingerprints`(text: String, digest: String) {
    #expect(SHA256.digest(of: text).hexadecimal == digest)
  }

  @Test func `takes a million letters in pieces of any size`() {
    var hash = SHA256()
    var (left, size) = (1_000_000, 1)
    while left > 0 {
      hash.update([UInt8](repeating: UInt8(ascii: "a"), count: min(size, left)))
      left -= min(size, left)
      size = (size * 3) % 70_001
    }
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(hash.finish().hexadecimal == expected)
  }

  @Test func `reads spans as it reads arrays`() {
    let bytes: [UInt8] = Array(0...255)
    var hash = SHA256()
    hash.update(bytes.span)
    #expect(hash.finish() == SHA256.digest(of: bytes))
  }

  @Test func `authenticates as RFC 4231 does`() {
    let jefe = SHA256.authentication(
      of: Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
    #expect(
      jefe.hexadecimal == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    let short = SHA256.authentication(
      of: Array("Hi There".utf8), key: [UInt8](repeating: 0x0B, count: 20))
    #expect(
      short.hexadecimal == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    let long = SHA256.authentication(
      of: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      key: [UInt8](repeating: 0xAA, count: 131))
    #expect(long.hexadecimal == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test func `reads back what it writes`() {
    let digest = SHA256.digest(of: "abc")
    #expect(Digest(hexadecimal: digest.hexadecimal) == digest)
    #expect(Digest(hexadecimal: digest.hexadecimal.uppercased()) == digest)
    #expect(Digest(hexadecimal: String(digest.hexadecimal.dropLast(2))) == nil)
    #expect([UInt8](hexadecimal: "0g") == nil)
    #expect([UInt8](hexadecimal: "012") == nil)
    #expect([UInt8](hexadecimal: "00Ff") == [0, 255])
  }
}
