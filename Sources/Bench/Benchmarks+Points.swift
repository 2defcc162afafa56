internal import RingtrueKernels

extension Benchmarks {
  /// The floor is that of trying every point with a difference and a multiply-add a dimension, which
  /// boxes can undercut where points lie in clouds.
  static func searches(_ machine: Machine, _ isa: ISA) -> [Measurement] {
    [11, 30].map { dimensions in
      let count = 20_000
      let pairs = Double(count * count * dimensions)
      let columns = noise(count * dimensions)
      let order = SpatialOrder(columns: columns.span, count: count, dimensions: dimensions) {}
      let points = PointBlocks(
        columns: columns.span, of: count, dimensions: dimensions, order: order.places.span)
      let index = NeighbourIndex(points)
      let seconds = quickest(of: 2) {
        for block in 0..<points.blocks { _ = index.nearestOthers(20, ofBlock: block, on: isa) }
      }
      return Measurement(
        kernel: "20 neighbours of 20k, \(dimensions) dimensions", unit: "query",
        units: Double(count), seconds: seconds,
        floor: machine.floor(multiplyAdds: pairs, others: pairs))
    }
  }

  /// The floor of a pass is a difference and a multiply-add a dimension and centre; no point moves
  /// after the first, but centres count as having drifted so far that all might.
  static func clusters(_ machine: Machine, _ isa: ISA) -> [Measurement] {
    let (count, dimensions, k) = (1_000_000, 11, 8)
    let rows = noise(count * dimensions)
    let points = PointBlocks(rows: rows.span, count: count, dimensions: dimensions)
    let centres = Centres(dimensions: dimensions, elements: Array(rows.prefix(k * dimensions)))
    let chunks = Chunks(points.blocks, of: 256)
    var pieces = (0..<chunks.count).map { Assignment(blocks: chunks[$0].count) }
    var drift = Drift()
    let seconds = quickest(of: 10) {
      drift.add([1000])
      for chunk in 0..<chunks.count {
        _ = centres.assign(
          points, blocks: chunks[chunk], to: &pieces[chunk], after: drift, on: isa)
      }
    }
    return [
      Measurement(
        kernel: "k-means pass, 8 centres, 11 dimensions", unit: "point", units: Double(count),
        seconds: seconds,
        floor: machine.floor(
          multiplyAdds: Double(count * dimensions * k), others: Double(count * dimensions * k),
          bytes: Double(4 * count * dimensions)))
    ]
  }
}
