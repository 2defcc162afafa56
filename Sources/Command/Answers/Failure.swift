internal import Ringtrue
internal import RingtrueCharts
internal import RingtrueCore
internal import RingtrueData
internal import RingtrueHistory
internal import RingtruePlatform
internal import RingtrueReports
internal import RingtrueStore

/// The end of a run that could not do its work.
struct Failure: Error, Sendable {
  /// How the run ends.
  let code: ExitCode
  /// Why, and what to do about it.
  let problems: Problems

  /// A failure for several reasons.
  init(_ code: ExitCode, _ problems: Problems) {
    self.code = code
    self.problems = problems
  }

  /// A failure for one reason.
  init(_ code: ExitCode, _ message: String) { self.init(code, Problems(Problem(message))) }
}

extension Failure {
  /// What an error means for the exit code, whichever room it comes from.
  init(_ error: any Error) {
    self =
      switch error {
      case let failure as Failure: failure
      case let problems as Problems: Failure(.badData, problems)
      case let problem as Problem: Failure(.badData, Problems(problem))
      case let error as DataError:
        Failure(error.isMissingInput ? .noInput : .badData, error.problems)
      case let error as TableError: Failure(.badData, error.description)
      case let error as MetricsError: Failure(.badData, error.description)
      case let error as WorldsError: Failure(.badData, error.description)
      case let error as CategorizerError: Failure(error.exitCode, error.description)
      case let error as MockLLMError: Failure(.usage, error.description)
      case let error as HistoryError: Failure(error.exitCode, error.description)
      case let error as StoreError: Failure(error.exitCode, error.description)
      case let error as ChartsError:
        Failure(error.isWithoutGnuplot ? .missingProgram : .internalError, error.description)
      case let error as ReportsError:
        Failure(error.isWithoutBrowser ? .missingProgram : .internalError, error.description)
      case let error as PlatformError: Failure(error.exitCode, error.description)
      case is RecipeError, is DetectorError, is ArchiveError:
        Failure(.badData, "\(error)")
      case is CancellationError: Failure(.interrupted, "stopped on request; run it again to go on")
      default: Failure(.internalError, "\(error); this is a fault of ringtrue, please report it")
      }
  }
}

extension HistoryError {
  fileprivate var exitCode: ExitCode {
    isMissing ? .noInput : isAmbiguous ? .usage : .badData
  }
}

extension CategorizerError {
  fileprivate var exitCode: ExitCode {
    isUsage ? .usage : isMissingLibrary ? .missingProgram : .badData
  }
}

extension StoreError {
  fileprivate var exitCode: ExitCode {
    if isUnopened { return .noInput }
    if isFull { return .budgetSpent }
    return isCorrupt || isNewer || isForeign ? .badData : .internalError
  }
}

extension PlatformError {
  fileprivate var exitCode: ExitCode {
    if isMissingProgram { return .missingProgram }
    if isPortTaken { return .usage }
    if isFull { return .budgetSpent }
    return isMissing || isFolder || isDenied ? .noInput : .internalError
  }
}
