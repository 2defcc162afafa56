internal import CKernels

/// A small symmetric matrix in Double, for covariances and their like.
///
/// Only one half is read; factors and eigenvectors have the same bits on every machine.
package struct SymmetricMatrix: Sendable, Equatable {
  /// How many rows and columns it has.
  package let size: Int

  /// The elements, row after row.
  package private(set) var elements: [Double]

  /// A matrix from its elements, row after row, of which those below the diagonal count.
  package init(size: Int, elements: [Double]) {
    precondition(elements.count == size * size, "matrix: \(elements.count) elements for \(size)²")
    self.size = size
    self.elements = elements
    for row in 0..<size {
      for column in 0..<row { self.elements[column * size + row] = elements[row * size + column] }
    }
  }

  /// The element in a row and a column.
  package subscript(row: Int, column: Int) -> Double { elements[row * size + column] }

  /// The elements from the first to the last row's own.
  package var diagonal: [Double] { (0..<size).map { self[$0, $0] } }
}

extension SymmetricMatrix {
  /// The lower triangle L with L · Lᵀ equal to this, row after row; nil unless positive definite.
  ///
  /// Cost: O(size³ / 3). Golub & Van Loan, Matrix Computations, section 4.2.
  package var cholesky: [Double]? {
    var factor = elements
    return unsafe ck_cholesky(&factor, size) ? factor : nil
  }

  /// Eigenvalues, ascending, and eigenvectors of unit length, one a row.
  package struct Eigen: Sendable, Equatable {
    /// The eigenvalues, ascending.
    package let values: [Double]
    /// The eigenvectors, row after row, in the order of their values.
    package let vectors: [Double]

    /// One eigenvector.
    package func vector(_ index: Int) -> ArraySlice<Double> {
      vectors[index * values.count..<(index + 1) * values.count]
    }
  }

  /// The eigenvalues and eigenvectors; every element must be finite.
  ///
  /// Householder's reduction and QL steps with implicit shifts. Cost: O(size³), about 9 size³
  /// operations. Bowdler, Martin, Reinsch & Wilkinson 1968, doi:10.1007/BF02166681
  package var eigen: Eigen {
    let largest = elements.lazy.map(\.magnitude).max() ?? 0
    precondition(elements.allSatisfy(\.isFinite), "eigen: an element is not finite")
    // Scaled by a power of two, which is exact, so that no square leaves the range of Double.
    let scale = largest > 0 ? largest.binade : 1
    var vectors = elements.map { $0 / scale }
    var values = [Double](repeating: 0, count: size)
    var scratch = values
    let converged = unsafe ck_eigen(&vectors, size, &values, &scratch)
    precondition(converged, "eigen: a hundred steps for one eigenvalue of finite elements")
    return Eigen(values: values.map { $0 * scale }, vectors: vectors)
  }
}
