import Testing

@testable import RingtruePlatform

@Suite struct `A child that stays` {
  @Test func `answers line by line`() throws {
    var child = try Child(Invocation("cat"))
    for line in ["one", "", "zwei é", String(repeating: "x", count: 200_000)] {
      try child.send(line)
      #expect(try child.receiveLine(within: .seconds(20)) == line)
    }
    child.closeInput()
    #expect(try child.receiveLine(within: .seconds(20)) == nil)
    #expect(try child.finish().succeeded)
  }

  @Test func `is heard while it is spoken to`() throws {
    var child = try Child(Invocation("cat"))
    let bytes = [UInt8](repeating: 3, count: 8_000_000)
    try child.send(bytes: bytes, within: .seconds(60))
    child.closeInput()
    #expect(try child.receive(bytes.count, within: .seconds(60)) == bytes)
    #expect(try child.receive(1, within: .seconds(60)) == [])
  }

  @Test func `gives its last line although it does not end it`() throws {
    var child = try Child(Invocation("printf", ["a\nb"]))
    #expect(try child.receiveLine() == "a")
    #expect(try child.receiveLine() == "b")
    #expect(try child.receiveLine() == nil)
  }

  @Test func `is silent for too long`() throws {
    var child = try Child(Invocation("sleep", ["600"]))
    let error = #expect(throws: PlatformError.self) {
      try child.receiveLine(within: .milliseconds(20))
    }
    #expect(error?.isSilent == true)
    #expect(
      error?.description
        == "sleep: no answer within 0.02 s; raise the time limit, or mend it")
    #expect(try child.kill().ending == .cancelled)
  }

  @Test func `takes no more than its pipe holds when it does not listen`() throws {
    var child = try Child(Invocation("sleep", ["600"]))
    let error = #expect(throws: PlatformError.self) {
      try child.send(bytes: [UInt8](repeating: 0, count: 8_000_000), within: .milliseconds(50))
    }
    #expect(error?.isSilent == true)
  }

  @Test func `that has gone can be told no more`() throws {
    var child = try Child(Invocation("true"))
    #expect(try child.receiveLine() == nil)
    let completion = try child.finish()
    #expect(completion.succeeded)
    let hasEnded = child.hasEnded
    #expect(hasEnded)
    let error = #expect(throws: PlatformError.self) { try child.send("hello") }
    #expect(error?.isBrokenPipe == true)
  }

  @Test func `is ended with its group when it is dropped`() throws {
    let ids = try {
      var child = try Child(shell("sleep 600 & echo $!; echo $$; wait"))
      return try [child.receiveLine(), child.receiveLine()].compactMap { $0.flatMap { Int($0) } }
    }()
    #expect(ids.count == 2)
    #expect(ids.allSatisfy(hasGone))
  }

  @Test func `is ended when its time is up`() throws {
    var child = try Child(
      Invocation("sleep", ["600"], limits: .init(time: .milliseconds(50))))
    #expect(try child.receiveLine() == nil)
    #expect(try child.finish(within: .seconds(60)).ending == .outOfTime)
  }

  @Test func `keeps the last of its complaints`() throws {
    var child = try Child(shell("echo bad >&2; exit 3"))
    let completion = try child.finish()
    #expect(completion.errorText == "bad\n")
    #expect(completion.ending == .exited(3))
  }

  @Test func `may not speak in endless lines`() throws {
    var limits = Invocation.Limits()
    limits.output = 1000
    var child = try Child(Invocation("cat", ["/dev/zero"], limits: limits))
    let error = #expect(throws: PlatformError.self) { try child.receiveLine() }
    #expect(error?.description.contains("larger than the 1000 bytes") == true)
  }

  @Test func `says why it could not start`() throws {
    let error = #expect(throws: PlatformError.self) { _ = try Child(Invocation("/no/such")) }
    #expect(error?.isMissingProgram == true)
  }
}
