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
    init(of values: [Double]) {
      let sorted = values.ascending
      count = Double(sorted.count)
      center = sorted.quantile(0.5)
      let middle = center
      scale = 1.4826 * sorted.map { ($0 - middle).magnitude }.ascending.quantile(0.5)
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
  init(of values: [Double], by keys: [String], under conditions: Conditions) throws {
    var pulse = Pulse(conditions)
    var groups: [String: [Double]] = [:]
    for (key, value) in zip(keys, values) where !value.isNaN {
      try pulse.beat()
      groups[key, default: []].append(value)
    }
    let sorted = try groups.sorted(under: conditions) { $0.key < $1.key }
    let known = values.filter { !$0.isNaN }
    self.init(
      keys: sorted.map(\.key),
      usual: try conditions.map(sorted.count) { Usual(of: sorted[$0].value) },
      all: Usual(of: known.isEmpty ? [0] : known))
  }

  private init(keys: [String], usual: [Usual], all: Usual) {
    self.keys = keys
    self.usual = usual
    self.all = all
    places = Dictionary(zip(keys, keys.indices)) { first, _ in first }
  }

  /// What is usual for a key, if it was seen.
  subscript(key: String) -> Usual? { places[key].map { usual[$0] } }

  /// How far a value lies from its key's usual, in deviations.
  ///
  /// The center and the deviation of all keys count as much as so many values of its own.
  func deviation(_ value: Double, of key: String, prior: Double) -> Double {
    let own = self[key] ?? all
    let weight = self[key] == nil ? 0 : own.count / (own.count + prior)
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
    let keys = try archive.strings(name + ".keys")
    let numbers = try archive.doubles(name + ".usual", count: 5 * (keys.count + 1))
    let usual = (0...keys.count).map { Usual(numbers[5 * $0..<5 * $0 + 5]) }
    self.init(keys: keys, usual: Array(usual.dropLast()), all: usual[keys.count])
  }
}

extension [Double] {
  /// The numbers in order, none of them NaN; a sort by digits takes a while to begin.
  fileprivate var ascending: [Double] {
    guard count > 4096 else { return sorted() }
    var sorted = self
    radixSort(&sorted)
    return sorted
  }
}
