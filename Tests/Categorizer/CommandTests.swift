import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueCategorizer

@Suite struct ByCommandTests {
  private let folder: TemporaryFolder
  private let requests = Desk(3).requests

  init() throws { folder = try TemporaryFolder() }

  /// The outcomes of a program in the shell's language.
  private func outcomes(
    of script: String, patience: Duration = .seconds(20)
  ) async throws -> [CategoryOutcome] {
    let path = folder.file("answer.sh")
    try Files.write(script, to: path)
    let program = try ByCommand(
      ["/bin/sh", path], buckets: ["A", "B"], patience: patience, clock: SystemClock())
    return await program.categorize(requests)
  }

  private func kind(_ outcome: CategoryOutcome) -> CategoryFailure.Kind? {
    if case .failure(let failure) = outcome { failure.kind } else { nil }
  }

  @Test func `is told all of a record in one line`() async throws {
    let heard = folder.file("heard.jsonl")
    _ = try await outcomes(
      of: "while read -r l; do printf '%s\\n' \"$l\" >> \(heard); echo '{\"bucket\": \"A\"}'; done")
    let lines = try Files.readText(heard).split(separator: "\n")
    #expect(lines.count == 3)
    let first = try JSON.read(String(lines[0]))
    #expect(
      first["id"]?.string == requests[0].id && first["comment"]?.string == requests[0].comment)
    #expect(first["fields"] == requests[0].fields && first["buckets"] == ["A", "B"])
  }

  @Test func `one bad answer costs one record`() async throws {
    let outcomes = try await outcomes(
      of: """
        n=0
        while read -r l; do
          n=$((n+1))
          if [ $n = 2 ]; then echo oops; else echo '{"bucket": "B", "confidence": 0.25}'; fi
        done
        """)
    #expect(outcomes.map(\.bucket) == ["B", nil, "B"])
    #expect(kind(outcomes[1]) == .unreadable)
  }

  @Test func `one that breaks down is started anew`() async throws {
    let outcomes = try await outcomes(of: "read -r l; echo '{\"bucket\": \"A\"}'; exit 3")
    #expect(outcomes[0].bucket == "A")
    #expect(outcomes.contains { kind($0) == .crashed } || outcomes.allSatisfy { $0.bucket == "A" })
    let dead = try await self.outcomes(of: "exit 1")
    #expect(dead.allSatisfy { kind($0) == .crashed })
  }

  @Test func `one that is silent is not waited for for ever`() async throws {
    let outcomes = try await outcomes(of: "sleep 100", patience: .milliseconds(200))
    #expect(outcomes.allSatisfy { kind($0) == .timedOut })
  }

  @Test func `one that is not there is refused at once`() {
    #expect(throws: PlatformError.self) {
      try ByCommand(
        ["no-such-program-anywhere"], buckets: ["A"], patience: .seconds(1), clock: SystemClock())
    }
  }
}
