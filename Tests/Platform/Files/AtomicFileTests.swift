import CPlatform
import Testing

@testable import RingtruePlatform

@Suite struct `An atomic file` {
  let folder: TemporaryFolder
  var target: String { folder.file("target") }

  init() throws { folder = try TemporaryFolder() }

  var names: [String] {
    get throws { try Files.entries(of: folder.path).map(\.name) }
  }

  @Test func `is not seen before its commit`() throws {
    try Files.write("old", to: target)
    var file = try AtomicFile(target)
    try file.write(String(repeating: "new", count: 200_000))
    #expect(try Files.readText(target) == "old")
    try file.commit()
    #expect(try Files.readText(target) == String(repeating: "new", count: 200_000))
    #expect(try names == ["target"])
  }

  @Test func `keeps the order of small and large pieces`() throws {
    var file = try AtomicFile(target)
    var expected: [UInt8] = []
    for size in [1, 300_000, 2, 262_143, 5, 262_144, 0, 7] {
      let piece = [UInt8](repeating: UInt8(truncatingIfNeeded: size), count: size)
      try file.write(piece)
      expected += piece
    }
    try file.commit()
    #expect(try Files.read(target) == expected)
  }

  @Test func `leaves nothing when it is dropped`() throws {
    try Files.write("old", to: target)
    do {
      var file = try AtomicFile(target)
      try file.write(String(repeating: "x", count: 1 << 20))
    }
    #expect(try Files.readText(target) == "old")
    #expect(try names == ["target"])
  }

  @Test func `does not overwrite unless asked to`() throws {
    try Files.write("old", to: target)
    let early = #expect(throws: PlatformError.self) {
      try Files.write("new", to: target, overwrite: false)
    }
    #expect(early?.isAlreadyThere == true)
    #expect(try Files.readText(target) == "old")
  }

  @Test func `does not overwrite what appeared while it was written`() throws {
    let late = #expect(throws: PlatformError.self) {
      var file = try AtomicFile(target, overwrite: false)
      try file.write("mine")
      try Files.write("theirs", to: target)
      try file.commit()
    }
    #expect(late?.isAlreadyThere == true)
    #expect(late?.subject == target)
    #expect(try Files.readText(target) == "theirs")
    #expect(try names == ["target"])
  }

  @Test func `is refused where a folder is, or no folder is, or a file is a folder`() throws {
    let isFolder = #expect(throws: PlatformError.self) { try Files.write("x", to: folder.path) }
    #expect(isFolder?.isFolder == true)
    let missing = folder.file("none/target")
    let noFolder = #expect(throws: PlatformError.self) { try Files.write("x", to: missing) }
    #expect(noFolder?.isMissing == true)
    #expect(
      noFolder?.description
        == "\(missing): its folder does not exist; make it, or choose another place")
    let unmade = #expect(throws: PlatformError.self) { _ = try AppendedFile(missing) }
    #expect(unmade == noFolder)
    try Files.write("x", to: target)
    #expect(throws: PlatformError.self) { try Files.write("x", to: target + "/below") }
  }

  @Test func `cannot be made in a folder that the kernel keeps to itself`() throws {
    // Permissions do not hold root back; /proc refuses everybody.
    #expect(throws: PlatformError.self) { try Files.write("x", to: "/proc/ringtrue") }
  }

  @Test func `says when the disk is full`() throws {
    let full = #expect(throws: PlatformError.self) { try Files.write("x", to: "/dev/full") }
    #expect(full?.isFull == true)
    #expect(full?.description.contains("free some space") == true)
  }

  @Test func `writes to a device in place and leaves it a device`() throws {
    try Files.write("gone", to: "/dev/null")
    #expect(try Files.status(of: "/dev/null").kind == .device)
  }

  @Test func `replaces what a link leads to and keeps the link`() throws {
    try Files.write("old", to: target)
    let link = folder.file("link")
    try Files.makeLink(at: link, to: "target")
    try Files.write("new", to: link)
    #expect(try Files.status(of: link, followingLinks: false).kind == .link)
    #expect(try Files.readText(target) == "new")
  }

  @Test func `is refused at the end of a loop of links`() throws {
    try Files.makeLink(at: target, to: "target")
    let error = #expect(throws: PlatformError.self) { try Files.write("x", to: target) }
    #expect(error?.description.contains("circle") == true)
  }

  @Test func `keeps the permissions of the file it replaces`() throws {
    try Files.write("#!/bin/sh\n", to: target)
    let descriptor = try Descriptor(opening: target, CP_TO_READ)
    #expect(cp_set_mode(descriptor.number, 0o754) == 0)
    try Files.write("#!/bin/true\n", to: target)
    #expect(try Files.status(of: target).mode == 0o754)
  }
}

@Suite struct `An appended file` {
  @Test func `only grows`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("journal")
    for line in ["one\n", "two\n"] {
      let journal = try AppendedFile(path)
      try journal.append(line)
      try journal.sync()
    }
    #expect(try Files.readText(path) == "one\ntwo\n")
  }
}

@Suite struct `A file lock` {
  @Test func `is held by one at a time and given back when dropped`() throws {
    let folder = try TemporaryFolder()
    do {
      let held = try FileLock(folder.file("lock"))
      let error = #expect(throws: PlatformError.self) {
        _ = try FileLock(folder.file("lock"))
      }
      #expect(error?.isLocked == true)
      _ = consume held
    }
    _ = try FileLock(folder.file("lock"), waiting: true)
  }
}
