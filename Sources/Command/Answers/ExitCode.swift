/// How a run of the command ended, for the script that called it.
struct ExitCode: Sendable, Equatable {
  /// The number the shell sees.
  let number: Int32
  /// When it is given.
  let meaning: String

  /// All went well; for a gate: pass, or better than before.
  static let pass = ExitCode(0, "all went well; an improvement too")
  /// A fault of the tool itself, or a system that refused what should always work.
  static let internalError = ExitCode(1, "internal error, or output that cannot be written")
  /// A gate found the challenger worse.
  static let regression = ExitCode(2, "regression")
  /// Too many trials failed.
  static let trialsFailed = ExitCode(3, "trials failed beyond the tolerated share")
  /// A gate has nothing to compare with.
  static let noBaseline = ExitCode(5, "baseline missing or incomparable")
  /// A gate can't tell, and the policy calls that a failure.
  static let inconclusive = ExitCode(6, "inconclusive, and the policy says fail")
  /// The money, time, calls or disk space allowed are used up.
  static let budgetSpent = ExitCode(7, "budget spent, or the disk is full; can be resumed")
  /// The command line, or the environment beside it, is wrong.
  static let usage = ExitCode(64, "usage: the command line is wrong")
  /// A file holds what it must not.
  static let badData = ExitCode(65, "bad data: a file holds what it must not")
  /// A file that was named is not there or can't be read.
  static let noInput = ExitCode(66, "no such input")
  /// A program or library that the work needs is not installed.
  static let missingProgram = ExitCode(69, "a needed program is missing")
  /// The user stopped it.
  static let interrupted = ExitCode(130, "interrupted; can be resumed")
  /// Whoever read the output went away, as `head` does.
  static let readerGone = ExitCode(141, "the reader of the output went away")

  /// Every code, in order.
  static let all = [
    pass, internalError, regression, trialsFailed, noBaseline, inconclusive, budgetSpent, usage,
    badData, noInput, missingProgram, interrupted, readerGone,
  ]

  private init(_ number: Int32, _ meaning: String) {
    self.number = number
    self.meaning = meaning
  }
}
