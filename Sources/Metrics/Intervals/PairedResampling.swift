import RingtrueCore
import RingtrueKernels

/// How the evidence of two systems over the same rows is drawn anew, both at once.
struct PairedResampling: Sendable {
  /// How units are drawn, such as `paired-bootstrap`.
  let method: String
  private let urn: Urn
  private let chunk: Int
  private let fill: @Sendable ([UInt32], inout Evidence, inout Evidence) -> Void

  /// Draws from an urn; `fill` puts what was drawn into the evidence of both systems.
  ///
  /// A thread draws `chunk` resamples at a time: few where each takes long, many where it does not.
  init(
    _ method: String, urn: Urn, chunk: Int,
    fill: @escaping @Sendable ([UInt32], inout Evidence, inout Evidence) -> Void
  ) {
    self.method = method
    self.urn = urn
    self.chunk = chunk
    self.fill = fill
  }

  /// What the second system exceeds the first by, for each metric on the resamples where it is
  /// defined.
  func differences(of metrics: [Metric], _ request: IntervalRequest) -> [[Double]] {
    let stream = RandomStream(seed: request.seed.rawValue, name: "bootstrap")
    let chunks = Chunks(request.resamples, of: chunk)
    let values = metrics.map(\.value)
    let drawn = parallelMap(chunks, width: request.width) { indices in
      differences(of: values, indices, stream)
    }
    return metrics.indices.map { place in drawn.flatMap { $0[place] } }
  }

  private func differences(
    of values: [@Sendable (Evidence) throws(Undefined) -> Double], _ indices: Range<Int>,
    _ stream: RandomStream
  ) -> [[Double]] {
    var differences = values.map { _ in [Double]() }
    // Counts take hardly longer to draw than an array to be made, so all resamples share theirs.
    var (counts, first, second) = (urn.balls, Evidence(), Evidence())
    for index in indices {
      urn.draw(stream.entity(index), into: &counts)
      fill(counts, &first, &second)
      for place in values.indices {
        if let difference = try? values[place](second) - values[place](first) {
          differences[place].append(difference)
        }
      }
    }
    return differences
  }
}
