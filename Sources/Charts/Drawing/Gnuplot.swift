internal import RingtruePlatform

/// Runs gnuplot: the one place that does.
public struct Gnuplot: Sendable {
  /// Its version, as it says it.
  public let version: String
  private let launcher: Launcher

  /// Where to get it, for those who have none.
  public static let remedy =
    "charts need gnuplot 5.2 or newer: apt install gnuplot-nox, or brew install gnuplot"

  /// Finds gnuplot on the path, and asks which version it is.
  ///
  /// Throws when there is none, or one that is too old.
  public static func find() throws(ChartsError) -> Gnuplot { try find(.system) }

  static func find(_ launcher: Launcher) throws(ChartsError) -> Gnuplot {
    var call = Invocation("gnuplot", ["--version"])
    call.limits.time = .seconds(20)
    let answer: Completion
    do {
      answer = try launcher.run(call)
    } catch {
      throw .noGnuplot
    }
    let words = answer.outputText.split(whereSeparator: \.isWhitespace)
    let number = words.dropFirst().first.map { $0.split(separator: ".").compactMap { Int($0) } }
    guard answer.succeeded, words.first == "gnuplot", let number, number.count >= 2 else {
      throw .noGnuplot
    }
    guard (number[0], number[1]) >= (5, 2) else { throw .oldGnuplot(String(words[1])) }
    let patch = words.count >= 4 && words[2] == "patchlevel" ? ".\(words[3])" : ""
    return Gnuplot(version: String(words[1]) + patch, launcher: launcher)
  }

  private init(version: String, launcher: Launcher) {
    self.version = version
    self.launcher = launcher
  }

  /// Draws the scripts of a folder, all in one process, into the files that they name.
  public func draw(_ scripts: [String], in folder: String) throws(ChartsError) {
    guard !scripts.isEmpty else { return }
    var call = Invocation("gnuplot", scripts, folder: folder)
    call.environment["LC_ALL"] = "C.UTF-8"
    call.limits.time = .seconds(120)
    let answer: Completion
    do {
      answer = try launcher.run(call)
    } catch {
      throw .notDrawn(folder, "\(error)")
    }
    guard answer.succeeded else {
      let lines = answer.errorText.split(separator: "\n").filter { $0.contains("line") }
      throw .notDrawn(folder, lines.last.map(String.init) ?? "\(answer.ending)")
    }
  }
}
