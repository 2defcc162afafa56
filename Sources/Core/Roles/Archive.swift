/// All that a fitted detector has learned, as named plain data that a file can hold.
public struct Archive: Sendable, Equatable {
  /// One piece of learned data.
  public enum Entry: Sendable, Equatable {
    /// 32-bit numbers.
    case floats([Float])
    /// 64-bit numbers.
    case doubles([Double])
    /// Whole numbers.
    case integers([Int64])
    /// Words.
    case strings([String])
  }

  /// The detector that learned it.
  public let detector: String
  /// The version of the layout; a detector refuses one that it does not know.
  public let version: Int
  /// The pieces, by name.
  public private(set) var entries: [String: Entry]

  /// Archives what a detector learned.
  public init(detector: String, version: Int = 1, _ entries: [String: Entry] = [:]) {
    self.detector = detector
    self.version = version
    self.entries = entries
  }

  /// Adds a whole archive as one of its parts.
  public mutating func add(_ part: Archive, as name: String) {
    entries[name] = .strings([part.detector, String(part.version)])
    for (piece, entry) in part.entries { entries["\(name).\(piece)"] = entry }
  }

  /// A part that was added whole.
  public func part(_ name: String) throws(ArchiveError) -> Archive {
    let head = try strings(name)
    guard head.count == 2, let version = Int(head[1]) else { throw .inconsistent(name) }
    let pieces = entries.filter { $0.key.hasPrefix(name + ".") }
    return Archive(
      detector: head[0], version: version,
      Dictionary(
        uniqueKeysWithValues: pieces.map { (String($0.key.dropFirst(name.count + 1)), $0.value) }))
  }

  /// Refuses another detector's archive, or a layout of another version.
  public func expect(_ detector: String, version: Int = 1) throws(ArchiveError) {
    guard self.detector == detector else { throw .otherDetector(self.detector, not: detector) }
    guard self.version == version else { throw .otherVersion(self.version, not: version) }
  }

  /// A piece of 32-bit numbers, of a count if one is known.
  public func floats(_ name: String, count: Int? = nil) throws(ArchiveError) -> [Float] {
    guard case .floats(let values) = entries[name] else { throw .missing(name) }
    return try counted(values, name, count)
  }

  /// A piece of 64-bit numbers, of a count if one is known.
  public func doubles(_ name: String, count: Int? = nil) throws(ArchiveError) -> [Double] {
    guard case .doubles(let values) = entries[name] else { throw .missing(name) }
    return try counted(values, name, count)
  }

  /// A piece of whole numbers, of a count if one is known.
  public func integers(_ name: String, count: Int? = nil) throws(ArchiveError) -> [Int] {
    guard case .integers(let values) = entries[name] else { throw .missing(name) }
    return try counted(values.map { Int($0) }, name, count)
  }

  /// A piece of words.
  public func strings(_ name: String) throws(ArchiveError) -> [String] {
    guard case .strings(let values) = entries[name] else { throw .missing(name) }
    return values
  }

  private func counted<Value>(
    _ values: [Value], _ name: String, _ count: Int?
  ) throws(ArchiveError) -> [Value] {
    guard count.map({ $0 == values.count }) ?? true else { throw .missing(name) }
    return values
  }
}

/// Says why an archive is not what a detector learned.
public struct ArchiveError: Error, Equatable, CustomStringConvertible {
  /// What happened, and what to do.
  public let description: String

  /// Another detector learned it.
  public static func otherDetector(_ found: String, not expected: String) -> Self {
    Self(description: "the model is of detector '\(found)', not '\(expected)'; name that detector")
  }

  /// It has a layout that is not known here.
  public static func otherVersion(_ found: Int, not expected: Int) -> Self {
    Self(
      description: "the model has layout \(found), but this version reads \(expected); fit it again"
    )
  }

  /// A piece is missing or has another length than the rest says.
  public static func missing(_ name: String) -> Self {
    Self(description: "the model lacks '\(name)' or holds too little of it; fit it again")
  }

  /// A piece contradicts what a model of this kind can hold.
  public static func inconsistent(_ name: String) -> Self {
    Self(description: "the model's '\(name)' contradicts the rest of it; fit it again")
  }
}
