import Testing

@testable import RingtrueKernels

/// Rows, columns, inner: every size around the edges of tiles, vectors, panels and slices.
private let shapes: [[Int]] = {
  let edges = [
    [0, 0, 0], [0, 3, 2], [3, 0, 2], [3, 2, 0], [1, 1, 1], [1, 17, 5], [17, 1, 5], [13, 47, 3],
    [12, 32, 8], [11, 31, 9], [5, 257, 3], [33, 33, 200], [40, 20, 193], [3, 70, 385],
    [31, 48, 7], [32, 48, 7], [64, 65, 66],
  ]
  #if DEBUG
    return edges
  #else
    return edges + [[129, 515, 401], [300, 300, 300]]
  #endif
}()

@Suite struct `A matrix product` {
  /// One chain of multiply-adds per element, in order, as the path rounds them.
  private func slow(
    _ shape: [Int], _ isa: ISA, start: (Int, Int) -> Float = { _, _ in 0 },
    a: (Int, Int) -> Float, b: (Int, Int) -> Float
  ) -> [Float] {
    (0..<shape[0]).flatMap { i in
      (0..<shape[1]).map { j in
        (0..<shape[2]).reduce(start(i, j)) { isa.multiplyAdd(a(i, $1), b($1, j), $0) }
      }
    }
  }

  @Test(arguments: shapes, ISA.available)
  func `is the promised chain for A B, A Bᵀ and Aᵀ B, to the bit`(_ shape: [Int], _ isa: ISA) {
    let (m, n, k) = (shape[0], shape[1], shape[2])
    var numbers = Numbers(seed: 10)
    let a = Matrix(rows: m, columns: k, elements: numbers.floats(m * k))
    let b = Matrix(rows: k, columns: n, elements: numbers.floats(k * n))
    let expected = slow(shape, isa, a: { a[$0, $1] }, b: { b[$0, $1] })
    #expect(a.times(b, on: isa).elements == expected)
    #expect(a.times(transposed: b.transposed, on: isa).elements == expected)
    #expect(a.transposed.transposedTimes(b, on: isa).elements == expected)
  }

  @Test(arguments: shapes, ISA.available)
  func `adds to what is there, and writes between rows nothing`(_ shape: [Int], _ isa: ISA) {
    let (m, n, k) = (shape[0], shape[1], shape[2])
    let wide = Layout(rows: m, columns: n, stride: n + 3)
    var numbers = Numbers(seed: 11)
    let (a, b) = (numbers.floats(m * (k + 2)), numbers.floats(k * (n + 1)))
    let old = numbers.floats(m * (n + 3))
    var c = old
    var span = c.mutableSpan
    multiply(
      a.span, Layout(rows: m, columns: k, stride: k + 2), by: b.span,
      Layout(rows: k, columns: n, stride: n + 1), into: &span, wide, adding: true, on: isa)
    let expected = slow(
      shape, isa, start: { old[$0 * (n + 3) + $1] }, a: { a[$0 * (k + 2) + $1] },
      b: { b[$0 * (n + 1) + $1] })
    for i in 0..<m {
      #expect(Array(c[i * (n + 3)..<i * (n + 3) + n]) == Array(expected[i * n..<i * n + n]))
      #expect(c[i * (n + 3) + n..<(i + 1) * (n + 3)] == old[i * (n + 3) + n..<(i + 1) * (n + 3)])
    }
  }

  @Test(arguments: ISA.available)
  func `reads rows a whole page apart correctly`(_ isa: ISA) {
    let (m, n, k) = (14, 40, 3)
    var numbers = Numbers(seed: 12)
    let (a, b) = (numbers.floats(m * 1024), numbers.floats(k * n))
    let rows = Layout(rows: m, columns: k, stride: 1024)
    let columns = Layout(rows: k, columns: m, stride: 1024).transposed
    var c = [Float](repeating: .nan, count: m * n)
    for (layout, row, column) in [(rows, 1024, 1), (columns, 1, 1024)] {
      var span = c.mutableSpan
      multiply(
        a.span, layout, by: b.span, Layout(rows: k, columns: n), into: &span,
        Layout(rows: m, columns: n), on: isa)
      let expected = slow(
        [m, n, k], isa, a: { a[$0 * row + $1 * column] }, b: { b[$0 * n + $1] })
      #expect(c == expected)
    }
  }

  @Test(arguments: ISA.available)
  func `stays near the exact product`(_ isa: ISA) {
    var numbers = Numbers(seed: 13)
    let a = Matrix(rows: 20, columns: 300, elements: numbers.floats(20 * 300))
    let b = Matrix(rows: 300, columns: 20, elements: numbers.floats(20 * 300))
    let c = a.times(b, on: isa)
    for i in 0..<20 {
      for j in 0..<20 {
        let exact = (0..<300).reduce(0.0) { $0 + Double(a[i, $1]) * Double(b[$1, j]) }
        #expect(abs(Double(c[i, j]) - exact) < 300 * 0x1p-24 * 10)
      }
    }
  }

  @Test(arguments: ISA.available)
  func `lets NaN and infinity through`(_ isa: ISA) {
    let a = Matrix(rows: 2, columns: 2, elements: [.infinity, 1, .nan, 0])
    let b = Matrix(rows: 2, columns: 1, elements: [2, 3])
    let c = a.times(b, on: isa)
    #expect(c[0, 0] == .infinity && c[1, 0].isNaN)
  }

  @Test func `refuses shapes that do not fit`() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rows: 2, columns: 3).times(Matrix(rows: 2, columns: 3))
    }
    await #expect(processExitsWith: .failure) {
      var c = [Float](repeating: 0, count: 3)
      var span = c.mutableSpan
      let square = Layout(rows: 2, columns: 2)
      multiply([1, 2, 3, 4].span, square, by: [1, 2, 3, 4].span, square, into: &span, square)
    }
  }
}

extension Matrix {
  fileprivate var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for i in 0..<rows { for j in 0..<columns { result[j, i] = self[i, j] } }
    return result
  }
}
