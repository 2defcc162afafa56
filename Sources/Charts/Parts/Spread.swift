/// Labels along a line, moved apart as little as it takes for none to cover another.
enum Spread {
  /// The middles of labels of some sizes that would rather stand at other places.
  ///
  /// Labels that collide are set side by side around the mean of their wishes, and join those that
  /// they then collide with. The order stays. Cost: n log n.
  static func middles(
    _ wishes: [Double], sizes: [Double], within bounds: ClosedRange<Double>
  ) -> [Double] {
    struct Group {
      var members: [Int], start: Double, size: Double
    }
    var groups: [Group] = []
    func start(_ members: [Int], _ size: Double) -> Double {
      var offset = 0.0, sum = 0.0
      for member in members {
        sum += wishes[member] - offset - sizes[member] / 2
        offset += sizes[member]
      }
      let best = sum / Double(members.count)
      return max(bounds.lowerBound, min(bounds.upperBound - size, best))
    }
    for index in wishes.indices.sorted(by: { (wishes[$0], $0) < (wishes[$1], $1) }) {
      var group = Group(
        members: [index], start: start([index], sizes[index]), size: sizes[index])
      while let last = groups.last, last.start + last.size > group.start {
        groups.removeLast()
        group.members = last.members + group.members
        group.size += last.size
        group.start = start(group.members, group.size)
      }
      groups.append(group)
    }
    var middles = wishes
    for group in groups {
      var place = group.start
      for member in group.members {
        middles[member] = place + sizes[member] / 2
        place += sizes[member]
      }
    }
    return middles
  }
}
