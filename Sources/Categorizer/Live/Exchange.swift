internal import CCurl
internal import RingtrueCore

/// One call under way: what is sent, and what has come back so far. It lives on the driver's thread.
@safe final class Exchange {
  /// Larger answers than any that was asked for.
  private static let mostBytes = 8 << 20

  let id: Int
  let call: WireCall
  private let finish: @Sendable (Result<WireAnswer, CategoryFailure>) -> Void
  private(set) var body: [UInt8] = []
  private(set) var headers: [String: String] = [:]
  private(set) var isTooLong = false

  init(_ submission: Submission) {
    id = submission.id
    call = submission.call
    finish = submission.finish
  }

  /// Ends it, once.
  func end(_ result: Result<WireAnswer, CategoryFailure>) { finish(result) }

  /// Takes bytes of the answer; fewer than there are end the exchange.
  func take(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard body.count + bytes.count <= Self.mostBytes else {
      isTooLong = true
      return 0
    }
    unsafe body.append(contentsOf: bytes)
    return bytes.count
  }

  /// Takes a line of the head; a new status line begins a new head.
  func takeHead(_ bytes: UnsafeRawBufferPointer) -> Int {
    let line = unsafe String(decoding: bytes, as: UTF8.self)
    if line.hasPrefix("HTTP/") { headers = [:] }
    let parts = line.split(separator: ":", maxSplits: 1)
    if parts.count == 2, headers.count < 100 {
      headers[parts[0].lowercased()] = parts[1].trimmed
    }
    return bytes.count
  }

  /// The exchange that a callback is about.
  static func from(_ context: UnsafeMutableRawPointer?) -> Exchange? {
    unsafe context.map { unsafe Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// A call on its way to the driver.
struct Submission: Sendable {
  let id: Int
  let call: WireCall
  let finish: @Sendable (Result<WireAnswer, CategoryFailure>) -> Void
}

extension Substring {
  /// Without the white space at its ends.
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
