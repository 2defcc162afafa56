/// How a program ended, what it said, and what it used.
package struct Completion: Sendable {
  package let ending: Ending
  package let output: [UInt8]

  /// The last of what it wrote to standard error.
  package let errors: [UInt8]

  package let usage: Usage

  /// How a program came to its end.
  package enum Ending: Hashable, Sendable {
    case exited(Int)
    case killed(signal: Int)
    case outOfTime
    case tooMuchOutput
    case cancelled
  }

  /// What a program and the children it waited for have used.
  package struct Usage: Hashable, Sendable {
    package let time: Duration
    package let userTime: Duration
    package let systemTime: Duration

    /// Bytes of the largest process.
    package let peakMemory: Int

    /// Bytes that the parent's copy weighed before it became the program: the system counts them
    /// too, so a peak that is not above them is known only to be at most that much.
    package let memoryFloor: Int

    /// Whether the peak is the program's own; the system counts in batches, and may be a little off.
    package var isPeakItsOwn: Bool { peakMemory > memoryFloor + (4 << 20) }

    package init(
      time: Duration, userTime: Duration = .zero, systemTime: Duration = .zero,
      peakMemory: Int = 0, memoryFloor: Int = 0
    ) {
      self.time = time
      self.userTime = userTime
      self.systemTime = systemTime
      self.peakMemory = peakMemory
      self.memoryFloor = memoryFloor
    }
  }

  /// A completion as told; stand-ins for real programs make theirs here.
  package init(
    ending: Ending, output: [UInt8] = [], errors: [UInt8] = [], usage: Usage = Usage(time: .zero)
  ) {
    self.ending = ending
    self.output = output
    self.errors = errors
    self.usage = usage
  }

  /// Whether the program ended by itself and said that all is well.
  package var succeeded: Bool { ending == .exited(0) }

  /// Standard output as text; what is not UTF-8 is replaced.
  package var outputText: String { String(decoding: output, as: UTF8.self) }

  /// The last of standard error as text; what is not UTF-8 is replaced.
  package var errorText: String { String(decoding: errors, as: UTF8.self) }
}
