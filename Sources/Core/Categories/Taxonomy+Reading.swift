extension Taxonomy {
  /// Reads a taxonomy from JSON5; throws everything that is wrong with it at once.
  ///
  /// Where `codes` are given, causes have one of them, as where comments must be written for each.
  public init(
    reading text: String, file: String? = nil, codes: [String]? = nil
  ) throws(Problems) {
    let document: JSON
    do {
      document = try JSON.read(text, file: file)
    } catch {
      throw Problems(error)
    }
    try self.init(document, file: file, codes: codes)
  }

  /// Reads a taxonomy from a value, such as a member of a scenario; see `init(reading:)`.
  public init(_ document: JSON, file: String? = nil, codes: [String]? = nil) throws(Problems) {
    var reader = FieldReader(document, file: file)
    let buckets = reader.require("buckets", reader.strings("buckets"), else: [])
    let limits = reader.json("auto_resolve").flatMap { json in
      reader.nested { () throws(Problems) in try AutoResolveLimits(json, file: file) }
    }
    let standIn = AutoResolveLimits(net: 0, age: 0)
    let causes = reader.list("causes") { json throws(Problems) in
      try Cause(json, buckets: buckets, codes: codes, file: file)
    }
    self.buckets = buckets
    self.limits = reader.require("auto_resolve", limits, else: standIn)
    self.causes = reader.require("causes", causes, else: [])
    Self.reportRepeats(in: document, to: &reader)
    try reader.finish()
  }

  /// A cause or a bucket that stands twice would make one of them unreachable.
  private static func reportRepeats(in document: JSON, to reader: inout FieldReader) {
    let buckets = document["buckets"]?.elements ?? []
    let codes = (document["causes"]?.elements ?? []).compactMap { $0["code"] }
    for (what, values) in [("bucket", buckets), ("cause", codes)] {
      var seen: Set<String> = []
      for value in values {
        guard let name = value.string, !seen.insert(name).inserted else { continue }
        reader.report("the \(what) '\(name)' stands here a second time; keep one", at: value.place)
      }
    }
    if document["buckets"]?.elements?.isEmpty == true {
      reader.report(
        "there are no buckets to choose from; name some", at: document["buckets"]?.place)
    }
    if document["causes"]?.elements?.isEmpty == true {
      reader.report("there are no causes; name some", at: document["causes"]?.place)
    }
  }
}

extension Cause {
  fileprivate init(
    _ json: JSON, buckets: [String], codes: [String]?, file: String?
  ) throws(Problems) {
    var reader = FieldReader(json, file: file)
    let actions = GoldAction.allCases.map(\.rawValue)
    code = reader.require(
      "code", codes.map { reader.choice("code", of: $0) } ?? reader.string("code"), else: "")
    bucket = reader.require("bucket", reader.choice("bucket", of: buckets), else: "")
    let action = reader.require("action", reader.choice("action", of: actions), else: "")
    self.action = GoldAction(rawValue: action) ?? .review
    isHeldOut = reader.bool("held_out") ?? false
    alsoRight = reader.strings("also_right") ?? []
    for other in alsoRight where !buckets.contains(other) {
      let hint = Nearest.hint(for: other, in: buckets)
      reader.report(
        "'also_right' names no bucket '\(other)'; "
          + (hint.isEmpty ? "use one of \(buckets.joined(separator: ", "))" : hint),
        at: json["also_right"]?.place)
    }
    try reader.finish()
  }
}

extension AutoResolveLimits {
  fileprivate init(_ json: JSON, file: String?) throws(Problems) {
    var reader = FieldReader(json, file: file)
    net = reader.require("net_limit", reader.integer("net_limit", in: 0...1 << 53), else: 0)
    age = reader.require("max_age_days", reader.integer("max_age_days", in: 0...3650), else: 0)
    try reader.finish()
  }
}
