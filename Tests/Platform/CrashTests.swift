import CPlatform
import Testing

@testable import RingtruePlatform

/// What is left when a process is killed: each test kills one of its own.
@Suite struct `A sudden end` {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `in the middle of a write leaves the old file`() async throws {
    let path = folder.file("target")
    try Files.write("old", to: path)
    await #expect(processExitsWith: .signal(9)) { [path = path as String] in
      var file = try AtomicFile(path)
      try file.write([UInt8](repeating: 1, count: 1 << 20))
      _ = cp_raise(9)
    }
    #expect(try Files.readText(path) == "old")
  }

  @Test func `gives a lock back`() async throws {
    let path = folder.file("lock")
    await #expect(processExitsWith: .signal(9)) { [path = path as String] in
      let lock = try FileLock(path)
      _ = cp_raise(9)
      _ = consume lock
    }
    _ = try FileLock(path)
  }

  @Test func `ends the children too`() async throws {
    let path = folder.file("child")
    await #expect(processExitsWith: .signal(9)) { [path = path as String] in
      var child = try Child(Invocation("sh", ["-c", "echo $$; exec sleep 600"]))
      try Files.write(try child.receiveLine() ?? "", to: path)
      _ = cp_raise(9)
    }
    #expect(hasGone(try #require(Int(Files.readText(path)))))
  }

  @Test func `does not come from a reader that has gone`() async {
    await #expect(processExitsWith: .exitCode(0)) {
      var pipe = try Pipe("a test")
      pipe.reading.hangUp()
      let error = #expect(throws: PlatformError.self) { try pipe.writing.write([1].span) }
      Program.exit(error?.isBrokenPipe == true ? 0 : 1)
    }
  }
}

@Suite struct `Interruptions of a process` {
  @Test func `are told once, and the second of a kind ends the process`() async {
    await #expect(processExitsWith: .signal(2)) {
      let told = try Flag()
      let interruptions = try Interruptions { if $0 == .interrupt { told.raise() } }
      _ = cp_raise(2)
      guard told.wait(atMost: .seconds(20)) else { Program.exit(1) }
      _ = cp_raise(2)
      try waitForTheEnd()
      withExtendedLifetime(interruptions) {}
    }
  }

  @Test func `of both kinds are told apart`() async {
    await #expect(processExitsWith: .exitCode(0)) {
      let told = try Flag()
      let interruptions = try Interruptions { if $0 == .terminate { told.raise() } }
      _ = cp_raise(15)
      let heard = told.wait(atMost: .seconds(20))
      withExtendedLifetime(interruptions) {}
      Program.exit(heard ? 0 : 1)
    }
  }

  @Test func `end the process again when the listener has gone`() async {
    await #expect(processExitsWith: .signal(15)) {
      do { _ = try Interruptions { _ in } }
      _ = cp_raise(15)
      try waitForTheEnd()
    }
  }
}

/// Threads of the language's runtime take no signals, so that one may have to wait for a thread that
/// does.
private func waitForTheEnd() throws {
  _ = try Flag().wait(atMost: .seconds(20))
}
