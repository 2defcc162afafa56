internal import CPlatform

/// A conversation and the socket that it is held on; it lives on the thread of its server.
final class Connection<Guest: Conversation> {
  private var descriptor: Descriptor
  private var guest: Guest
  /// What is still to be said, and how much of it has been.
  private var words: [UInt8] = []
  private var said = 0
  private var step = ConversationStep.listen(until: nil)
  /// Whether the other side will say no more.
  private var isDeaf = false

  init(_ descriptor: consuming Descriptor, _ guest: Guest) {
    self.descriptor = descriptor
    self.guest = guest
  }

  var isOpen: Bool { descriptor.isOpen }

  /// What it waits for.
  var interest: cp_interest {
    if said < words.count { return cp_interest(writing: descriptor.number) }
    if case .listen = step { return cp_interest(reading: descriptor.number) }
    return cp_interest(reading: -1)
  }

  /// When it wants to be asked again, at the latest.
  var moment: UInt64? {
    switch step {
    case .listen(let moment): moment
    case .pause(let moment): moment
    case .say, .hangUp: nil
    }
  }

  /// Asks for the first time, since who listens too may have something to say or a time to mind.
  func begin(at now: UInt64) {
    do { try act(at: now) } catch { descriptor.hangUp() }
  }

  /// Does what can be done at once; whatever goes wrong on the way ends the connection alone.
  func proceed(isReady: Bool, at now: UInt64, through buffer: inout [UInt8]) {
    do {
      if said < words.count {
        guard isReady, try speak() else { return }
      } else if isReady {
        try hear(through: &buffer)
      } else if let moment, now < moment {
        return
      }
      try act(at: now)
    } catch {
      descriptor.hangUp()
    }
  }

  /// Asks what to do until there is something to wait for.
  private func act(at now: UInt64) throws(PlatformError) {
    while isOpen {
      step = guest.next(at: now)
      switch step {
      case .say(let bytes):
        (words, said) = (bytes, 0)
        guard try speak() else { return }
      case .listen:
        if isDeaf { descriptor.hangUp() }
        return
      case .pause(let moment):
        if moment > now { return }
      case .hangUp:
        descriptor.hangUp()
      }
    }
  }

  private func hear(through buffer: inout [UInt8]) throws(PlatformError) {
    do {
      let count = try descriptor.read(into: &buffer)
      isDeaf = count == 0
      guest.hear(buffer[..<count])
    } catch  where error.isLocked {
      // The news was gone when it was looked at.
    }
  }

  /// Says as much as the other side takes; true when all is said.
  private func speak() throws(PlatformError) -> Bool {
    let words = words
    do {
      while said < words.count {
        said += try descriptor.writeSome(words.span.extracting(said..<words.count))
      }
    } catch  where error.isLocked {
      return false
    }
    return true
  }
}
