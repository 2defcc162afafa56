// What a trial's record keeps to be drawn.

extension JSON {
  init(encoding sketch: Sketch) {
    let series = sketch.series.map { series -> JSON in
      [
        "name": .string(series.name),
        "values": .string(Base64.text(ShortNumber.pack(series.values))),
      ]
    }
    self = .object([
      ("subject", .string(sketch.subject.rawValue)),
      ("rows", sketch.rows.isEmpty ? nil : .string(Base64.text(Self.packed(sketch.rows)))),
      ("series", .array(series)),
    ])
  }

  private static func packed(_ rows: [Int]) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(ascending: rows)
    return writer.sealed
  }
}

extension FieldReader {
  /// The sketches of a record; those of subjects that this program does not know are passed over.
  mutating func sketches() -> [Sketch] {
    let all: [Sketch?] =
      list("sketches") { json throws(Problems) in
        var fields = FieldReader(json)
        let subject = Sketch.Subject(rawValue: fields.text("subject"))
        let rows = fields.packed("rows") { bytes throws(PackingError) in
          var reader = try ByteReader(sealed: bytes)
          return try reader.ascending()
        }
        let series = fields.series(of: rows ?? [])
        try fields.finish()
        return subject.map { Sketch($0, rows: rows ?? [], series) }
      } ?? []
    return all.compactMap(\.self)
  }

  private mutating func series(of rows: [Int]) -> [Sketch.Series] {
    list("series") { json throws(Problems) in
      var fields = FieldReader(json)
      let name = fields.text("name")
      let values = fields.packed("values") { bytes throws(PackingError) in
        try ShortNumber.unpack(bytes)
      }
      if !rows.isEmpty, values?.count != rows.count { fields.report("a number a row is needed") }
      try fields.finish()
      return Sketch.Series(name, values ?? [])
    } ?? []
  }
}
