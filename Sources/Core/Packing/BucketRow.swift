/// Ranges of times with their counts, as they are kept.
package enum BucketRow {
  /// The ranges, which ascend, as bytes.
  package static func pack(_ buckets: [StageTime.Bucket]) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(ascending: buckets.map(\.nanoseconds))
    for bucket in buckets { writer.write(bucket.count) }
    return writer.sealed
  }

  /// The ranges that bytes stand for.
  package static func unpack(_ bytes: [UInt8]) throws(PackingError) -> [StageTime.Bucket] {
    var reader = try ByteReader(sealed: bytes)
    var buckets: [StageTime.Bucket] = []
    for nanoseconds in try reader.ascending() {
      buckets.append(StageTime.Bucket(nanoseconds: nanoseconds, count: try reader.number()))
    }
    return buckets
  }
}
