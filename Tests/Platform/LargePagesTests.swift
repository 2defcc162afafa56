import Testing

@testable import RingtruePlatform

@Suite struct `Large pages` {
  @Test(arguments: [0, 1, 1 << 10, 1 << 20])
  func `change nothing but the time it takes`(count: Int) {
    var numbers: [Int64] = [-1]
    numbers.reserveCapacity(count)
    LargePages.prefer(under: &numbers)
    for number in 1...max(1, count) { numbers.append(Int64(number)) }
    #expect(numbers.first == -1 && numbers.count == max(1, count) + 1)
    #expect(numbers.dropFirst().reduce(0, +) == Int64(max(1, count) * (max(1, count) + 1) / 2))
  }
}
