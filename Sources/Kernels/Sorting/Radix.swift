internal import CKernels

// Radix sorts: O(n) time and room, stable, below 2³² keys. -0.0 and +0.0 are one key; NaNs are one
// key, after +infinity. Integers only, so the order is the same on every machine.
//
// Knuth, The Art of Computer Programming, volume 3, section 5.2.5.

/// Sorts ascending; zeros come out as +0.0, and every NaN, last, as the quiet one.
package func radixSort(_ keys: inout [Float]) { unsafe sort(&keys, wordsPerKey: 2, ck_sort_f32) }

/// Sorts the keys at some places among themselves, the same way.
package func radixSort(_ keys: inout [Float], _ places: Range<Int>) {
  refuseTooMany(places.count)
  unsafe keys.withUnsafeMutableBufferPointer { keys in
    unsafe sort(keys.extracting(places), wordsPerKey: 2, ck_sort_f32)
  }
}

/// Sorts ascending; zeros come out as +0.0, and every NaN, last, as the quiet one.
package func radixSort(_ keys: inout [Double]) { unsafe sort(&keys, wordsPerKey: 1, ck_sort_f64) }

/// Sorts ascending.
package func radixSort(_ keys: inout [UInt64]) { unsafe sort(&keys, wordsPerKey: 1, ck_sort_u64) }

/// The indices of the keys in ascending order of key, equal keys in their old order.
package func argsort(_ keys: Span<Float>) -> [UInt32] {
  unsafe argsort(keys, ck_argsort_f32)
}

/// The indices of the keys in ascending order of key, equal keys in their old order.
package func argsort(_ keys: Span<Double>) -> [UInt32] {
  unsafe argsort(keys, ck_argsort_f64)
}

/// The indices of the keys in ascending order of key, equal keys in their old order.
package func argsort(_ keys: Span<UInt64>) -> [UInt32] {
  unsafe argsort(keys, ck_argsort_u64)
}

private typealias Sort<Key, Word> = (
  UnsafeMutablePointer<Key>?, Int, UnsafeMutablePointer<Word>?
) -> Void

private func sort<Key, Word>(
  _ keys: inout [Key], wordsPerKey: Int, _ kernel: Sort<Key, Word>
) {
  refuseTooMany(keys.count)
  unsafe keys.withUnsafeMutableBufferPointer { keys in
    unsafe sort(keys, wordsPerKey: wordsPerKey, kernel)
  }
}

private func sort<Key, Word>(
  _ keys: UnsafeMutableBufferPointer<Key>, wordsPerKey: Int, _ kernel: Sort<Key, Word>
) {
  let words = wordsPerKey * keys.count
  unsafe withUnsafeTemporaryAllocation(of: Word.self, capacity: words) { scratch in
    unsafe kernel(keys.baseAddress, keys.count, scratch.baseAddress)
  }
}

private typealias Argsort<Key> = (
  UnsafePointer<Key>?, Int, UnsafeMutablePointer<UInt32>?, UnsafeMutablePointer<UInt64>?
) -> Void

private func argsort<Key>(
  _ keys: Span<Key>, _ kernel: Argsort<Key>
) -> [UInt32] {
  refuseTooMany(keys.count)
  return unsafe [UInt32](unsafeUninitializedCapacity: keys.count) { order, count in
    count = keys.count
    let words = 2 * keys.count
    unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { scratch in
      unsafe keys.withUnsafeBufferPointer { keys in
        unsafe kernel(keys.baseAddress, keys.count, order.baseAddress, scratch.baseAddress)
      }
    }
  }
}

private func refuseTooMany(_ count: Int) {
  precondition(count < 1 << 32, "radix sort: \(count) keys, but indices are 32 bits")
}
