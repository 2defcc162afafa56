import Foundation
import RingtrueCore
import RingtrueData
import RingtruePlatform
import Testing

/// Makes a file the standard input of this process, which is one made for the test.
private func becomeStandardInput(_ path: String) {
  let descriptor = unsafe open(path, O_RDONLY)
  precondition(descriptor >= 0 && dup2(descriptor, 0) == 0, "standard input can be replaced")
}

/// Writes bytes into a pipe that becomes the standard input of this process.
private func becomeStandardInput(piped text: String) {
  let pipe = Pipe()
  pipe.fileHandleForWriting.write(Data(text.utf8))
  pipe.fileHandleForWriting.closeFile()
  precondition(dup2(pipe.fileHandleForReading.fileDescriptor, 0) == 0, "a pipe can be read")
}

/// What the reader says of a file.
private func complaint(file path: String) -> String {
  do {
    _ = try TableReader().read(file: path)
    return "read without a complaint"
  } catch { return error.description }
}

@Suite struct `A file that cannot be opened` {
  @Test func `is a loop of links`() throws {
    let folder = try TemporaryFolder()
    let (one, two) = (folder.file("one.csv"), folder.file("two.csv"))
    try Files.makeLink(at: one, to: two)
    try Files.makeLink(at: two, to: one)
    #expect(
      complaint(file: one) == "\(one): its symbolic links lead in a circle; remove one of them")
  }

  @Test func `is a folder, or lies in a file, or has no name`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("t.csv")
    try Files.write("a\n1\n", to: path)
    #expect(complaint(file: folder.path) == "\(folder.path): it is a folder; name a file")
    let inside = path + "/t.csv"
    #expect(
      complaint(file: inside)
        == "\(inside): a part of the path is a file, not a folder; check the path")
    #expect(complaint(file: "").contains("a path is not empty"))
    let error = #expect(throws: DataError.self) { try TableReader().read(file: folder.path) }
    #expect(error?.isMissingInput == true)
  }

  @Test func `is one that this user may not read`() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let path = folder.file("t.csv")
      try Files.write("a\n1\n", to: path)
      precondition(unsafe chmod(folder.path, 0o755) == 0 && chmod(path, 0) == 0)
      // Root may read anything, so it becomes nobody for a moment.
      let isRoot = geteuid() == 0
      precondition(!isRoot || seteuid(65534) == 0)
      let told = complaint(file: path)
      precondition(!isRoot || seteuid(0) == 0)
      #expect(
        told == "\(path): this user may not; change the owner or the permissions, "
          + "or choose another place")
    }
  }
}

private let rows = "n,w\n1,a\n2,b\nx,a\n"

@Suite struct `An input` {
  @Test func `may be a link to a file`() throws {
    let folder = try TemporaryFolder()
    try Files.write(rows, to: folder.file("t.csv"))
    try Files.makeLink(at: folder.file("link.csv"), to: "t.csv")
    let read = try TableReader().read(file: folder.file("link.csv"))
    #expect(read.texts("n") == ["1", "2", "x"])
  }

  #if os(Linux)
    @Test func `may be a file whose size nobody knows`() throws {
      let read = try TableReader().read(file: "/proc/self/comm")
      #expect(read.table.columns.count == 1)
      #expect(read.table.rowCount == 0)
    }
  #endif

  @Test func `may be standard input, read twice from memory`() async {
    await #expect(processExitsWith: .success) {
      becomeStandardInput(piped: rows)
      let read = try TableReader().readStandardInput()
      #expect(read.texts("n") == ["1", "2", "x"])
      #expect(read.texts("w") == ["a", "b", "a"])
    }
  }

  @Test func `may be standard input, read in chunks from a copy`() async {
    await #expect(processExitsWith: .success) {
      becomeStandardInput(piped: rows)
      var chunks = try TableReader().chunksOfStandardInput(rows: 2)
      #expect(try chunks.next()?.texts("n") == ["1", "2"])
      #expect(try chunks.next()?.texts("n") == ["x"])
      #expect(try chunks.next() == nil)
    }
  }

  @Test func `may be packed when it comes from standard input`() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let path = folder.file("t.csv.gz")
      var writer = try TableWriter(path, columns: ["n", "w"])
      for row in [["1", "a"], ["x", "b"]] { try writer.write(row: row) }
      try writer.finish()
      becomeStandardInput(path)
      let whole = try TableReader().readStandardInput()
      #expect(whole.texts("n") == ["1", "x"])
    }
  }

  @Test func `is called standard input where it is bad`() async {
    await #expect(processExitsWith: .success) {
      becomeStandardInput(piped: "a,b\n1\n")
      let error = #expect(throws: DataError.self) { try TableReader().readStandardInput() }
      #expect(error?.description.hasPrefix("standard input:2:1: the row has 1 cell ") == true)
      becomeStandardInput(piped: "a,b\n1\n")
      let spooled = #expect(throws: DataError.self) {
        _ = try TableReader().chunksOfStandardInput()
      }
      #expect(spooled?.description == error?.description)
    }
  }
}

@Suite struct `A packed file` {
  private func packed() throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let path = folder.file("t.csv.gz")
    try TableWriter.write(
      try Table(columns: [Column("a", .integers(Array(0..<200)))]), to: path)
    return try Files.read(path)
  }

  @Test func `may have several members, and zeros behind the last`() throws {
    let member = try packed()
    let once = try TableReader().read(bytes: member, named: "t.csv.gz")
    let twice = member + member + [0, 0, 0]
    let told = complaint(twice)
    #expect(told == "read without a complaint")
    let read = try TableReader().read(bytes: twice, named: "t.csv.gz")
    #expect(read.table.rowCount == 2 * once.table.rowCount + 1)
  }

  @Test func `with a wrong checksum or length is corrupt at its end`() throws {
    let whole = try packed()
    for place in whole.count - 8..<whole.count {
      var corrupt = whole
      corrupt[place] ^= 0x10
      let end = place < whole.count - 4 ? whole.count - 4 : whole.count
      #expect(
        complaint(corrupt) == "t.csv: the gzip file is corrupt at byte \(end); copy it again")
    }
  }

  @Test func `packed in a way that nobody knows is corrupt at its start`() throws {
    var corrupt = try packed()
    corrupt[2] = 9
    #expect(complaint(corrupt).hasPrefix("t.csv: the gzip file is corrupt at byte "))
  }

  @Test func `never gives rows that are not its own, wherever a byte is changed`() throws {
    let whole = try packed()
    let table = try TableReader().read(bytes: whole, named: "t.csv").table
    for place in whole.indices.dropFirst(2) {
      var corrupt = whole
      corrupt[place] ^= 0x41
      let read = try? TableReader().read(bytes: corrupt, named: "t.csv")
      #expect(read == nil || read?.table == table, "byte \(place)")
    }
  }
}
