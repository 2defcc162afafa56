/// Why a report was not made.
public struct ReportsError: Error, Sendable, Equatable, CustomStringConvertible {
  private enum Problem: Sendable, Equatable {
    case noBrowser
    case notPrinted(String)
  }

  private let problem: Problem

  /// Whether there is no browser that could print.
  public var isWithoutBrowser: Bool { problem == .noBrowser }

  /// What happened, and what to do.
  public var description: String {
    switch problem {
    case .noBrowser: Browser.remedy
    case .notPrinted(let why):
      "Chromium did not print the report: \(why); write report.html, and print it from any browser"
    }
  }

  static let noBrowser = ReportsError(problem: .noBrowser)

  static func notPrinted(_ why: String) -> ReportsError { ReportsError(problem: .notPrinted(why)) }
}
