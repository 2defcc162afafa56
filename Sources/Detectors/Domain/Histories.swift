internal import RingtrueCore
internal import RingtrueKernels

/// What is usual for each key, leaning on what is usual for all where its own history is short.
struct Histories: Sendable {
  /// What is usual for one key.
  struct Usual: Sendable, Equatable {
    /// How many values were seen.
    var count: Double
    /// Their median.
    var center: Double
    /// Their robust deviation.
    var scale: Double
    /// The least and the greatest value.
    var least: Double
    var greatest: Double

    /// The usual of at least one value.
    init(of values: [Double], under conditions: Conditions) throws {
      let sorted = try conditions.sorted(values)
      count = Double(sorted.count)
      center = sorted.quantile(0.5)
      scale = 1.4826 * sorted.medianDistance(from: center)
      least = sorted[0]
      greatest = sorted[sorted.count - 1]
    }

    fileprivate init(_ numbers: ArraySlice<Double>) {
      let first = numbers.startIndex
      (count, center, scale) = (numbers[first], numbers[first + 1], numbers[first + 2])
      (least, greatest) = (numbers[first + 3], numbers[first + 4])
    }

    fileprivate var numbers: [Double] { [count, center, scale, least, greatest] }
  }

  private let keys: [String]
  private let usual: [Usual]
  /// What is usual for all keys together.
  let all: Usual
  private let places: [String: Int]

  /// Histories of values by key; values that are NaN are left out.
  init(of values: [Double], by words: Words, under conditions: Conditions) throws {
    try conditions.checkCancelled()
    let groups = RowGroups(codes: words.codes.span, count: words.levels.count)
    let grouped = try conditions.map(values.count) { values[Int(groups.order[$0])] }
    let usual = try (0..<groups.count).map { key in
      let known = grouped[groups.range(key)].filter { !$0.isNaN }
      return known.isEmpty ? nil : try Usual(of: known, under: conditions)
    }
    let seen = try words.ordered(usual.indices.filter { usual[$0] != nil }, under: conditions)
    self.usual = seen.compactMap { usual[$0] }
    keys = seen.map { words.levels[$0] }
    places = try Self.places(of: keys, under: conditions)
    try conditions.checkCancelled()
    let known = values.contains { $0.isNaN } ? values.filter { !$0.isNaN } : values
    all = try Usual(of: known.isEmpty ? [0] : known, under: conditions)
  }

  private static func places(
    of keys: [String], under conditions: Conditions
  ) throws -> [String: Int] {
    var pulse = Pulse(conditions)
    var places: [String: Int] = [:]
    places.reserveCapacity(keys.count)
    for (place, key) in keys.enumerated() {
      try pulse.beat()
      places[key] = place
    }
    return places
  }

  /// What is usual for a key, if it was seen.
  subscript(key: String) -> Usual? { places[key].map { usual[$0] } }

  /// What is usual for each of some words, if it was seen.
  func usual(of words: Words, under conditions: Conditions) throws -> [Usual?] {
    try conditions.map(words.levels.count) { self[words.levels[$0]] }
  }

  /// How far a value lies from its key's usual, if there is any, in deviations.
  ///
  /// The center and the deviation of all keys count as much as so many values of its own.
  func deviation(_ value: Double, from usual: Usual?, prior: Double) -> Double {
    let own = usual ?? all
    let weight = usual == nil ? 0 : own.count / (own.count + prior)
    let center = weight * own.center + (1 - weight) * all.center
    let variance = weight * own.scale * own.scale + (1 - weight) * all.scale * all.scale
    let distance = (value - center).magnitude
    // A key that never moved says everything about a value that leaves it.
    return distance == 0
      ? 0 : distance / max(variance.squareRoot(), 1e-6 * max(1, center.magnitude))
  }

  /// The histories as named plain data.
  func entries(_ name: String) -> [String: Archive.Entry] {
    [
      name + ".keys": .strings(keys),
      name + ".usual": .doubles(usual.flatMap(\.numbers) + all.numbers),
    ]
  }

  /// The histories, from plain data.
  init(_ archive: Archive, _ name: String) throws(ArchiveError) {
    keys = try archive.strings(name + ".keys")
    let numbers = try archive.doubles(name + ".usual", count: 5 * (keys.count + 1))
    let usual = (0...keys.count).map { Usual(numbers[5 * $0..<5 * $0 + 5]) }
    self.usual = Array(usual.dropLast())
    all = usual[keys.count]
    places = Dictionary(zip(keys, keys.indices)) { first, _ in first }
  }
}

extension [Double] {
  /// The median of the distances of ascending numbers from one among them. On either side they are in
  /// order, and need but be taken from the nearer one.
  fileprivate func medianDistance(from center: Double) -> Double {
    var above = firstIndex { $0 >= center } ?? count
    var below = above - 1
    let place = 0.5 * Double(count - 1)
    var (last, next) = (0.0, 0.0)
    for taken in 0...Swift.min(Int(place) + 1, count - 1) {
      let left = below < 0 ? .infinity : (self[below] - center).magnitude
      let right = above == count ? .infinity : (self[above] - center).magnitude
      if above == count || below >= 0 && left < right { below -= 1 } else { above += 1 }
      (last, next) = (taken == 0 ? Swift.min(left, right) : next, Swift.min(left, right))
    }
    return last + (place - place.rounded(.down)) * (next - last)
  }
}
