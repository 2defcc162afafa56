/// Says why a detector cannot learn from rows, or score them.
public struct DetectorError: Error, Equatable, CustomStringConvertible {
  private enum Kind: Equatable {
    case noRows
    case noFeatures
    case missing(feature: String, row: Int, count: Int)
    case otherFeatures(expected: [String], found: [String])
    case memory(needed: Int, limit: Int)
    case brokenModel(String)
    case unlabelled(rule: String)
    case lacksColumn(detector: String, part: String, names: [String])
  }

  private let kind: Kind

  /// There is nothing to learn from.
  public static let noRows = Self(kind: .noRows)

  /// There is nothing to compute with.
  public static let noFeatures = Self(kind: .noFeatures)

  /// A feature has missing cells, which this detector does not take.
  public static func missing(feature: String, row: Int, count: Int) -> Self {
    Self(kind: .missing(feature: feature, row: row, count: count))
  }

  /// The rows have other features than those that were learned.
  public static func otherFeatures(expected: [String], found: [String]) -> Self {
    Self(kind: .otherFeatures(expected: expected, found: found))
  }

  /// The work would take more memory than it may.
  public static func memory(needed: Int, limit: Int) -> Self {
    Self(kind: .memory(needed: needed, limit: limit))
  }

  /// The model's bytes are not what a model file holds.
  public static func brokenModel(_ why: String) -> Self { Self(kind: .brokenModel(why)) }

  /// A threshold rule needs rows known to be normal and rows known to be anomalous.
  public static func unlabelled(rule: String) -> Self { Self(kind: .unlabelled(rule: rule)) }

  /// A detector that reads the table lacks a column: its part, and the names it would go by.
  public static func lacksColumn(detector: String, part: String, names: [String] = []) -> Self {
    Self(kind: .lacksColumn(detector: detector, part: part, names: names))
  }

  /// Whether the rows were refused before any work, for want of memory or of a column.
  public var isRefusal: Bool {
    switch kind {
    case .memory, .lacksColumn: true
    default: false
    }
  }

  /// What happened, and what to do.
  public var description: String {
    switch kind {
    case .noRows:
      "there are no rows to learn from; give at least one"
    case .noFeatures:
      "there are no numeric columns; name some, or encode words as numbers first"
    case .missing(let feature, let row, let count):
      "'\(feature)' is missing in \(count) rows, first in row \(row);"
        + " fill it, leave it out, or use a detector that takes missing cells"
    case .otherFeatures(let expected, let found):
      "the model learned \(expected.joined(separator: ", ")) but the rows have"
        + " \(found.joined(separator: ", ")); give the same columns"
    case .memory(let needed, let limit):
      "this would take about \(Self.size(needed)), and \(Self.size(limit)) are allowed;"
        + " allow more, give fewer rows, or choose a leaner detector"
    case .brokenModel(let why):
      "this is no model file, or a damaged one: \(why); fit and save it again"
    case .unlabelled(let rule):
      "'\(rule)' chooses by labels of training rows, and needs normal and anomalous ones; give"
        + " such rows to learn from, or choose a rule that needs no labels"
    case .lacksColumn(let detector, let part, let names):
      "'\(detector)' needs the column of the \(part); say which one that is"
        + (names.isEmpty ? "" : ", or name it " + names.joined(separator: " or "))
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\((bytes + 999) / 1000) kB" : "\((bytes + 999_999) / 1_000_000) MB"
  }
}
