import Synchronization
import Testing

@testable import RingtrueKernels

private let widths = [1, 2, 3, 8]

private struct Broken: Error, Equatable { let chunk: Int }

/// Waits for something another thread does, but not for long: it may not be running.
private func soon(_ happens: () -> Bool) {
  for _ in 0..<200_000 where happens() { return }
}

@Suite struct `Chunks of a range` {
  @Test(arguments: [0, 1, 9, 10, 11, 100], [1, 3, 10, 1000])
  func `cover every item once, in order`(_ items: Int, _ size: Int) {
    let chunks = Chunks(items, of: size)
    #expect((0..<chunks.count).flatMap { Array(chunks[$0]) } == Array(0..<items))
    #expect((0..<chunks.count).dropLast().allSatisfy { chunks[$0].count == size })
  }
}

@Suite struct `Work in parallel` {
  @Test(arguments: widths)
  func `does every item once`(_ width: Int) {
    let done = Mutex([Int](repeating: 0, count: 1000))
    parallelFor(Chunks(1000, of: 7), width: width) { _, items in
      done.withLock { for i in items { $0[i] += 1 } }
    }
    #expect(done.withLock { $0.allSatisfy { $0 == 1 } })
  }

  @Test(arguments: widths)
  func `maps chunks in their order`(_ width: Int) {
    #expect(
      parallelMap(Chunks(100, of: 9), width: width) { $0.lowerBound }
        == Array(stride(from: 0, to: 100, by: 9)))
    #expect(parallelMap(Chunks(0, of: 9), width: width) { $0.lowerBound }.isEmpty)
  }

  @Test(arguments: widths)
  func `sums floats to the same bits at any width`(_ width: Int) {
    var numbers = Numbers(seed: 4)
    let x = (0..<10_000).map { _ in Float.random(in: 0...1, using: &numbers) * 1e6 }
    let sums = { (width: Int) in
      parallelReduce(Chunks(x.count, of: 101), width: width, into: Float(0)) { items in
        x[items].reduce(0, +)
      } combine: {
        $0 += $1
      }
    }
    #expect(sums(width) == sums(1))
    #expect(sums(1) != x.reduce(0, +), "chunks should show in the last bits of this sum")
  }

  @Test(arguments: widths)
  func `fills an array part by part`(_ width: Int) {
    var filled = [Int](repeating: -1, count: 300)
    parallelFill(&filled, Chunks(100, of: 7), stride: 3, width: width) { items, part in
      for (place, item) in items.enumerated() {
        for j in 0..<3 { part[3 * place + j] = 3 * item + j }
      }
    }
    #expect(filled == Array(0..<300))
  }

  /// Chunks 0 and 1 fail, each in turn after the other where both run at once.
  @Test(arguments: widths, [0, 1])
  func `throws the error of the lowest chunk that fails`(_ width: Int, _ late: Int) {
    for _ in 0..<10 {
      let begun = Atomic(0)
      let failing = Atomic(0)
      #expect(throws: Broken(chunk: 0)) {
        try parallelFor(Chunks(100, of: 1), width: width) { chunk, _ throws(Broken) in
          guard chunk < 2 else { return }
          begun.add(1, ordering: .relaxed)
          soon { begun.load(ordering: .relaxed) == 2 }
          if chunk == late { soon { failing.load(ordering: .relaxed) == 1 } }
          failing.add(1, ordering: .relaxed)
          if chunk == late { soon { false } }
          throw Broken(chunk: chunk)
        }
      }
    }
  }

  @Test(arguments: widths)
  func `starts nothing once it is cancelled`(_ width: Int) {
    let started = Atomic(0)
    #expect(throws: CancellationError.self) {
      try parallelFor(Chunks(1000, of: 1), width: width) { _, _ in
        if started.load(ordering: .relaxed) >= 10 { throw CancellationError() }
        started.add(1, ordering: .relaxed)
      }
    }
    #expect(started.load(ordering: .relaxed) < 10 + width)
  }

  @Test(arguments: widths)
  func `keeps to its width`(_ width: Int) {
    let running = Mutex((now: 0, most: 0))
    parallelFor(Chunks(64, of: 1), width: width) { _, _ in
      running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      for _ in 0..<1000 { _ = Float.random(in: 0...1) }
      running.withLock { $0.now -= 1 }
    }
    #expect(running.withLock { $0.most } <= width)
  }

  @Test func `refuses no width at all`() async {
    await #expect(processExitsWith: .failure) {
      parallelFor(Chunks(1, of: 1), width: 0) { _, _ in }
    }
  }
}
