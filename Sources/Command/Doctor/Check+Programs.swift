internal import RingtruePlatform

extension Check {
  /// Swift is needed to build Ringtrue, and to write models of one's own against the library.
  static let toolchain = Check("Swift toolchain") { surroundings in
    let remedy = "only needed to build: install Swift 6.2 or newer from swift.org"
    guard let version = await version(of: "swift", surroundings) else {
      return .warning("not found on PATH", remedy)
    }
    return version < VersionNumber(6, 2) ? .warning("\(version)", remedy) : .ok("\(version)")
  }

  /// Gnuplot draws every chart.
  static let gnuplot = Check("gnuplot") { surroundings in
    let remedy = "needed for charts: apt install gnuplot-nox, or brew install gnuplot"
    guard let version = await version(of: "gnuplot", surroundings) else {
      return .missing("not found on PATH", remedy)
    }
    return version < VersionNumber(5, 2)
      ? .missing("\(version) is too old", remedy) : .ok("\(version)")
  }

  /// What a program answers to `--version`; nil when it is not there or does not answer in time.
  private static func version(
    of program: String, _ surroundings: Surroundings
  ) async -> VersionNumber? {
    let invocation = Invocation(
      program, ["--version"], environment: surroundings.variables,
      limits: Invocation.Limits(time: .seconds(20)))
    guard let completion = try? await invocation.completion(), completion.succeeded else {
      return nil
    }
    return VersionNumber(in: completion.outputText)
  }
}
