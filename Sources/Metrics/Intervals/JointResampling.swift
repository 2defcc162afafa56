import RingtrueCore
import RingtrueKernels

/// How the evidence of several systems over the same rows is drawn anew, all at once.
struct JointResampling: Sendable {
  /// How units are drawn, such as `paired-bootstrap`.
  let method: String
  private let urn: Urn
  private let chunk: Int
  private let fill: @Sendable ([UInt32], inout [Evidence]) -> Void

  /// Draws from an urn; `fill` puts what was drawn into the evidence of each system.
  ///
  /// A thread draws `chunk` resamples at a time: few where each takes long, many where it does not.
  init(
    _ method: String, urn: Urn, chunk: Int,
    fill: @escaping @Sendable ([UInt32], inout [Evidence]) -> Void
  ) {
    self.method = method
    self.urn = urn
    self.chunk = chunk
    self.fill = fill
  }

  /// The values of a metric on resample after resample, for each of several systems; a value that
  /// is undefined is not a number.
  typealias Drawn = [[Double]]

  /// What each metric is on the resamples.
  func values(
    of metrics: [Metric], systems: Int, _ request: IntervalRequest
  ) -> [Drawn] {
    let stream = RandomStream(seed: request.seed.rawValue, name: "bootstrap")
    let chunks = Chunks(request.resamples, of: chunk)
    let values = metrics.map(\.value)
    let drawn = parallelMap(chunks, width: request.width) { indices in
      self.values(of: values, systems, indices, stream)
    }
    return metrics.indices.map { metric in
      (0..<systems).map { system in drawn.flatMap { $0[metric][system] } }
    }
  }

  private func values(
    of metrics: [@Sendable (Evidence) throws(Undefined) -> Double], _ systems: Int,
    _ indices: Range<Int>, _ stream: RandomStream
  ) -> [Drawn] {
    var values = metrics.map { _ in (0..<systems).map { _ in [Double]() } }
    // Counts take hardly longer to draw than an array to be made, so all resamples share theirs.
    var (counts, evidence) = (urn.balls, Array(repeating: Evidence(), count: systems))
    for index in indices {
      urn.draw(stream.entity(index), into: &counts)
      fill(counts, &evidence)
      for metric in metrics.indices {
        for system in evidence.indices {
          values[metric][system].append((try? metrics[metric](evidence[system])) ?? .nan)
        }
      }
    }
    return values
  }
}
