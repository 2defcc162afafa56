import RingtruePlatform
import Testing

@testable import RingtrueReports

/// Pages on paper.
@Suite struct BrowserTests {
  /// A folder with a program that does what a script says.
  private func browser(_ script: String, in folder: borrowing TemporaryFolder) throws -> Browser {
    let path = folder.file("chromium")
    try Files.write("#!/bin/sh\n\(script)\n", to: path)
    let mode = Invocation("chmod", ["+x", path])
    #expect(try mode.run().succeeded)
    return try Browser.find(in: folder.path, .system)
  }

  @Test func `need a browser, and say where to get one`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: ReportsError.self) {
      _ = try Browser.find(in: folder.path, .system)
    }
    #expect(error?.isWithoutBrowser == true)
    #expect(error?.description.contains("apt install chromium") == true)
  }

  @Test func `are what the browser wrote`() throws {
    let folder = try TemporaryFolder()
    let script = """
      for word; do case $word in --print-to-pdf=*) out=${word#*=};; file://*) page=${word#file://};; esac
      done
      cat "$page" > "$out"
      """
    let browser = try browser(script, in: folder)
    #expect(try browser.print("<p>page</p>") == Array("<p>page</p>".utf8))
  }

  @Test func `are tried without a sandbox only where there can be none`() throws {
    let folder = try TemporaryFolder()
    let script = """
      case "$*" in *--no-sandbox*) ;; *) echo "Running as root without --no-sandbox" >&2; exit 1;; esac
      for word; do case $word in --print-to-pdf=*) echo pdf > "${word#*=}";; esac; done
      """
    #expect(try browser(script, in: folder).print("x") == Array("pdf\n".utf8))
  }

  @Test func `say what the browser said when it failed`() throws {
    let folder = try TemporaryFolder()
    let browser = try browser("echo 'no display' >&2; exit 3", in: folder)
    let error = #expect(throws: ReportsError.self) { _ = try browser.print("x") }
    #expect(error?.description.contains("no display") == true)
  }
}
