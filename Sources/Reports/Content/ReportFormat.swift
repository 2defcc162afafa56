public import RingtrueHistory

extension Report {
  /// The forms in which a report is written.
  public enum Format: String, Sendable, CaseIterable {
    /// One page that needs nothing else.
    case html
    /// A comment for a pull request.
    case markdown = "md"
    /// A line for each measure, for spreadsheets.
    case csv
    /// All measures, for programs.
    case json
    /// The page on paper.
    case pdf
  }

  /// The report as a page for browsers.
  public var html: String { Page(report: self).text }

  /// The report as a comment, shorter than what hosts of sources allow.
  public var markdown: String { Comment(report: self).text }

  /// All measures in the form that `history export` gives, byte for byte.
  public func measures(_ format: RunExport.Format) -> String { RunExport(record).text(format) }
}
