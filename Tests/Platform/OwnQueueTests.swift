import RingtruePlatform
import Testing

@Suite struct `A queue of its own` {
  /// Counts on its queue; two at a time would lose some.
  private actor Counter {
    private let queue = OwnQueue()
    private(set) var count = 0
    private var isBusy = false
    private(set) var metAnother = false

    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.executor }

    func add() {
      metAnother = metAnother || isBusy
      isBusy = true
      count += 1
      isBusy = false
    }
  }

  @Test func `runs one job after the other, whoever sends them`() async {
    let counter = Counter()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<16 {
        group.addTask { for _ in 0..<50 { await counter.add() } }
      }
    }
    #expect(await counter.count == 800)
    #expect(await !counter.metAnother)
  }
}
