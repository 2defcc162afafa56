import Foundation
import RingtrueCore
import RingtrueData
import RingtruePlatform
import Testing

/// What the reader of arrays says of a file.
private func objection(_ bytes: [UInt8], named name: String = "x.npy") -> String {
  do {
    _ = try ArrayFile.arrays(bytes: bytes, named: name)
    return "read without a complaint"
  } catch { return error.description }
}

/// The cells of the array in an `.npy` file.
private func cells(_ bytes: [UInt8]) throws -> Cells? {
  try ArrayFile.arrays(bytes: bytes, named: "x.npy")["X"]?.cells
}

@Suite struct `An array file` {
  private func npy(
    _ type: String, _ shape: String, _ data: [UInt8], fortran: Bool = false
  ) -> [UInt8] {
    ZipMaker.npy(type, shape, data, fortran: fortran)
  }

  @Test(arguments: [
    ("|b1", 1, [0, 1], Cells.flags([false, true])),
    ("|i1", 1, [0xFE, 2], .integers([-2, 2])),
    ("|u1", 1, [0xFE, 2], .integers([254, 2])),
    ("<i2", 2, [0xFFFE, 0x7FFF], .integers([-2, 32767])),
    ("<u2", 2, [0xFFFE, 1], .integers([65534, 1])),
    ("<i4", 4, [0xFFFF_FFFE, 7], .integers([-2, 7])),
    ("<u4", 4, [0xFFFF_FFFE, 7], .integers([4_294_967_294, 7])),
    ("<i8", 8, [-2, 1 << 53 + 1], .integers([-2, 9_007_199_254_740_993])),
    ("<u8", 8, [Int.max, 0], .integers([.max, 0])),
    ("<f2", 2, [0x3C00, 0xFBFF], .reals([1, -65504])),
    ("<f2", 2, [0x0001, 0x03FF], .reals([0x1p-24, 0x3FFp-24])),
    ("<f2", 2, [0x0400, 0x3555], .reals([0x1p-14, 0x555p-12])),
    ("<f4", 4, [0x4020_0000, 0x3DCC_CCCD], .reals([2.5, 0x1.99999Ap-4])),
    ("<f8", 8, [0x4004_0000_0000_0000, 1], .reals([2.5, .leastNonzeroMagnitude])),
  ])
  func `gives numbers of every type, none of them rounded`(
    type: String, size: Int, words: [Int], expected: Cells
  ) throws {
    let data = words.flatMap { ZipMaker.word($0, size) }
    #expect(try cells(npy(type, "(2,)", data)) == expected)
  }

  @Test func `gives C order whatever the order in the file`() throws {
    let rows: Cells = .integers([1, 2, 3, 4, 5, 6])
    #expect(try cells(npy("|u1", "(2, 3)", [1, 2, 3, 4, 5, 6])) == rows)
    #expect(try cells(npy("|u1", "(2, 3)", [1, 4, 2, 5, 3, 6], fortran: true)) == rows)
    let cube: Cells = .integers(Array(0..<24))
    let place = { (i: Int) in UInt8(i % 2 * 12 + i / 2 % 3 * 4 + i / 6) }
    #expect(try cells(npy("|u1", "(2, 3, 4)", (0..<24).map(place), fortran: true)) == cube)
    #expect(try cells(npy("<i8", "(0, 4)", [], fortran: true)) == .integers([]))
    #expect(try cells(npy("|u1", "()", [7])) == .integers([7]))
  }

  @Test func `is refused when it is cut, foreign or boastful`() {
    #expect(
      objection(npy("|u1", "(4,)", [1, 2, 3]))
        == "x.npy: it has 3 bytes of numbers instead of 4; save or copy it again")
    for type in ["|O", ">f8", ">i4", "<c16", "<U3", "<M8[ns]"] {
      #expect(
        objection(npy(type, "(1,)", [1]))
          == "x.npy: its numbers are of type '\(type)'; "
          + "convert them with astype to float64, int64 or bool")
    }
    #expect(
      objection(npy("|u1", "(9999999999, 9999999999)", [1]))
        == "x.npy: it claims to be larger than any file; save or copy it again")
    for shape in ["4", "(-1,)", "(x,)", "(4"] {
      #expect(
        objection(npy("|u1", shape, [1]))
          == "x.npy: the header tells no shape; save it with numpy.save")
    }
    #expect(
      objection(Array("hello".utf8))
        == "x.npy: it is no .npz archive, or cut short; save it with numpy.savez")
    #expect(
      objection(npy("<u8", "(1,)", [UInt8](repeating: 0xFF, count: 8)))
        == "x.npy: number 0 is 18446744073709551615, beyond a signed number of 64 bits; "
        + "convert them with astype to float64")
  }

  @Test func `is refused, never crashed on, wherever it is cut or changed`() {
    let whole = npy("<f8", "(2, 2)", [UInt8](repeating: 1, count: 32))
    for cut in whole.indices {
      #expect(objection(Array(whole[..<cut])) != "read without a complaint")
    }
    for place in whole.indices {
      for change: UInt8 in [0x55, 0x80, 0xFF] {
        var changed = whole
        changed[place] ^= change
        _ = objection(changed)
      }
    }
  }
}

@Suite struct `An archive of arrays` {
  private static let x = ZipMaker.npy(
    "<i8", "(2, 3)", [1, 2, 3, 4, 5, 1 << 53 + 1].flatMap { ZipMaker.word($0, 8) })
  private static let y = ZipMaker.npy("|u1", "(2,)", [0, 1])
  private static let files = [("X.npy", x), ("y.npy", y), ("notes.txt", Array("hello".utf8))]

  /// An archive that `numpy.savez_compressed(file, X=…, y=…)` wrote (NumPy 2.4).
  private static let numpys = """
    UEsDBC0AAAAIAAAAIQAZTrMV//////////8FABQAWC5ucHkBABAAsAAAAAAAAABYAAAAAAAAAJvsF+obEMnIUMZQrZ6S\
    WpxcpG6loG6TaaGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CsaaOgq1CmQDLkYGCGCC0sxQmgVKs0Jp\
    iDoFBgBQSwMELQAAAAgAAAAhAJlid9///////////wUAFAB5Lm5weQEAEACCAAAAAAAAAEYAAAAAAAAAm+wX6hsQychQ\
    xlCtnpJanFykbqWgXlNqqK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaRjqaOgq1ChQALgZGAFBLAQItAy0A\
    AAAIAAAAIQAZTrMVWAAAALAAAAAFAAAAAAAAAAAAAACAAQAAAABYLm5weVBLAQItAy0AAAAIAAAAIQCZYnffRgAAAIIA\
    AAAFAAAAAAAAAAAAAACAAY8AAAB5Lm5weVBLBQYAAAAAAgACAGYAAAAMAQAAAAA=
    """

  private func arrays(_ bytes: [UInt8]) throws -> [String: Cells] {
    try ArrayFile.arrays(bytes: bytes, named: "t.npz").mapValues(\.cells)
  }

  private let expected: [String: Cells] = [
    "X": .integers([1, 2, 3, 4, 5, 9_007_199_254_740_993]), "y": .integers([0, 1]),
  ]

  @Test(arguments: [ZipMaker.Packing.stored, .deflated], [false, true])
  func `is read stored or deflated, with short and long sizes`(
    packing: ZipMaker.Packing, isLong: Bool
  ) throws {
    let bytes = ZipMaker.archive(Self.files, .init(packing: packing, isLong: isLong))
    #expect(try arrays(bytes) == expected)
  }

  @Test func `is read as NumPy writes it`() throws {
    let bytes = [UInt8](try #require(Data(base64Encoded: Self.numpys)))
    #expect(try arrays(bytes) == expected)
  }

  @Test func `tells which array is corrupt`() {
    for form in [ZipMaker.Form(), .init(packing: .deflated)] {
      var bytes = ZipMaker.archive(Self.files, form)
      bytes[200] ^= 1
      #expect(
        objection(bytes, named: "t.npz")
          == "t.npz: array 'y.npy': its contents are corrupt; save or copy the file again"
          || objection(bytes, named: "t.npz")
            == "t.npz: array 'X.npy': its contents are corrupt; save or copy the file again"
      )
    }
    #expect(
      objection(ZipMaker.archive(Self.files, .init(packing: .unknown)), named: "t.npz")
        == "t.npz: array 'X.npy': it is packed in an unknown way; save it with numpy.savez")
    #expect(
      objection(ZipMaker.archive([("X.npy", Array("hello".utf8))]), named: "t.npz")
        == "t.npz: array 'X.npy': it is no .npy array; save it with numpy.save")
  }

  @Test(arguments: [ZipMaker.Packing.stored, .deflated], [false, true])
  func `is refused wherever it is cut, and never crashed on wherever it is changed`(
    packing: ZipMaker.Packing, isLong: Bool
  ) {
    let whole = ZipMaker.archive(Self.files, .init(packing: packing, isLong: isLong))
    for cut in whole.indices {
      #expect(objection(Array(whole[..<cut])) != "read without a complaint", "\(cut)")
    }
    for place in whole.indices {
      for change: UInt8 in [0x01, 0xFF] {
        var changed = whole
        changed[place] ^= change
        _ = objection(changed)
      }
    }
  }

  @Test func `gives a table and labels`() throws {
    let folder = try TemporaryFolder()
    try Files.write(ZipMaker.archive(Self.files), to: folder.file("t.npz"))
    let read = try ArrayFile.table(file: folder.file("t.npz"))
    #expect(read.table.columnNames == ["x0", "x1", "x2"])
    #expect(read.table["x2"]?.cells == .integers([3, 9_007_199_254_740_993]))
    #expect(read.labels == Labels([.normal, .anomalous]))
  }

  @Test func `has missing cells where a number is NaN, and is refused where it is infinite`() throws
  {
    let folder = try TemporaryFolder()
    let path = folder.file("t.npy")
    let numbers = { (values: [Double]) in
      ZipMaker.npy(
        "<f8", "(2, 1)", values.flatMap { ZipMaker.word(Int(bitPattern: UInt($0.bitPattern)), 8) })
    }
    try Files.write(numbers([.nan, 2]), to: path)
    let column = try #require(try ArrayFile.table(file: path).table["x0"])
    #expect(column.missing == RowSet([0]))
    #expect(column.cells == .reals([0, 2]))
    try Files.write(numbers([1, -.infinity]), to: path)
    let error = #expect(throws: DataError.self) { try ArrayFile.table(file: path) }
    #expect(error?.description == "\(path): X is infinite in row 1, column 0; mend it")
  }

  @Test(arguments: [
    ([("z.npy", y)], "there is no array X, only: z; save one with numpy.savez(file, X=…)"),
    ([], "there is no array X; save one with numpy.savez(file, X=…)"),
    (
      [("X.npy", x), ("y.npy", x)], "y has 6 labels for 2 rows; give every row one"
    ),
    (
      [("X.npy", x), ("y.npy", ZipMaker.npy("|u1", "(2,)", [1, 7]))],
      "y is 7 in row 1; labels are 0, 1 or NaN"
    ),
    (
      [("X.npy", ZipMaker.npy("|u1", "(1, 1, 1)", [1]))],
      "X has 3 dimensions; it must have rows and columns"
    ),
  ])
  func `that is no table is told why`(files: [(String, [UInt8])], expected: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("t.npz")
    try Files.write(ZipMaker.archive(files), to: path)
    let error = #expect(throws: DataError.self) { try ArrayFile.table(file: path) }
    #expect(error?.description == "\(path): \(expected)")
  }
}
