internal import CKernels

/// Rows put together by a code, each group's in their old order.
///
/// One stable radix argsort whose digit is the whole code. Cost: O(n + groups) time and room.
package struct RowGroups: Sendable, Equatable {
  /// The rows of group 0, then those of group 1, and so on.
  package private(set) var order: [UInt32]
  /// Where each group begins in `order`, and at last where all end.
  package let starts: [UInt32]

  /// Groups rows by codes, all of them below `count`.
  package init(codes: Span<UInt32>, count: Int) {
    precondition(codes.count < 1 << 32, "groups: \(codes.count) rows, but places are 32 bits")
    var starts = [UInt32](repeating: 0, count: count + 1)
    order = unsafe [UInt32](unsafeUninitializedCapacity: codes.count) { order, size in
      size = codes.count
      unsafe codes.withUnsafeBufferPointer { codes in
        precondition(unsafe codes.allSatisfy { $0 < count }, "groups: a code beyond \(count)")
        unsafe ck_group_rows(codes.baseAddress, codes.count, count, order.baseAddress, &starts)
      }
    }
    self.starts = starts
  }

  /// How many groups there are, empty ones among them.
  package var count: Int { starts.count - 1 }

  /// Where a group's rows stand in `order`.
  package func range(_ group: Int) -> Range<Int> {
    Int(starts[group])..<Int(starts[group + 1])
  }

  /// Puts each group's rows in the order of their ticks, equal ones in their old order.
  ///
  /// Cost: O(n) where they are in it, as rows of a ledger mostly are.
  package mutating func sort(by ticks: [Int64]) {
    for group in 0..<count {
      let range = range(group)
      let isSorted = range.dropFirst().allSatisfy {
        ticks[Int(order[$0 - 1])] <= ticks[Int(order[$0])]
      }
      if isSorted { continue }
      let sorted = order[range].sorted { (ticks[Int($0)], $0) < (ticks[Int($1)], $1) }
      order.replaceSubrange(range, with: sorted)
    }
  }

  /// How many rows the largest group has.
  var longest: Int { (0..<count).reduce(0) { max($0, range($1).count) } }
}
