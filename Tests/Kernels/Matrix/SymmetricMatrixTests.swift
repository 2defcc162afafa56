import Testing

@testable import RingtrueKernels

@Suite struct `A symmetric matrix` {
  /// B Bᵀ for a random B, plus a share of the identity.
  func random(_ size: Int, seed: UInt64, ridge: Double) -> SymmetricMatrix {
    var numbers = Numbers(seed: seed)
    let b = numbers.doubles(size * size)
    var elements = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      for j in 0..<size {
        let sum = (0..<size).reduce(0) { $0 + b[i * size + $1] * b[j * size + $1] }
        elements[i * size + j] = sum + (i == j ? ridge : 0)
      }
    }
    return SymmetricMatrix(size: size, elements: elements)
  }

  @Test(arguments: [1, 2, 3, 7, 20])
  func `is the product of its Cholesky factor with itself`(_ size: Int) throws {
    let matrix = random(size, seed: 31, ridge: 0.1)
    let l = try #require(matrix.cholesky)
    for i in 0..<size {
      for j in 0..<size {
        let product = (0..<size).reduce(0) { $0 + l[i * size + $1] * l[j * size + $1] }
        #expect(abs(product - matrix[i, j]) < 1e-13 * Double(size))
        #expect(j <= i || l[i * size + j] == 0)
      }
    }
  }

  @Test func `has no Cholesky factor unless it is positive definite`() {
    #expect(SymmetricMatrix(size: 2, elements: [1, 2, 2, 1]).cholesky == nil)
    #expect(SymmetricMatrix(size: 2, elements: [1, 1, 1, 1]).cholesky == nil)
    #expect(SymmetricMatrix(size: 2, elements: [4, 2, 2, 2]).cholesky == [2, 0, 1, 1])
  }

  @Test(arguments: [1, 2, 3, 7, 20, 33])
  func `is made of its eigenvectors, which stand at right angles`(_ size: Int) {
    let matrix = random(size, seed: 32, ridge: 0)
    let eigen = matrix.eigen
    #expect(eigen.values == eigen.values.sorted())
    for i in 0..<size {
      for j in 0..<size {
        let (u, v) = (eigen.vector(i), eigen.vector(j))
        let product = zip(u, v).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-13)
        let element = (0..<size).reduce(0) { sum, k in
          sum + eigen.values[k] * eigen.vectors[k * size + i] * eigen.vectors[k * size + j]
        }
        #expect(abs(element - matrix[i, j]) < 1e-12)
      }
    }
  }

  /// Eigenvalues of a chain: 2 − 2 cos(kπ / (n + 1)).
  @Test func `of a chain has known eigenvalues`() {
    let size = 12
    let elements = (0..<size * size).map { index -> Double in
      [2, -1][safe: abs(index / size - index % size)] ?? 0
    }
    let eigen = SymmetricMatrix(size: size, elements: elements).eigen
    for (k, value) in eigen.values.enumerated() {
      let angle = Double(k + 1) * Double.pi / Double(size + 1)
      #expect(abs(value - (2 - 2 * Elementary.cos(angle))) < 1e-14)
    }
  }

  @Test func `may be flat, diagonal, tiny or huge`() {
    let flat = SymmetricMatrix(size: 3, elements: Array(repeating: 0, count: 9))
    #expect(flat.eigen.values == [0, 0, 0])
    let diagonal = SymmetricMatrix(size: 3, elements: [3, 0, 0, 0, 1, 0, 0, 0, 2])
    #expect(diagonal.eigen.values == [1, 2, 3])
    for scale in [1e-300, 1e300] {
      let matrix = SymmetricMatrix(size: 2, elements: [2, 1, 1, 2].map { $0 * scale })
      let values = matrix.eigen.values
      #expect(abs(values[0] / scale - 1) < 1e-14 && abs(values[1] / scale - 3) < 1e-14)
    }
  }

  @Test func `of what is no number is refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = SymmetricMatrix(size: 2, elements: [1, .nan, .nan, 1]).eigen
    }
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
