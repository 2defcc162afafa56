import RingtrueCore
import RingtrueData
import Testing

@Suite struct `An array file` {
  /// An `.npy` file as NumPy writes one.
  private func npy(_ type: String, _ shape: String, _ data: [UInt8], fortran: Bool = false)
    -> [UInt8]
  {
    let order = fortran ? "True" : "False"
    let text = "{'descr': '\(type)', 'fortran_order': \(order), 'shape': \(shape), }\n"
    let length = UInt16(text.utf8.count)
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)]
      + Array(text.utf8) + data
  }

  private func values(_ bytes: [UInt8]) throws -> [Double] {
    try ArrayFile.arrays(bytes: bytes, named: "x.npy")["X"]?.values ?? []
  }

  private func complaint(_ bytes: [UInt8]) -> String {
    do {
      _ = try ArrayFile.arrays(bytes: bytes, named: "x.npy")
      return "read without a complaint"
    } catch { return error.description }
  }

  @Test func `gives numbers of every type in C order`() throws {
    #expect(try values(npy("|u1", "(2, 3)", [1, 2, 3, 4, 5, 6])) == [1, 2, 3, 4, 5, 6])
    #expect(
      try values(npy("|u1", "(2, 3)", [1, 4, 2, 5, 3, 6], fortran: true)) == [1, 2, 3, 4, 5, 6])
    #expect(try values(npy("|b1", "(2,)", [0, 1])) == [0, 1])
    #expect(try values(npy("<i4", "(1,)", [0xFE, 0xFF, 0xFF, 0xFF])) == [-2])
    #expect(try values(npy("<f4", "(1,)", [0, 0, 0x20, 0x40])) == [2.5])
    #expect(try values(npy("<f8", "(1,)", [0, 0, 0, 0, 0, 0, 4, 0x40])) == [2.5])
    #expect(try values(npy("<i8", "(0, 4)", [])) == [])
  }

  @Test func `is refused when it is cut, foreign or boastful`() {
    #expect(
      complaint(npy("|u1", "(4,)", [1, 2, 3]))
        == "x.npy: it has 3 bytes of numbers instead of 4; save or copy it again")
    #expect(
      complaint(npy("|O", "(1,)", [1]))
        == "x.npy: its numbers are of type '|O'; convert them with astype to float64, float32, "
        + "int64, int32, uint8 or bool")
    #expect(
      complaint(npy("|u1", "(9999999999, 9999999999)", [1]))
        == "x.npy: it claims to be larger than any file; save or copy it again")
    #expect(complaint(npy("|u1", "4", [1])).contains("tells no shape"))
    #expect(
      complaint(Array("hello".utf8))
        == "x.npy: it is no .npz archive, or cut short; save it with numpy.savez")
  }

  @Test func `is refused, never crashed on, wherever it is cut or changed`() {
    let whole = npy("<f8", "(2, 2)", [UInt8](repeating: 1, count: 32))
    for cut in whole.indices {
      #expect(complaint(Array(whole[..<cut])) != "read without a complaint")
    }
    for place in whole.indices {
      var changed = whole
      changed[place] ^= 0x55
      _ = complaint(changed)
    }
  }
}
