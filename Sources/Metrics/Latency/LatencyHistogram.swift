/// Latencies from 1 ns to 1 h, counted in buckets that are true to three significant digits.
///
/// Histograms of several threads or runs can be merged without loss. A value is recorded in
/// constant time; the counts take at most 270 KB.
/// The layout is that of G. Tene's HdrHistogram, hdrhistogram.org.
public struct LatencyHistogram: Sendable, Equatable {
  /// The longest latency that is told from longer ones: one hour in nanoseconds.
  public static let longest = 3_600_000_000_000

  /// How many latencies fell into each bucket, as far as any did.
  private var counts: [Int] = []
  /// How many latencies were recorded.
  public private(set) var count = 0
  /// How many of them lay outside of 1 ns…1 h and were counted as its ends.
  public private(set) var clamped = 0
  /// The sum of the recorded latencies, each within 1 ns…1 h.
  private var sum = 0.0
  /// The shortest recorded latency, exactly.
  public private(set) var minimum: Int?
  /// The longest recorded latency, exactly.
  public private(set) var maximum: Int?

  /// An empty histogram.
  public init() {}

  /// Counts a latency in nanoseconds.
  public mutating func record(_ nanoseconds: Int, count times: Int = 1) {
    let value = min(max(nanoseconds, 1), Self.longest)
    let bucket = Self.bucket(of: value)
    if bucket >= counts.count {
      counts += [Int](repeating: 0, count: bucket + 1 - counts.count)
    }
    counts[bucket] += times
    count += times
    clamped += value == nanoseconds ? 0 : times
    sum += Double(value) * Double(times)
    minimum = min(minimum ?? value, value)
    maximum = max(maximum ?? value, value)
  }

  /// Counts a latency and those that it hid: while one request took long, the next ones, due every
  /// `interval`, could not be sent, and would have taken one interval less each.
  public mutating func record(_ nanoseconds: Int, expectedEvery interval: Int) {
    record(nanoseconds)
    guard interval > 0 else { return }
    var hidden = nanoseconds - interval
    while hidden >= interval {
      record(hidden)
      hidden -= interval
    }
  }

  /// Adds all that another histogram has counted.
  public mutating func merge(_ other: LatencyHistogram) {
    if other.counts.count > counts.count {
      counts += [Int](repeating: 0, count: other.counts.count - counts.count)
    }
    for bucket in other.counts.indices { counts[bucket] += other.counts[bucket] }
    count += other.count
    clamped += other.clamped
    sum += other.sum
    minimum = [minimum, other.minimum].compactMap { $0 }.min()
    maximum = [maximum, other.maximum].compactMap { $0 }.max()
  }

  /// The mean latency in nanoseconds; none if nothing was recorded.
  public var mean: Double? { count == 0 ? nil : sum / Double(count) }

  /// The highest latency of the bucket that holds a share of all latencies, or the longest of all
  /// where that is less: of rank share · count, to the nearest whole and at least 1.
  public func value(atShare share: Double) -> Int? {
    count == 0 ? nil : value(atRank: max(1, Int(min(share, 1) * Double(count) + 0.5)))
  }

  /// The highest latency of the bucket in which the latency of a rank, from 1 on, was counted.
  public func value(atRank rank: Int) -> Int? {
    guard rank > 0, rank <= count else { return nil }
    var below = 0
    for (bucket, held) in counts.enumerated() {
      below += held
      // The last bucket ends behind the longest latency, which is known exactly.
      if below >= rank { return min(Self.range(of: bucket).upperBound, maximum ?? .max) }
    }
    return nil
  }

  /// The buckets that hold latencies, from short to long, with their counts.
  public var buckets: [(range: ClosedRange<Int>, count: Int)] {
    counts.indices.filter { counts[$0] > 0 }.map { (Self.range(of: $0), counts[$0]) }
  }

  // Below 2048 each bucket is one nanosecond wide. From there on each doubling of the latency has
  // 1024 buckets, so that a bucket is at most a thousandth of its values wide.

  private static func bucket(of value: Int) -> Int {
    let doublings = max(0, Int.bitWidth - value.leadingZeroBitCount - 11)
    return doublings << 10 + value >> doublings
  }

  private static func range(of bucket: Int) -> ClosedRange<Int> {
    let doublings = max(0, bucket >> 10 - 1)
    let first = (bucket - doublings << 10) << doublings
    return first...first + 1 << doublings - 1
  }
}
