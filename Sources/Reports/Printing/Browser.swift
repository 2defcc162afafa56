internal import RingtruePlatform

/// Prints pages with Chromium, without a window: the one place that runs a browser.
public struct Browser: Sendable {
  /// Where to get one, for those who have none.
  public static let remedy =
    "PDF needs Chromium: apt install chromium, or brew install --cask chromium; "
    + "or print report.html from any browser"

  private static let names = ["chromium", "chromium-browser", "google-chrome"]

  private let program: String
  private let launcher: Launcher

  /// Finds a browser on the path; throws when there is none.
  public static func find() throws(ReportsError) -> Browser {
    try find(in: Environment.essentials["PATH"] ?? "", .system)
  }

  static func find(in path: String, _ launcher: Launcher) throws(ReportsError) -> Browser {
    for name in names {
      if let program = Invocation.locate(name, in: path) {
        return Browser(program: program, launcher: launcher)
      }
    }
    throw .noBrowser
  }

  /// The page on paper, as the bytes of a PDF; those tell when they were made.
  public func print(_ page: String) throws(ReportsError) -> [UInt8] {
    do {
      let folder = try TemporaryFolder()
      try Files.write(page, to: folder.file("report.html"))
      var answer = try launcher.run(call(in: folder.path, []))
      if !answer.succeeded, answer.errorText.contains("no-sandbox") {
        // A superuser has no sandbox; the page runs nothing but its own script, by its digest.
        answer = try launcher.run(call(in: folder.path, ["--no-sandbox"]))
      }
      guard answer.succeeded, Files.exists(folder.file("report.pdf")) else {
        let lines = answer.errorText.split(separator: "\n")
        throw ReportsError.notPrinted(lines.last.map(String.init) ?? "\(answer.ending)")
      }
      return try Files.read(folder.file("report.pdf"))
    } catch let error as ReportsError {
      throw error
    } catch {
      throw .notPrinted("\(error)")
    }
  }

  private func call(in folder: String, _ more: [String]) -> Invocation {
    let words = [
      "--headless=new", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer",
      "--user-data-dir=\(Path.join(folder, "profile"))",
      "--print-to-pdf=\(Path.join(folder, "report.pdf"))",
    ]
    var call = Invocation(
      program, words + more + ["file://" + Path.join(folder, "report.html")], folder: folder)
    call.environment["HOME"] = folder
    call.limits.time = .seconds(120)
    return call
  }
}
