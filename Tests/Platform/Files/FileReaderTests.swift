import Testing

@testable import RingtruePlatform

@Suite struct `A file reader` {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func file(_ bytes: [UInt8]) throws -> String {
    try Files.write(bytes, to: folder.file("data"), durable: false)
    return folder.file("data")
  }

  @Test(arguments: [0, 1, 4096, 100_000, 3_000_000])
  func `gives back what was written`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(try Files.read(file(bytes)) == bytes)
  }

  @Test func `reads chunk after chunk to the end`() throws {
    var reader = try FileReader(file([1, 2, 3, 4, 5]))
    var chunk = [UInt8](repeating: 0, count: 2)
    var all: [UInt8] = []
    while true {
      var room = chunk.mutableSpan
      let count = try reader.read(into: &room)
      if count == 0 { break }
      all += chunk[..<count]
    }
    #expect(all == [1, 2, 3, 4, 5])
  }

  @Test func `fills all the room although a pipe gives little at a time`() throws {
    var reader = try FileReader(file(Array(repeating: 7, count: 10)))
    var room = [UInt8](repeating: 0, count: 16)
    var span = room.mutableSpan
    #expect(try reader.fill(&span) == 10)
    #expect(room == Array(repeating: 7, count: 10) + Array(repeating: 0, count: 6))
  }

  @Test func `reads behind what an output span already holds`() throws {
    var reader = try FileReader(file([8, 9]))
    let bytes = try [UInt8](capacity: 8) { output throws(PlatformError) in
      output.append(7)
      _ = try reader.read(into: &output)
    }
    #expect(bytes == [7, 8, 9])
  }

  @Test func `refuses more than the limit, also when the size is not known beforehand`() throws {
    let path = try file([1, 2, 3])
    #expect(try Files.read(path, limit: 3) == [1, 2, 3])
    let tooMuch = #expect(throws: PlatformError.self) { try Files.read(path, limit: 2) }
    #expect(
      tooMuch?.description.hasSuffix("larger than the 2 bytes allowed; name a smaller file") == true
    )
    #expect(throws: PlatformError.self) { try Files.read("/dev/zero", limit: 1 << 20) }
  }

  @Test func `tells where text stops being UTF-8`() throws {
    let path = try file([0x61, 0xC3, 0xA9, 0xFF])
    let error = #expect(throws: PlatformError.self) { try Files.readText(path) }
    #expect(error?.description == "\(path): byte 3 is not UTF-8; save the file as UTF-8")
    #expect(try Files.readText(file(Array("é\n".utf8))) == "é\n")
  }

  @Test func `refuses folders, loops, missing files and names with NUL, each in its own words`()
    throws
  {
    let loop = folder.file("loop")
    try Files.makeLink(at: loop, to: "loop")
    let cases = [
      (folder.path, "it is a folder; name a file"),
      (loop, "its symbolic links lead in a circle; remove one of them"),
      (folder.file("none"), "there is no such file; check the spelling and the folder"),
      (try file([1]) + "/below", "a part of the path is a file, not a folder; check the path"),
      (folder.file("a\0b"), "a path is not empty and holds no NUL byte; check how it was made"),
      ("", "a path is not empty and holds no NUL byte; check how it was made"),
      (
        folder.file(String(repeating: "x", count: 300)),
        "the name is too long for the file system; choose a shorter one"
      ),
    ]
    for (path, words) in cases {
      let error = #expect(throws: PlatformError.self) { try FileReader(path).name }
      #expect(error?.description == "\(path): \(words)")
    }
  }

  @Test func `leaves standard input open`() throws {
    do { _ = FileReader.standardInput() }
    #expect(try FileReader.standardInput().status().kind != .folder)
  }
}

@Suite struct `A mapped file` {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [0, 1, 4095, 4096, 4097, 1_000_000])
  func `shows the bytes of the file`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 17) }
    try Files.write(bytes, to: folder.file("data"), durable: false)
    let mapped = try MappedFile(folder.file("data"))
    #expect(mapped.count == count)
    #expect(mapped.withBytes { span in span.indices.allSatisfy { span[$0] == bytes[$0] } })
  }

  @Test func `outlives the name of its file`() throws {
    try Files.write("kept", to: folder.file("data"))
    let mapped = try MappedFile(folder.file("data"))
    try Files.remove(folder.file("data"))
    #expect(mapped.withBytes { $0[3] } == UInt8(ascii: "t"))
  }

  @Test func `is refused for what is not an ordinary file`() throws {
    #expect(throws: PlatformError.self) { try MappedFile("/dev/null") }
    let error = #expect(throws: PlatformError.self) { try MappedFile(folder.path) }
    #expect(error?.isFolder == true)
  }
}
