internal import CKernels

// C = A B in float32. Each element is one chain of multiply-adds over the inner dimension in
// ascending order, from 0 or from its old value; AVX2 and AVX-512 fuse each step and agree to the
// bit. Neither shape nor strides change the bits.

/// Multiplies two matrices into a third, or adds their product to it.
///
/// For A Bᵀ or Aᵀ B, pass `layout.transposed`. Cost: O(rows · columns · inner).
package func multiply(
  _ a: Span<Float>, _ aLayout: Layout, by b: Span<Float>, _ bLayout: Layout,
  into c: inout MutableSpan<Float>, _ cLayout: Layout, adding: Bool = false, on isa: ISA = .active
) {
  precondition(
    aLayout.columns == bLayout.rows && cLayout.rows == aLayout.rows
      && cLayout.columns == bLayout.columns && cLayout.columnStride == 1,
    "multiply: shapes \(aLayout), \(bLayout) do not give \(cLayout)")
  precondition(
    aLayout.extent <= a.count && bLayout.extent <= b.count && cLayout.extent <= c.count,
    "multiply: a layout is larger than its floats")
  unsafe a.withUnsafeBufferPointer { a in
    unsafe b.withUnsafeBufferPointer { b in
      unsafe c.withUnsafeMutableBufferPointer { c in
        unsafe ck_product(
          isa.path, cLayout.rows, cLayout.columns, aLayout.columns,
          view(a, aLayout), view(b, bLayout), c.baseAddress, cLayout.rowStride, adding)
      }
    }
  }
}

private func view(_ floats: UnsafeBufferPointer<Float>, _ layout: Layout) -> ck_view {
  unsafe ck_view(at: floats.baseAddress, row: layout.rowStride, column: layout.columnStride)
}

extension Matrix {
  /// A · B.
  package func times(_ other: Matrix, on isa: ISA = .active) -> Matrix {
    product(layout, other, other.layout, on: isa)
  }

  /// A · Bᵀ.
  package func times(transposed other: Matrix, on isa: ISA = .active) -> Matrix {
    product(layout, other, other.layout.transposed, on: isa)
  }

  /// Aᵀ · B.
  package func transposedTimes(_ other: Matrix, on isa: ISA = .active) -> Matrix {
    product(layout.transposed, other, other.layout, on: isa)
  }

  /// How the elements lie.
  package var layout: Layout { Layout(rows: rows, columns: columns) }

  private func product(
    _ own: Layout, _ other: Matrix, _ others: Layout, on isa: ISA
  ) -> Matrix {
    var result = Matrix(rows: own.rows, columns: others.columns)
    let layout = result.layout
    var c = result.elements.mutableSpan
    multiply(elements.span, own, by: other.elements.span, others, into: &c, layout, on: isa)
    return result
  }
}
