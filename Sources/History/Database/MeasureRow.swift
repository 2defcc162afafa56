internal import RingtrueCore

/// The measures of a slice as they are kept: names by their numbers, values to the bit.
///
/// A row of its own for each of them would take twice the room.
enum MeasureRow {
  private static let hasValue: UInt8 = 1
  private static let hasInterval: UInt8 = 2

  /// The measures as bytes.
  static func pack(_ measures: [Measure], _ names: Names) throws -> [UInt8] {
    var writer = ByteWriter()
    writer.write(measures.count)
    for measure in measures.map(\.withoutNaN) {
      let value = try? measure.value.get()
      let interval = try? measure.interval.get()
      writer.write(Int(try names.metric(measure.metric, measure.version)))
      writer.write((value == nil ? 0 : hasValue) | (interval == nil ? 0 : hasInterval))
      if let value { writer.write(value) }
      if let why = measure.value.why { writer.write(Int(try names.reason(why))) }
      if let interval {
        writer.write(Int(try names.method(interval)))
        writer.write(interval.low)
        writer.write(interval.high)
      }
      if let why = measure.interval.why { writer.write(Int(try names.reason(why))) }
    }
    return writer.sealed
  }

  /// The measures that bytes stand for.
  static func unpack(_ bytes: [UInt8], _ names: Names) throws -> [Measure] {
    var reader = try ByteReader(sealed: bytes)
    return try (0..<(try reader.count())).map { _ in
      let metric = try names.metric(Int64(try reader.number()))
      let flags = try reader.byte()
      let value: Result<Double, Undefined> =
        flags & hasValue != 0
        ? .success(try reader.double()) : .failure(try names.reason(Int64(try reader.number())))
      let interval: Result<Measure.Interval, Undefined> =
        flags & hasInterval != 0
        ? .success(try bounds(&reader, names))
        : .failure(try names.reason(Int64(try reader.number())))
      return Measure(
        metric: metric.name, version: metric.version, value: value, interval: interval)
    }
  }

  private static func bounds(
    _ reader: inout ByteReader, _ names: Names
  ) throws -> Measure.Interval {
    let method = try names.method(Int64(try reader.number()))
    return Measure.Interval(
      low: try reader.double(), high: try reader.double(), confidence: method.confidence,
      method: method.name)
  }
}

extension Names {
  /// The number of a reason.
  fileprivate func reason(_ why: Undefined) throws -> Int64 {
    try reason(why.code, why.description)
  }
}
