internal import CCurl
internal import RingtrueCore
internal import RingtruePlatform

/// Moves all exchanges on, on one thread of its own, whatever their number.
///
/// Calls and cancellations come from any thread by a mailbox; a wake-up of libcurl's own makes the
/// driver look into it at once.
@safe final class CurlDriver: Sendable {
  private let library: CurlLibrary
  private nonisolated(unsafe) let multi: UnsafeMutableRawPointer
  private let mailbox = Guarded(Mailbox())

  private struct Mailbox: Sendable {
    var submissions: [Submission] = []
    var cancelled: [Int] = []
    var isClosing = false
  }

  /// Starts the thread; every call is sent with the same headers.
  init(_ library: CurlLibrary, headers: [String]) throws {
    guard let multi = unsafe library.table.multi_init() else {
      throw CategorizerError.noLibrary("libcurl's multi interface")
    }
    self.library = library
    unsafe self.multi = multi
    try OwnThread.run { self.drive(headers) }
  }

  /// Takes a call on.
  func submit(_ submission: Submission) { tell { $0.submissions.append(submission) } }

  /// Ends a call, whether it is under way or still to begin.
  func cancel(_ id: Int) { tell { $0.cancelled.append(id) } }

  /// Ends all calls, and the thread.
  func close() { tell { $0.isClosing = true } }

  /// The handle is woken inside the lock: closing takes the same lock before the handle goes.
  private func tell(_ change: @Sendable (inout Mailbox) -> Void) {
    mailbox.withLock { mailbox in
      guard !mailbox.isClosing else { return }
      change(&mailbox)
      _ = unsafe library.table.multi_wakeup(multi)
    }
  }

  private func drive(_ headers: [String]) {
    let work = unsafe CurlWork(library, multi, headers: headers)
    while true {
      let mail = mailbox.withLock { mailbox in
        defer { mailbox = Mailbox(isClosing: mailbox.isClosing) }
        return mailbox
      }
      for submission in mail.submissions { work.begin(submission) }
      for id in mail.cancelled { work.cancel(id) }
      if mail.isClosing { return work.end() }
      work.turn()
    }
  }
}
