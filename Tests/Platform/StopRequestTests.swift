import CPlatform
import RingtruePlatform
import Testing

@Suite struct `A wish to stop` {
  @Test func `is told once to all who listen`() throws {
    let stop = StopRequest()
    let told = Guarded(0)
    let numbers = try (1...3).map { weight in
      try #require(stop.listen { told.withLock { $0 += weight } })
    }
    #expect(!stop.isMade && !stop.asked())
    #expect(stop.leave(numbers[1]) && !stop.leave(numbers[1]))
    stop.make()
    stop.make()
    #expect(told.withLock { $0 } == 4)
    #expect(stop.isMade && stop.asked())
    #expect(!stop.leave(numbers[0]), "what was told cannot be left")
    #expect(stop.listen {} == nil, "whoever comes late asks")
  }

  @Test func `is told or left, whoever comes first`() throws {
    for _ in 0..<200 {
      let (stop, gone) = (StopRequest(), try Flag())
      let told = Guarded(0)
      let left = Guarded(0)
      let number = try #require(stop.listen { told.withLock { $0 += 1 } })
      try OwnThread.run {
        if stop.leave(number) { left.withLock { $0 += 1 } }
        gone.raise()
      }
      stop.make()
      #expect(gone.wait(atMost: .seconds(20)))
      #expect(told.withLock { $0 } + left.withLock { $0 } == 1)
    }
  }

  @Test func `is uttered by Ctrl-C, of which the second ends the process`() async {
    await #expect(processExitsWith: .signal(2)) {
      let (stop, told) = (StopRequest.bySignals(), try Flag())
      guard stop.listen({ told.raise() }) != nil else { Program.exit(1) }
      _ = cp_raise(2)
      guard told.wait(atMost: .seconds(20)), stop.isMade else { Program.exit(1) }
      _ = cp_raise(2)
      _ = try Flag().wait(atMost: .seconds(20))
    }
  }

  @Test func `by signals is listened for only as long as it is kept`() async {
    await #expect(processExitsWith: .signal(15)) {
      do { _ = StopRequest.bySignals() }
      _ = cp_raise(15)
      _ = try Flag().wait(atMost: .seconds(20))
    }
  }
}
