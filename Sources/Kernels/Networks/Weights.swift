internal import CKernels

/// All numbers that a network learns, the slopes of its loss by them, and how they have moved.
///
/// Kingma & Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, arXiv:1412.6980.
package struct Weights: Sendable {
  /// The numbers, filled up to a multiple of 16.
  package var values: [Float]

  /// The slopes of the loss by the numbers, as the last batch gave them.
  package var gradient: [Float]

  private var means: [Float]
  private var squares: [Float]
  private var meanLeft = 1.0
  private var squareLeft = 1.0

  /// So many zeros that have not moved.
  package init(count: Int) {
    values = [Float](repeating: 0, count: (count + 15) / 16 * 16)
    gradient = values
    means = values
    squares = values
  }

  /// How many bytes so many numbers take while they learn.
  package static func bytes(count: Int) -> Int { (count + 15) / 16 * 16 * 16 }

  /// Takes a step against the slopes, as long as they agree with earlier ones.
  package mutating func descend(rate: Float, on isa: ISA = .active) {
    meanLeft *= Double(Self.keptMean)
    squareLeft *= Double(Self.keptSquare)
    let step = ck_adam_step(
      rate: rate, keep_mean: Self.keptMean, keep_square: Self.keptSquare, epsilon: 1e-8,
      mean: Float(1 / (1 - meanLeft)), square: Float(1 / (1 - squareLeft)))
    let count = values.count
    unsafe gradient.withUnsafeBufferPointer { gradient in
      unsafe means.withUnsafeMutableBufferPointer { means in
        unsafe squares.withUnsafeMutableBufferPointer { squares in
          unsafe values.withUnsafeMutableBufferPointer { values in
            unsafe ck_adam(
              isa.path, count, step, gradient.baseAddress, means.baseAddress, squares.baseAddress,
              values.baseAddress)
          }
        }
      }
    }
  }

  /// The shares of the mean slope and of the mean square that a step keeps.
  private static var keptMean: Float { 0.9 }
  private static var keptSquare: Float { 0.999 }
}
