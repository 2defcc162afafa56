import RingtrueGoldens
import Testing

@testable import RingtrueReports

/// The comment on a change of sources.
@Suite struct CommentTests {
  @Test func `is as it was recorded`() throws {
    #expect(try Goldens().hold(Sample().report.markdown, as: "comment.md"))
  }

  @Test(arguments: [1, 12, 60, 400])
  func `is shorter than hosts allow, with any number of parts`(count: Int) {
    let long = String(repeating: "very-long-name-", count: 8)
    let sample = Sample(
      systems: (0..<6).map { "\(long)\($0)" }, parts: (0..<count).map { "\(long)\($0)" }, rows: 40)
    let comment = sample.report.markdown
    #expect(comment.utf8.count < 65_000)
    #expect(comment.contains("Audit trail") && comment.contains("2026-11-21-sample"))
    #expect(count < 60 || comment.contains("more parts in the report"))
  }

  @Test func `says that nothing was measured, where that is so`() {
    let comment = Sample(isScored: false).report.markdown
    #expect(comment.contains("10 failed") && comment.contains("failed, 10 trials: broke"))
  }
}
