import Testing

@testable import RingtruePlatform

@Suite struct `A program's limits` {
  @Test func `end it when its time is up`() throws {
    let limits = Invocation.Limits(time: .milliseconds(100))
    let completion = try shell("echo begun; exec sleep 600", limits: limits).run()
    #expect(completion.ending == .outOfTime)
    #expect(completion.outputText == "begun\n")
  }

  @Test func `end it even if it will not hear of it`() throws {
    let limits = Invocation.Limits(time: .milliseconds(100))
    let line = "trap '' TERM INT HUP; echo begun; while :; do sleep 600; done"
    #expect(try shell(line, limits: limits).run().ending == .outOfTime)
  }

  @Test func `end its children with it`() throws {
    let limits = Invocation.Limits(time: .milliseconds(200))
    let completion = try shell("sleep 600 & echo $!; wait", limits: limits).run()
    let grandchild = try #require(Int(completion.outputText.dropLast()))
    #expect(completion.ending == .outOfTime)
    #expect(hasGone(grandchild))
  }

  @Test func `do not let a child outlive it and hold its output open`() throws {
    let completion = try shell("sleep 600 & echo $!").run()
    #expect(completion.succeeded)
    #expect(hasGone(try #require(Int(completion.outputText.dropLast()))))
  }

  @Test func `do not wait for a descendant that left the group`() throws {
    let completion = try shell("setsid sleep 5 & echo done").run()
    #expect(completion.succeeded)
    #expect(completion.outputText == "done\n")
    #expect(completion.usage.time < .seconds(4))
  }

  @Test func `end it when it says too much`() throws {
    var limits = Invocation.Limits()
    limits.output = 100_000
    let completion = try Invocation("yes", limits: limits).run()
    #expect(completion.ending == .tooMuchOutput)
    #expect(completion.output.count == 100_000)
    limits.output = 0
    #expect(try Invocation("true", limits: limits).run().succeeded)
  }

  @Test func `keep the last of what it complains of`() throws {
    var limits = Invocation.Limits()
    limits.errors = 1000
    let completion = try shell("seq 1 200000 >&2", limits: limits).run()
    #expect(completion.succeeded)
    #expect(completion.errors.count == 1000)
    #expect(completion.errorText.hasSuffix("199999\n200000\n"))
  }

  @Test func `hold its memory`() throws {
    let hungry = ["if=/dev/zero", "of=/dev/null", "bs=400M", "count=1"]
    let held = try Invocation(
      "dd", hungry, limits: .init(time: .seconds(60), memory: 200 << 20)
    ).run()
    #expect(held.ending == .exited(1))
    #expect(held.usage.peakMemory < max(400 << 20, held.usage.memoryFloor + (4 << 20)))
    let free = try Invocation("dd", hungry, limits: .init(time: .seconds(60))).run()
    #expect(free.succeeded)
  }

  @Test func `hold the size of its files`() throws {
    let folder = try TemporaryFolder()
    var limits = Invocation.Limits()
    limits.fileSize = 1 << 20
    let writing = ["if=/dev/zero", "of=\(folder.file("big"))", "bs=64k", "count=100"]
    let completion = try Invocation("dd", writing, limits: limits).run()
    #expect(completion.ending == .killed(signal: 25), "SIGXFSZ")
    #expect(try Files.status(of: folder.file("big")).size == 1 << 20)
  }
}

@Suite struct `Stopping a program` {
  @Test func `works from another thread`() throws {
    let stop = try Flag()
    let folder = try TemporaryFolder()
    try OwnThread.run {
      while !Files.exists(folder.file("begun")) {}
      stop.raise()
    }
    let line = "echo > '\(folder.file("begun"))'; exec sleep 600"
    #expect(try shell(line).run(stop: stop).ending == .cancelled)
  }

  @Test func `works by cancelling its task`() async throws {
    let task = Task { try await Invocation("sleep", ["600"]).completion() }
    task.cancel()
    #expect(try await task.value.ending == .cancelled)
  }

  @Test func `leaves the others alone`() async throws {
    let results = try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<16 {
        group.addTask {
          let bytes = [UInt8](repeating: UInt8(index), count: 300_000)
          let completion = try await Invocation("cat", input: .bytes(bytes)).completion()
          return completion.output == bytes
        }
      }
      return try await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(results == Array(repeating: true, count: 16))
  }
}
