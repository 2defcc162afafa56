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

  @Test func `says what cannot be opened`() throws {
    let folder = try TemporaryFolder()
    let missing = folder.file("none.csv")
    let error = #expect(throws: DataError.self) { try TableReader().read(file: missing) }
    #expect(
      error?.description == "\(missing): there is no such file; check the spelling and the folder")
    #expect(error?.isMissingInput == true)
    let isFolder = #expect(throws: DataError.self) { try TableReader().read(file: folder.path) }
    #expect(isFolder?.description == "\(folder.path): it is a folder; name a file")
  }
}
