/// Which of the rows before a row count: the last so many, or those of the last so many days.
public enum RowWindow: Sendable, Hashable {
  /// The last so many rows.
  case rows(Int)
  /// The rows of the last so many days.
  case days(Int)

  /// The most rows or days that a window may hold.
  public static let longest = 10_000

  /// Reads `10` as rows and `30d` as days; nil where it is neither, or out of bounds.
  public init?(_ text: some StringProtocol) {
    let isDays = text.hasSuffix("d")
    guard let count = Int(isDays ? String(text.dropLast()) : String(text)),
      1...Self.longest ~= count
    else { return nil }
    self = isDays ? .days(count) : .rows(count)
  }

  /// Reads windows joined by `+`, such as `10+30d`; nil where one is none, or comes twice.
  public static func list(_ text: String) -> [RowWindow]? {
    let parts = text.split(separator: "+", omittingEmptySubsequences: false)
    let windows = parts.compactMap { RowWindow($0) }
    return windows.count == parts.count && Set(windows).count == windows.count ? windows : nil
  }
}

extension RowWindow: CustomStringConvertible {
  /// The window as a setting has it, such as `30d`.
  public var description: String {
    switch self {
    case .rows(let count): "\(count)"
    case .days(let count): "\(count)d"
    }
  }
}
