internal import CPlatform

/// The listener for Ctrl-C and for requests to end, of which a process has one.
///
/// The first of each kind is told; the second ends the process at once, as if nobody listened.
/// When the listener goes, both signals do again what they did before.
package final class Interruptions: Sendable {
  private let writing: Descriptor

  /// What has been asked for.
  package enum Kind: Sendable {
    case interrupt, terminate
  }

  /// Listens, and tells on a thread of its own, where everything may be done.
  package init(_ tell: @escaping @Sendable (Kind) -> Void) throws(PlatformError) {
    let pipe = try Pipe("the interruptions")
    let reader = SignalReader(pipe.reading)
    try OwnThread.run { reader.listen(tell) }
    try checked(cp_interrupts_listen(pipe.writing.number), "the interruptions")
    writing = pipe.writing
  }

  deinit {
    cp_interrupts_restore()
  }
}

/// Turns the bytes a signal handler has written into calls.
private final class SignalReader: Sendable {
  private let descriptor: Descriptor

  init(_ descriptor: consuming Descriptor) {
    self.descriptor = descriptor
  }

  /// Goes on until the writing end is closed.
  func listen(_ tell: (Interruptions.Kind) -> Void) {
    var signal: [UInt8] = [0]
    while true {
      guard let count = try? descriptor.read(into: &signal), count > 0 else { return }
      tell(signal[0] == 2 ? .interrupt : .terminate)
    }
  }
}
