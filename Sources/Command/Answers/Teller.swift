internal import RingtrueCore
internal import RingtruePlatform

/// Writes how a call went, in the form that was asked for: results to stdout, complaints to stderr.
struct Teller: Sendable {
  let call: Call

  /// Tells the outcome and gives its exit code.
  func tell(_ outcome: Result<Answer, Failure>) throws(PlatformError) -> ExitCode {
    switch outcome {
    case .success(let answer):
      try tell(answer)
      return answer.code
    case .failure(let failure):
      try tell(failure)
      return failure.code
    }
  }

  /// Ends in peace when the reader went away, and complains when the stream is broken.
  func giveUp(_ error: PlatformError) -> ExitCode {
    if error.isBrokenPipe { return .readerGone }
    try? complain(Problems(Problem(error.description)), .bad)
    return .internalError
  }

  private func tell(_ answer: Answer) throws(PlatformError) {
    if call.values[CommonFlags.json] {
      return try print(envelope(answer.code, answer.warnings, answer.result))
    }
    try complain(answer.warnings, .warning)
    let output = call.console.output
    let pieces = answer.parts.compactMap(text)
    if !pieces.isEmpty { try output.write(pieces.joined(separator: "\n")) }
  }

  private func tell(_ failure: Failure) throws(PlatformError) {
    if call.values[CommonFlags.json] {
      try print(envelope(failure.code, failure.problems, nil))
    } else {
      try complain(failure.problems, .bad)
    }
  }

  private func text(_ part: Answer.Part) -> String? {
    let output = call.console.output
    let wantsTabs = call.values[CommonFlags.tsv]
    switch part {
    case .verbatim(let text): return text
    case .table(let table) where wantsTabs: return table.tabSeparated
    case _ where wantsTabs || call.values[CommonFlags.quiet]: return nil
    case .table(let table):
      return Self.text(table.drawn(within: output.columns, paint: output.paint))
    case .lines(let lines): return Self.text(lines)
    }
  }

  private static func text(_ lines: [String]) -> String {
    lines.map { $0 + "\n" }.joined()
  }

  private func envelope(_ code: ExitCode, _ problems: Problems, _ result: JSON?) -> Envelope {
    Envelope(tool: call.tool, path: call.path, code: code, problems: problems, result: result)
  }

  private func print(_ envelope: Envelope) throws(PlatformError) {
    try call.console.output.write(envelope.json.prettyText)
  }

  private func complain(_ problems: Problems, _ ink: Ink) throws(PlatformError) {
    guard !problems.isEmpty else { return }
    let errors = call.console.errors
    let head = errors.paint(ink, "\(call.tool.name):")
    let rest = problems.count - problems.listed.count
    let more = rest > 0 ? ["… and \(rest) more"] : []
    let lines = (problems.listed.map(\.description.visible) + more).map { "\(head) \($0)\n" }
    try errors.write(lines.joined())
  }
}
