import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueCommand

@Suite struct `The doctor` {
  /// A folder with programs that answer `--version` as told.
  func programs(_ answers: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, answer) in answers {
      try Files.write("#!/bin/sh\necho '\(answer)'\n", to: folder.file(name))
      _ = try Binary.script("chmod +x '\(folder.file(name))'")
    }
    return folder
  }

  func findings(_ variables: [String: String]) async throws -> [String: JSON] {
    let transcript = await Transcript(["doctor", "--json"], variables: variables)
    let findings = try #require(try JSON.read(transcript.output)["result"]?.elements)
    return Dictionary(uniqueKeysWithValues: findings.map { ($0["name"]?.string ?? "", $0) })
  }

  @Test(arguments: [
    ("gnuplot 5.4 patchlevel 4", "ok"), ("gnuplot 10.0 patchlevel 0", "ok"),
    ("gnuplot 4.6 patchlevel 6", "missing"), ("what?", "missing"),
  ])
  func `judges gnuplot by its version`(_ answer: String, _ state: String) async throws {
    let folder = try programs(["gnuplot": answer])
    let found = try await findings(["PATH": folder.path])
    #expect(found["gnuplot"]?["state"]?.string == state)
    #expect((found["gnuplot"]?["remedy"] == nil) == (state == "ok"))
    #expect(found["Swift toolchain"]?["state"]?.string == "warning")
  }

  @Test(arguments: [
    ("Swift version 6.3.1 (swift-6.3.1-RELEASE)", "ok"), ("Swift version 5.10", "warning"),
  ])
  func `judges the toolchain by its version`(_ answer: String, _ state: String) async throws {
    let folder = try programs(["swift": answer])
    let found = try await findings(["PATH": folder.path])
    #expect(found["Swift toolchain"]?["state"]?.string == state)
  }

  @Test func `finds the libraries it is linked with`() async throws {
    let found = try await findings([:])
    for name in ["SQLite", "zlib", "libcrypto"] {
      #expect(found[name]?["state"]?.string == "ok", "\(name)")
      #expect(found[name]?["found"]?.string?.contains(".") == true, "\(name)")
    }
  }

  @Test func `warns of instructions that are not to be had`() async throws {
    let found = try await findings(["RINGTRUE_ISA": "abacus"])
    #expect(found["vector instructions"]?["state"]?.string == "warning")
  }

  @Test(arguments: [("3.40.1", "3.7", false), ("1.2.13", "1.2.5", false), ("3.6", "3.37", true)])
  func `orders versions by their numbers`(_ first: String, _ second: String, _ isOlder: Bool)
    throws
  {
    let first = try #require(VersionNumber(in: first))
    let second = try #require(VersionNumber(in: second))
    #expect((first < second) == isOlder)
  }
}
