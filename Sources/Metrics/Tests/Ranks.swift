/// Values by place in ascending order, ties sharing the mean of their places.
struct Ranks {
  /// Twice the rank of each value, from 2 on: whole even for ties.
  let doubled: [Int]
  /// How many values share each place; only groups of two or more.
  let ties: [Int]

  /// Cost: O(n log n).
  init(_ values: [Double]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var doubled = [Int](repeating: 0, count: values.count)
    var ties: [Int] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { doubled[order[place]] = start + 1 + end }
      if end - start > 1 { ties.append(end - start) }
      start = end
    }
    self.doubled = doubled
    self.ties = ties
  }

  /// Σ (t³ − t) over groups of ties.
  var tieSum: Double {
    ties.reduce(0) { $0 + Double($1) * (Double($1) * Double($1) - 1) }
  }
}
