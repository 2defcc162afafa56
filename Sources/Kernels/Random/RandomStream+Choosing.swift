extension RandomStream {
  /// Puts the elements in an order chosen evenly among all orders; takes one counter less than
  /// there are elements.
  ///
  /// Written out, since the standard library may change how its own shuffle draws.
  /// Durstenfeld's form of Fisher and Yates, CACM 7(7), 1964, doi:10.1145/364520.364540
  @inlinable
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, draw().integer(in: 0...last))
    }
  }

  /// The elements in an order chosen evenly among all orders.
  @inlinable
  public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    shuffle(&elements)
    return elements
  }

  /// Some of the indices `0..<total`, ascending, each set of that size equally likely; takes one
  /// counter for each index taken.
  ///
  /// Cost: O(count log count), whatever the total; less where a bit an index is not much.
  /// Floyd's method: Bentley & Floyd, CACM 30(9), 1987, doi:10.1145/30401.315746
  public mutating func sample(_ count: Int, of total: Int) -> [Int] {
    precondition(0 <= count && count <= total, "cannot take \(count) of \(total) without repeats")
    var taken = IndexSet(expecting: count, of: total)
    for newest in total - count..<total {
      let candidate = draw().integer(in: 0...newest)
      if !taken.insert(candidate) { _ = taken.insert(newest) }
    }
    return taken.ascending
  }

  /// One of the elements, each equally likely.
  @inlinable
  public mutating func choose<Element>(_ elements: [Element]) -> Element {
    elements[draw().integer(in: 0..<elements.count)]
  }
}

/// Some indices below a total: a bit for each that there is, or a set of a few.
private struct IndexSet {
  private var bits: [UInt64]
  private var few: Set<Int>

  init(expecting count: Int, of total: Int) {
    let isDense = total <= 512 * count
    bits = isDense ? Array(repeating: 0, count: total / 64 + 1) : []
    few = Set(minimumCapacity: isDense ? 0 : count)
  }

  /// Takes an index in; false if it was there.
  mutating func insert(_ index: Int) -> Bool {
    guard !bits.isEmpty else { return few.insert(index).inserted }
    let bit = 1 as UInt64 &<< UInt64(index % 64)
    defer { bits[index / 64] |= bit }
    return bits[index / 64] & bit == 0
  }

  var ascending: [Int] {
    guard !bits.isEmpty else { return few.sorted() }
    var indices: [Int] = []
    for (place, word) in bits.enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        indices.append(64 * place + rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
    return indices
  }
}
