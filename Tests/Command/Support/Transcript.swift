import RingtruePlatform
import Synchronization

@testable import RingtrueCommand

/// What a tool writes to its two streams when it runs within a test.
struct Transcript {
  let code: ExitCode
  let output: String
  let errors: String

  /// Runs a command line within this process.
  init(
    of tool: Tool = .ringtrue, _ words: [String], variables: [String: String] = [:],
    columns: Int? = nil, isStopped: Bool = false
  ) async {
    let output = Tape()
    let errors = Tape()
    let surroundings = Surroundings(
      variables: variables,
      console: { color in
        Console(
          output: output.side(color, columns, variables),
          errors: errors.side(color, columns, variables))
      },
      clock: ManualClock(),
      listenForStop: {
        let stop = StopRequest()
        if isStopped { stop.make() }
        return stop
      })
    code = await tool.run(words, in: surroundings)
    self.output = output.text
    self.errors = errors.text
  }
}

/// A stream that remembers.
final class Tape: Sendable {
  private let written = Mutex("")

  var text: String { written.withLock { $0 } }

  func side(
    _ color: CommonFlags.Color = .never, _ columns: Int? = nil, _ variables: [String: String] = [:]
  ) -> Console.Side {
    let isTerminal = columns != nil
    return Console.Side(
      write: { text throws(PlatformError) in self.written.withLock { $0 += text } },
      isTerminal: isTerminal, columns: columns,
      paint: Paint(color, isTerminal: isTerminal, variables: variables))
  }
}
