import Foundation
import RingtrueCore
import RingtrueData
import RingtruePlatform
import Testing

@Suite struct `A table writer` {
  private func text(_ table: Table, _ name: String, _ options: WritingOptions = .init()) throws
    -> String
  {
    let folder = try TemporaryFolder()
    let path = folder.file(name)
    try TableWriter.write(table, to: path, options: options)
    var reader = try FileReader(path)
    return String(decoding: try reader.readAll(), as: UTF8.self)
  }

  @Test func `quotes what must be quoted, and nothing else`() throws {
    let table = try Table(columns: [
      Column("a,b", .texts(Texts(["plain", "a \"quote\"", "two\nlines", ""]))),
      Column("x", .reals([0.1, 1e300, -0.0, 5])),
    ])
    #expect(
      try text(table, "t.csv")
        == "\"a,b\",x\nplain,0.1\n\"a \"\"quote\"\"\",1e+300\n\"two\nlines\",-0.0\n,5.0\n")
  }

  @Test func `disarms formulas, but no numbers`() throws {
    let table = try Table(columns: [
      Column("a", .texts(Texts(["=1+1", "-5", "-x", "@a", "+3.5", "b"]))),
      Column("n", .integers([-1, 2, 3, 4, 5, 6])),
    ])
    var options = WritingOptions()
    options.formulaSafe = true
    #expect(
      try text(table, "t.tsv", options)
        == "a\tn\n'=1+1\t-1\n-5\t2\n'-x\t3\n'@a\t4\n+3.5\t5\nb\t6\n")
  }

  @Test(arguments: ["t.csv", "t.tsv", "t.csv.gz"])
  func `writes what reads back equal`(name: String) throws {
    let read = try table(
      "i,d,x,day,t,c,s,f\n1,2.50,1e-300,2024-02-29,2024-01-01T00:00:00.5Z,u,\"q,\"\"r\",true\n"
        + "-2,,0.1,,2024-01-01T00:00:00Z,u,=x,false\n")
    let folder = try TemporaryFolder()
    let path = folder.file(name)
    try TableWriter.write(read.table, to: path)
    #expect(try TableReader().read(file: path).table == read.table)
  }

  @Test func `writes the same packed bytes each time`() throws {
    let table = try Table(columns: [Column("a", .integers(Array(0..<1000)))])
    let folder = try TemporaryFolder()
    let files = try ["a.csv.gz", "b.csv.gz"].map { name in
      try TableWriter.write(table, to: folder.file(name))
      var reader = try FileReader(folder.file(name))
      return try reader.readAll()
    }
    #expect(files[0] == files[1])
    #expect(Array(files[0][4..<8]) == [0, 0, 0, 0])
    for cut in [1, 10, files[0].count / 2, files[0].count - 1] {
      let message = complaint(Array(files[0][..<cut]))
      #expect(
        cut == 1
          ? message.hasPrefix("t.csv:1:1: a column's name has a control character; ")
          : message
            == "t.csv: the gzip file ends at byte \(cut), before its contents do; copy it again")
    }
    #expect(
      complaint(files[0] + Array("garbage".utf8))
        == "t.csv: at byte \(files[0].count) there is something else behind the gzip data; cut it off"
    )
    #expect(complaint(files[0] + [0, 0, 0]) == "read without a complaint")
    var corrupt = files[0]
    corrupt[files[0].count / 2] ^= 0xFF
    #expect(complaint(corrupt).hasPrefix("t.csv: the gzip file is corrupt at byte "))
    let header = Array("a\n1\n".utf8)
    #expect(complaint(header) == "read without a complaint")
  }

  @Test func `writes every finite number so that it reads back to the bit`() throws {
    var state: UInt64 = 1
    var numbers: [Double] = [
      .leastNonzeroMagnitude, .greatestFiniteMagnitude, -0.0, 0.1, 1e15, 1e22,
    ]
    while numbers.count < 20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state ^ state >> 29)
      if number.isFinite { numbers.append(number) }
      if numbers.count % 3 == 0 { numbers.append(Double(Int64(bitPattern: state) >> 40) / 1000) }
    }
    let folder = try TemporaryFolder()
    let path = folder.file("t.csv")
    try TableWriter.write(try Table(columns: [Column("x", .reals(numbers))]), to: path)
    var options = ReadingOptions()
    options.kinds = ["x": .reals]
    let read = try TableReader(options: options).read(file: path)
    #expect(read.table["x"]?.cells.reals?.map(\.bitPattern) == numbers.map(\.bitPattern))
    #expect(read.warnings == [])
  }

  @Test func `disarms what a spreadsheet would run, in names and texts, behind a quote too`() throws
  {
    let table = try Table(columns: [
      Column("=a", .texts(Texts(["\t=1", "\r1", "=\"x\"", "'=1", "-1e5", "--1", "=1,2"])))
    ])
    var options = WritingOptions()
    options.formulaSafe = true
    #expect(
      try text(table, "t.csv", options)
        == "'=a\n'\t=1\n\"'\r1\"\n\"'=\"\"x\"\"\"\n'=1\n-1e5\n'--1\n\"'=1,2\"\n")
    #expect(try text(table, "t.csv").hasPrefix("=a\n\t=1\n"))
  }

  @Test func `says what cannot be opened`() throws {
    let missing = try TemporaryFolder().file("none.csv")
    let error = #expect(throws: DataError.self) { try TableReader().read(file: missing) }
    #expect(
      error?.description == "\(missing): there is no such file; check the spelling and the folder")
    #expect(error?.isMissingInput == true)
  }
}

/// Writes ten thousand rows, some 600 KB before they are packed.
private func writeMuch(to path: String) throws(DataError) {
  var writer = try TableWriter(path, columns: ["number", "square"])
  for number in 0..<10_000 {
    let word = String(number &* 0x9E37_79B9 & 0xFFFF_FFFF, radix: 2)
    try writer.write(row: [String(number), word + word])
  }
  try writer.finish()
}

@Suite struct `A table that cannot be written` {
  @Test(arguments: ["t.csv", "t.csv.gz"])
  func `leaves nothing behind, and the old file as it was`(name: String) throws {
    let folder = try TemporaryFolder()
    try Files.write("old", to: folder.file(name))
    do {
      var writer = try TableWriter(folder.file(name), columns: ["a"])
      for _ in 0..<100_000 { try writer.write(row: ["some words"]) }
      #expect(try Files.entries(of: folder.path).count == 2)
    }
    #expect(try Files.entries(of: folder.path).map(\.name) == [name])
    #expect(try Files.readText(folder.file(name)) == "old")
  }

  @Test(arguments: ["t.csv", "t.csv.gz"])
  func `says that there is no room, and leaves nothing behind`(name: String) async {
    await #expect(processExitsWith: .success) { [name] in
      let folder = try TemporaryFolder()
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 20_000, rlim_max: 20_000)
      precondition(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let error = #expect(throws: DataError.self) { try writeMuch(to: folder.file(name)) }
      #expect(
        error?.description
          == "\(folder.file(name)): the file would be larger than allowed here; "
          + "raise the limit (ulimit -f)")
      #expect(error?.isMissingInput == false)
      #expect(try Files.entries(of: folder.path).isEmpty)
    }
  }

  #if os(Linux)
    @Test func `says that the disk is full`() {
      let error = #expect(throws: DataError.self) { try writeMuch(to: "/dev/full") }
      #expect(
        error?.description
          == "/dev/full: the disk is full; free some space, or choose another disk")
    }
  #endif

  @Test func `says that the folder is missing, a file, or not ours`() async throws {
    let folder = try TemporaryFolder()
    let missing = folder.file("none/t.csv")
    let error = #expect(throws: DataError.self) { try writeMuch(to: missing) }
    #expect(
      error?.description
        == "\(missing): its folder does not exist; make it, or choose another place")
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let path = folder.file("t.csv")
      precondition(unsafe chmod(folder.path, 0o555) == 0)
      let isRoot = geteuid() == 0
      precondition(!isRoot || seteuid(65534) == 0)
      let error = #expect(throws: DataError.self) { try writeMuch(to: path) }
      precondition(!isRoot || seteuid(0) == 0)
      #expect(
        error?.description == "\(path): this user may not; change the owner or the permissions, "
          + "or choose another place")
      #expect(try Files.entries(of: folder.path).isEmpty)
      precondition(unsafe chmod(folder.path, 0o755) == 0)
    }
  }
}
