public import RingtrueCore

extension LedgerWorld {
  /// Reads the settings; what no ledger can fulfil is a problem here, and not later.
  public init(reading settings: JSON, file: String?) throws(Problems) {
    self.init()
    var fields = FieldReader(settings, file: file)
    readPlan(&fields, settings)
    let profile = fields.choice("profile", of: LedgerProfile.allCases.map(\.rawValue))
    self.profile = profile.flatMap(LedgerProfile.init(rawValue:)) ?? .core11
    contamination = fields.number("contamination", in: 0...1) ?? 1
    hasNoise = fields.bool("with_noise") ?? true
    labelDelay = fields.integer("label_delay", in: 0...365) ?? 7
    if let json = fields.json("split") {
      split =
        fields.nested { () throws(Problems) in try RowSplit(reading: json, file: file) } ?? split
    }
    if let json = fields.json("modifiers") {
      modifiers =
        fields.nested { () throws(Problems) in try Modifiers.reading(json, file: file) } ?? []
    }
    readAnomalies(&fields, settings, file)
    try fields.finish()
  }

  private mutating func readPlan(_ fields: inout FieldReader, _ settings: JSON) {
    let size = fields.choice("size", of: DatasetSize.allCases.map(\.rawValue))
    let rows = fields.integer("rows", in: 500...20_000_000)
    if size != nil, rows != nil {
      fields.report(
        "'size' and 'rows' both say how many rows; keep one", at: settings["size"]?.place)
    }
    plan.rows = rows ?? size.flatMap(DatasetSize.init(rawValue:))?.rows ?? 20_000
    plan.months = fields.integer("months", in: 6...120) ?? 18
    plan.noise = fields.number("noise", in: 0...4) ?? 1
    let activity = fields.choice("activity", of: LedgerActivity.allCases.map(\.rawValue))
    plan.activity = activity.flatMap(LedgerActivity.init(rawValue:)) ?? .classic
    if let start = fields.string("start") {
      let parts = start.split(separator: "-").map { Int($0) ?? 0 }
      if parts.count == 2, (1971...9000).contains(parts[0]), (1...12).contains(parts[1]) {
        (plan.year, plan.month) = (parts[0], parts[1])
      } else {
        fields.report(
          "'start' is '\(start)'; write a year and a month, such as 2024-01",
          at: settings["start"]?.place)
      }
    }
  }

  /// The first day, and the day behind the last.
  private var span: Range<Day> {
    let calendar = LedgerCalendar(year: plan.year, month: plan.month, months: plan.months)
    return calendar.first..<calendar.first + calendar.days
  }

  private mutating func readAnomalies(
    _ fields: inout FieldReader, _ settings: JSON, _ file: String?
  ) {
    let decoys = fields.number("decoys", in: 0...10) ?? 1
    let hasDecoys = fields.bool("with_decoys") ?? true
    let (profile, span) = (profile, span)
    let read = fields.list("anomalies") { json throws(Problems) in
      try AnomalySetting(
        reading: json, file: file, decoys: decoys, hasDecoys: hasDecoys, profile: profile,
        span: span)
    }
    anomalies = read ?? []
    let places = settings["anomalies"]?.elements ?? []
    reportOverlaps(&fields, places)
    let total = anomalies.reduce(0) { $0 + $1.rate }
    if total > 300 {
      fields.report(
        "\(total) events for every ten thousand rows are more than a ledger bears; stay below 300",
        at: settings["anomalies"]?.place)
    }
  }

  /// One kind may be ordered several times, for windows that do not overlap.
  private func reportOverlaps(_ fields: inout FieldReader, _ places: [JSON]) {
    guard places.count == anomalies.count else { return }
    for (place, setting) in anomalies.enumerated() {
      let earlier = anomalies[..<place].first { other in
        guard other.kind.id == setting.kind.id else { return false }
        guard let one = other.window, let two = setting.window else { return true }
        return one.overlaps(two)
      }
      if earlier != nil {
        fields.report(
          "'\(setting.kind.id)' is ordered twice for the same days; join the two, or part their windows",
          at: places[place].place)
      }
    }
  }
}

extension AnomalySetting {
  /// Reads one order, and refuses what the profile or the ledger's days cannot show.
  init(
    reading json: JSON, file: String?, decoys: Double, hasDecoys: Bool, profile: LedgerProfile,
    span: Range<Day>
  ) throws(Problems) {
    var fields = FieldReader(json, file: file)
    let id = fields.require(
      "kind", fields.choice("kind", of: AnomalyKinds.all.map { $0.id }), else: "")
    let kind = AnomalyKinds.kind(id) ?? AnomalyKinds.all[0]
    if !id.isEmpty, !kind.card.observable.contains(profile) {
      fields.report(
        "'\(id)' leaves no trace in the profile \(profile.rawValue); "
          + "use the profile extended, or leave it out", at: json["kind"]?.place)
    }
    let rate = fields.require(
      "per_10k", fields.number("per_10k", in: 0.001...200), else: 1)
    let ends = fields.list("severity") { end throws(Problems) in
      try Self.severity(end, file: file)
    }
    let window = Self.window(&fields, json, span)
    self.init(
      kind, rate: rate, decoys: fields.number("decoys", in: 0...10) ?? decoys, severity: 0...1,
      window: window, isOn: fields.bool("on") ?? true,
      hasDecoys: fields.bool("with_decoys") ?? hasDecoys)
    severity = 0.3...0.7
    tier = fields.choice("tier", of: Tiers.all.map(\.id))
    if tier != nil, ends != nil {
      fields.report(
        "'tier' and 'severity' both say how gross events are; keep one", at: json["tier"]?.place)
    }
    if let calibrated = tier.flatMap({ CalibratedSeverities.severity(of: id, tier: $0) }) {
      severity = calibrated...calibrated
    } else if let ends {
      if ends.count == 2, ends[0] <= ends[1] {
        severity = ends[0]...ends[1]
      } else {
        fields.report(
          "'severity' should be two numbers, the lower one first, such as [0.3, 0.7]",
          at: json["severity"]?.place)
      }
    }
    try fields.finish()
  }

  private static func severity(_ json: JSON, file: String?) throws(Problems) -> Double {
    guard let number = json.double, (0...1).contains(number) else {
      throw Problems(
        Problem("a severity is a number from 0 to 1, not \(json.text)", file: file, at: json.place))
    }
    return number
  }

  private static func window(
    _ fields: inout FieldReader, _ json: JSON, _ span: Range<Day>
  ) -> Range<Day>? {
    guard let texts = fields.strings("window") else { return nil }
    let days = texts.compactMap(Day.init(reading:))
    guard days.count == 2, texts.count == 2, days[0] < days[1] else {
      fields.report(
        "'window' should be two days, the first and the one behind the last, "
          + "such as [\"2024-03-01\", \"2024-06-01\"]", at: json["window"]?.place)
      return nil
    }
    let window = days[0]..<days[1]
    guard window.overlaps(span), window.clamped(to: span) == window else {
      fields.report(
        "'window' is not within the ledger's days, \(span.lowerBound) to \(span.upperBound + -1)",
        at: json["window"]?.place)
      return nil
    }
    return window
  }
}

extension Day {
  /// The day that a text such as `2024-03-01` names, if it names one.
  init?(reading text: String) {
    let parts = text.split(separator: "-").map { Int($0) ?? 0 }
    guard parts.count == 3 else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }
}
