import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct `The numbers of rows` {
  @Test func `follow ascending keys, and blocks where keys are equal`() {
    let rows = RowNumbers(merging: [[2, 5, 5], [], [1, 5, 9], [5]])
    #expect(rows.blocks == [2, 0, 0, 0, 2, 3, 2])
    #expect(rows.numbers == [[1, 2, 3], [], [0, 4, 6], [5]])
  }

  @Test func `are those of a stable sort, however many blocks there are`() {
    var draws = RandomStream(seed: 3, name: "rows")
    for count in 0...17 {
      let keys = (0..<count).map { _ in
        (0..<draws.draw().integer(in: 0..<40)).map { _ in draws.draw().bits % 50 }.sorted()
      }
      let sorted = keys.enumerated().flatMap { block, keys in keys.map { ($0, block) } }
        .sorted { $0 < $1 }
      #expect(RowNumbers(merging: keys).blocks == sorted.map { UInt16($0.1) })
    }
  }
}

@Suite struct `A block of a world` {
  @Test func `has its share of what stands side by side, and all blocks have all of it`() {
    let blocks = Block.all(of: 1000, BlockSize(always: 300))
    #expect(blocks.map(\.number) == [0, 1, 2, 3])
    #expect(blocks.map { $0.share(of: 10) } == [0..<2, 2..<5, 5..<7, 7..<10])
    #expect(Block.all(of: 300, BlockSize(always: 300)) == [.whole])
    #expect(Block.all(of: 400_000, BlockSize(rows: 100_000)) == [.whole])
    #expect(Block.all(of: 400_001, BlockSize(rows: 100_000)).count == 5)
  }

  @Test func `is dealt every so many things, and each order begins one block further`() {
    let blocks = Block.all(of: 3, BlockSize(always: 1))
    #expect(blocks.map { $0.hand(of: 7, dealtFrom: 0) } == [[0, 3, 6], [1, 4], [2, 5]])
    #expect(blocks.map { $0.hand(of: 1, dealtFrom: 4) } == [[], [0], []])
    #expect(Block.whole.hand(of: 3, dealtFrom: 5) == [0, 1, 2])
  }

  @Test func `draws its own chance, and the first one that of the world`() {
    let seeds = Block.all(of: 3, BlockSize(always: 1)).map { $0.seed(7) }
    #expect(seeds[0] == 7 && Set(seeds).count == 3)
  }
}
