internal import RingtrueCore
internal import RingtrueKernels

extension FeatureMatrix {
  /// A power of two that makes squared distances fit into 32 bits: 1 but for enormous numbers.
  var comfortableScale: Float {
    let widest =
      names.indices.compactMap { extremes(feature($0).span) }
      .map { Double($0.upperBound) - Double($0.lowerBound) }.max() ?? 0
    let excess = widest > 0 ? max(0, Int(widest.exponent) - 50) : 0
    return Float(sign: .plus, exponent: -excess, significand: 1)
  }
}
