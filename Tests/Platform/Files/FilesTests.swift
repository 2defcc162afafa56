import Testing

@testable import RingtruePlatform

@Suite struct `The file system` {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `lists a folder in the order of bytes`() throws {
    for name in ["b", "a", "ä", "B", "a.b", ".hidden"] {
      try Files.write("", to: folder.file(name), durable: false)
    }
    try Files.makeFolder(folder.file("a-folder"))
    try Files.makeLink(at: folder.file("link"), to: "a")
    let entries = try Files.entries(of: folder.path)
    #expect(entries.map(\.name) == [".hidden", "B", "a", "a-folder", "a.b", "b", "link", "ä"])
    #expect(entries.filter { $0.kind != .file }.map(\.kind) == [.folder, .link])
  }

  @Test func `finds the files below a folder and does not follow links`() throws {
    try Files.makeFolder(folder.file("x/y"))
    for name in ["x/y/2", "x/1", "z"] { try Files.write("", to: folder.file(name)) }
    try Files.makeLink(at: folder.file("x/up"), to: folder.path)
    #expect(try Files.filesBelow(folder.path) == ["x/1", "x/y/2", "z"])
  }

  @Test func `makes all folders of a path and is content with those there are`() throws {
    let deep = folder.file("a/b/c/")
    try Files.makeFolder(deep)
    try Files.makeFolder(deep)
    #expect(Files.isFolder(deep))
    try Files.write("", to: folder.file("file"))
    let error = #expect(throws: PlatformError.self) { try Files.makeFolder(folder.file("file")) }
    #expect(error?.isAlreadyThere == true)
    #expect(throws: PlatformError.self) { try Files.makeFolder(folder.file("file/below")) }
  }

  @Test func `removes a tree and not what its links lead to`() throws {
    try Files.write("kept", to: folder.file("kept"))
    try Files.makeFolder(folder.file("tree/branch"))
    try Files.write("", to: folder.file("tree/branch/leaf"))
    try Files.makeLink(at: folder.file("tree/link"), to: folder.file("kept"))
    try Files.makeLink(at: folder.file("tree/away"), to: folder.path)
    try Files.removeFolder(folder.file("tree"))
    #expect(try Files.entries(of: folder.path).map(\.name) == ["kept"])
  }

  @Test func `knows size, kind, time and identity`() throws {
    let path = folder.file("five")
    try Files.write("12345", to: path)
    try Files.makeLink(at: folder.file("link"), to: "five")
    let status = try Files.status(of: path)
    #expect(status.size == 5)
    #expect(status.kind == .file)
    #expect(status.modified > WallTime(seconds: 1_600_000_000))
    #expect(try Files.status(of: folder.file("link")).identity == status.identity)
    #expect(try Files.status(of: folder.file("link"), followingLinks: false).kind == .link)
    #expect(try Files.status(of: folder.path).kind == .folder)
    #expect(try Files.resolve(folder.file("link")) == Files.resolve(path))
  }

  @Test func `renames without overwriting unless asked to`() throws {
    try Files.write("a", to: folder.file("a"))
    try Files.write("b", to: folder.file("b"))
    let error = #expect(throws: PlatformError.self) {
      try Files.rename(folder.file("a"), to: folder.file("b"))
    }
    #expect(error?.isAlreadyThere == true)
    #expect(error?.subject == folder.file("b"))
    try Files.rename(folder.file("a"), to: folder.file("b"), overwrite: true)
    #expect(try Files.readText(folder.file("b")) == "a")
    let missing = #expect(throws: PlatformError.self) {
      try Files.rename(folder.file("a"), to: folder.file("c"))
    }
    #expect(missing?.isMissing == true)
    #expect(missing?.subject == folder.file("a"))
  }

  @Test func `has room for this test`() throws {
    #expect(try Files.freeSpace(at: folder.path) > 0)
    #expect(throws: PlatformError.self) { try Files.freeSpace(at: folder.file("none")) }
  }

  @Test func `is left as it was by a temporary folder`() throws {
    let path = try {
      let inner = try TemporaryFolder(in: folder.path)
      try Files.write("x", to: inner.file("x"))
      return inner.path
    }()
    #expect(!Files.exists(path))
  }
}

@Suite struct `A path` {
  @Test(arguments: [
    ("a/b", "a"), ("/a", "/"), ("a", "."), ("/", "/"), ("a/b/", "a"), ("//a//b", "//a"),
    ("a//b", "a"),
  ])
  func `has a parent`(path: String, parent: String) {
    #expect(Path.parent(of: path) == parent)
  }

  @Test(arguments: [
    ("a/b.csv", "b.csv", "csv"), ("x.tar.gz", "x.tar.gz", "gz"), (".hidden", ".hidden", ""),
    ("a.b/name", "name", ""), ("dir/", "dir", ""),
  ])
  func `has a name and a suffix`(path: String, name: String, suffix: String) {
    #expect(Path.name(of: path) == name)
    #expect(Path.suffix(of: path) == suffix)
  }

  @Test func `is joined with one slash`() {
    #expect(Path.join("a", "b") == "a/b")
    #expect(Path.join("a/", "b") == "a/b")
    #expect(Path.join("a", "/b") == "/b")
    #expect(Path.join("", "b") == "b")
  }
}
