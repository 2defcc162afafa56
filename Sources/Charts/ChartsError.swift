/// Why charts were not drawn.
public struct ChartsError: Error, Sendable, Equatable, CustomStringConvertible {
  private enum Problem: Sendable, Equatable {
    case noGnuplot
    case oldGnuplot(String)
    case notDrawn(folder: String, String)
    case unwritten(String)
  }

  private let problem: Problem

  /// Whether gnuplot is not there, or too old.
  public var isWithoutGnuplot: Bool {
    switch problem {
    case .noGnuplot, .oldGnuplot: true
    case .notDrawn, .unwritten: false
    }
  }

  /// What happened, and what to do.
  public var description: String {
    switch problem {
    case .noGnuplot: Gnuplot.remedy
    case .oldGnuplot(let version): "gnuplot \(version) is too old; \(Gnuplot.remedy)"
    case .notDrawn(let folder, let why):
      "gnuplot could not draw in \(folder): \(why); the scripts are there to try by hand"
    case .unwritten(let why): "\(why); charts need a folder that can be written to"
    }
  }

  static let noGnuplot = ChartsError(problem: .noGnuplot)

  static func oldGnuplot(_ version: String) -> ChartsError { .init(problem: .oldGnuplot(version)) }

  static func notDrawn(_ folder: String, _ why: String) -> ChartsError {
    .init(problem: .notDrawn(folder: folder, why))
  }

  static func unwritten(_ why: String) -> ChartsError { .init(problem: .unwritten(why)) }
}
