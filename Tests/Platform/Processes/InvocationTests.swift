import Testing

@testable import RingtruePlatform

@Suite struct `A program` {
  @Test func `is heard on both streams, with its exit code`() throws {
    let completion = try shell("echo out; echo err >&2; exit 7").run()
    #expect(completion.outputText == "out\n")
    #expect(completion.errorText == "err\n")
    #expect(completion.ending == .exited(7))
    #expect(!completion.succeeded)
  }

  @Test func `says by which signal it died`() throws {
    #expect(try shell("kill -9 $$").run().ending == .killed(signal: 9))
  }

  @Test(arguments: [0, 1, 65_536, 65_537, 8_000_000])
  func `is fed and heard at once, whatever the sizes`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let completion = try Invocation("cat", input: .bytes(bytes)).run()
    #expect(completion.output == bytes)
    #expect(completion.succeeded)
  }

  @Test func `may stop listening before all is said`() throws {
    let bytes = [UInt8](repeating: 65, count: 4_000_000)
    let completion = try Invocation("head", ["-c", "10"], input: .bytes(bytes)).run()
    #expect(completion.output == [UInt8](repeating: 65, count: 10))
    #expect(completion.succeeded)
    #expect(try Invocation("true", input: .bytes(bytes)).run().succeeded)
  }

  @Test func `reads a file, or nothing`() throws {
    let folder = try TemporaryFolder()
    try Files.write("from a file", to: folder.file("input"))
    #expect(
      try Invocation("cat", input: .file(folder.file("input"))).run().outputText == "from a file")
    #expect(try Invocation("cat").run().output.isEmpty)
  }

  @Test func `gets its arguments as they are`() throws {
    let arguments = ["a b", "$HOME", "*", "'", "\"", "", "é", "\n", ";ls"]
    let completion = try Invocation("printf", ["%s|"] + arguments).run()
    #expect(completion.outputText == arguments.map { $0 + "|" }.joined())
  }

  @Test func `sees the variables it was given and no others`() throws {
    let path = try #require(Environment["PATH"])
    let given = ["PATH": path, "RINGTRUE_TEST": "a=b"]
    let seen = try Invocation("env", environment: given).run().outputText.split(separator: "\n")
    #expect(seen.sorted() == ["PATH=\(path)", "RINGTRUE_TEST=a=b"])
  }

  @Test func `starts in the folder it was told`() throws {
    let folder = try TemporaryFolder()
    let completion = try Invocation("pwd", ["-P"], folder: folder.path).run()
    #expect(completion.outputText == (try Files.resolve(folder.path)) + "\n")
    let missing = #expect(throws: PlatformError.self) {
      try Invocation("pwd", folder: folder.file("none")).run()
    }
    #expect(missing?.description.contains(folder.file("none")) == true)
  }

  @Test func `leads a process group of its own`() throws {
    let words = try Invocation("cat", ["/proc/self/stat"]).run().outputText.split(separator: " ")
    #expect(words[0] == words[4])
  }

  @Test func `inherits no open file`() throws {
    let folder = try TemporaryFolder()
    let held = try (0..<20).map { _ in try MappedFile(Environment.executable()) }
    let locked = try FileLock(folder.file("lock"))
    let names = try Invocation("ls", ["/proc/self/fd"]).run().outputText
    #expect(names == "0\n1\n2\n3\n", "ls itself opens the folder as 3")
    #expect(held.count == 20)
    _ = consume locked
  }

  @Test func `is buried`() throws {
    let id = try #require(Int(shell("printf $$").run().outputText))
    #expect(!Files.exists("/proc/\(id)"))
  }

  @Test func `tells what it used`() throws {
    let dd = Invocation("dd", ["if=/dev/zero", "of=/dev/null", "bs=200M", "count=1"])
    let usage = try dd.run().usage
    #expect(usage.peakMemory >= 200 << 20)
    #expect(usage.isPeakItsOwn || usage.memoryFloor >= 200 << 20)
    #expect(usage.time > .zero)
    #expect(usage.userTime + usage.systemTime > .zero)
  }

  @Test func `that is small cannot be told from its parent's weight, and says so`() throws {
    let ballast = [UInt8](repeating: 1, count: 100 << 20)
    let usage = try Invocation("true").run().usage
    #expect(!usage.isPeakItsOwn)
    #expect(usage.memoryFloor >= ballast.count)
  }
}

@Suite struct `A program that cannot start` {
  @Test func `is missing`() throws {
    for name in ["ringtrue-no-such-program", "/no/such/program", "", "/tmp"] {
      let error = #expect(throws: PlatformError.self) { try Invocation(name).run() }
      #expect(error?.isMissingProgram == true)
    }
    let error = #expect(throws: PlatformError.self) { try Invocation("gnuplod").run() }
    #expect(
      error?.description
        == "gnuplod: there is no such program; install it, or add its folder to PATH")
  }

  @Test func `is no program`() throws {
    let folder = try TemporaryFolder()
    let copy = Invocation("cp", ["-p", "/bin/sh", folder.file("program")])
    #expect(try copy.run().succeeded)
    try Files.write("not a program", to: folder.file("program"))
    let error = #expect(throws: PlatformError.self) {
      try Invocation(folder.file("program")).run()
    }
    #expect(error?.description.contains("#!") == true)
  }

  @Test func `was given what cannot be passed on`() throws {
    #expect(throws: PlatformError.self) { try Invocation("echo", ["a\0b"]).run() }
    #expect(throws: PlatformError.self) { try Invocation("echo", environment: ["A": "\0"]).run() }
    let long = String(repeating: "x", count: 20_000_000)
    #expect(throws: PlatformError.self) {
      try Invocation("/bin/echo", [long]).run()
    }
  }

  @Test func `leaves no descriptor open`() throws {
    let before = try Files.entries(of: "/proc/self/fd").count
    for _ in 0..<200 { _ = try? Invocation("/etc/passwd").run() }
    for _ in 0..<20 { _ = try? Invocation("true", folder: "/no/such").run() }
    // Other tests open files meanwhile, yet not by the hundred.
    #expect(try Files.entries(of: "/proc/self/fd").count < before + 150)
  }
}

@Suite struct `A program's path` {
  @Test func `is looked up in PATH in order`() throws {
    let folder = try TemporaryFolder()
    try Files.makeFolder(folder.file("a/tool"))
    try Files.makeFolder(folder.file("b"))
    let sh = try #require(Invocation.locate("sh", in: "/usr/bin:/bin"))
    try Files.makeLink(at: folder.file("b/tool"), to: sh)
    let path = "::\(folder.file("none")):\(folder.file("a")):\(folder.file("b"))"
    #expect(Invocation.locate("tool", in: path) == folder.file("b/tool"))
    #expect(Invocation.locate("tool", in: "") == nil)
    #expect(Invocation.locate(folder.file("b/tool"), in: "") == folder.file("b/tool"))
  }
}
