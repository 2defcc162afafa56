internal import CCurl
internal import RingtrueCore

/// The exchanges under way, and handles that wait for the next; all of it belongs to one thread.
@safe final class CurlWork {
  /// One of libcurl's handles, by which an exchange is known.
  private struct Easy: Hashable {
    private let address: UInt

    init(_ handle: UnsafeMutableRawPointer) { address = UInt(bitPattern: handle) }

    var handle: UnsafeMutableRawPointer? { unsafe UnsafeMutableRawPointer(bitPattern: address) }
  }

  private let library: CurlLibrary
  private let multi: UnsafeMutableRawPointer
  private let headers: UnsafeMutablePointer<curl_slist>?
  private var active: [Easy: Exchange] = [:]
  private var idle: [Easy] = []

  init(_ library: CurlLibrary, _ multi: UnsafeMutableRawPointer, headers: [String]) {
    self.library = library
    unsafe self.multi = unsafe multi
    unsafe self.headers = unsafe headers.reduce(nil) { list, header in
      unsafe library.table.slist_append(list, header)
    }
    unsafe withUnsafePointer(to: library.table) { table in
      unsafe ccurl_keep_connections(table, multi, 64)
    }
  }

  /// Begins an exchange.
  func begin(_ submission: Submission) {
    let exchange = Exchange(submission)
    guard let easy = idle.popLast() ?? makeHandle() else {
      return exchange.end(.failure(CategoryFailure(.unreachable, "libcurl has no memory left")))
    }
    let result = prepare(easy, exchange)
    guard result == CURLE_OK, unsafe library.table.multi_add_handle(multi, easy.handle) == CURLM_OK
    else {
      idle.append(easy)
      return exchange.end(.failure(failure(result, exchange)))
    }
    active[easy] = exchange
  }

  private func prepare(_ easy: Easy, _ exchange: Exchange) -> CURLcode {
    var post = unsafe ccurl_post()
    unsafe post.headers = unsafe headers
    unsafe post.milliseconds = max(1, exchange.call.timeLimit.inMilliseconds)
    unsafe post.context = unsafe Unmanaged.passUnretained(exchange).toOpaque()
    unsafe post.head = { bytes, size, count, context in
      unsafe Exchange.from(context)?.takeHead(
        UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
    }
    unsafe post.sink = { bytes, size, count, context in
      unsafe Exchange.from(context)?.take(
        UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
    }
    return unsafe exchange.call.address.withCString { address in
      unsafe exchange.call.body.withUnsafeBytes { body in
        unsafe post.address = unsafe address
        unsafe post.body = body.baseAddress
        unsafe post.length = body.count
        return unsafe withUnsafePointer(to: library.table) { table in
          unsafe ccurl_prepare(table, easy.handle, post)
        }
      }
    }
  }

  /// Ends an exchange that nobody waits for any more.
  func cancel(_ id: Int) {
    guard let (easy, exchange) = active.first(where: { $0.value.id == id }) else { return }
    leave(easy)
    exchange.end(.failure(CategoryFailure(.cancelled, "stopped on request")))
  }

  /// Waits until something happens, and moves everything on.
  func turn() {
    var running: Int32 = 0
    _ = unsafe library.table.multi_perform(multi, &running)
    while let (easy, code) = nextEnded() {
      guard let exchange = active[easy] else { continue }
      let result = result(easy, code, exchange)
      leave(easy)
      exchange.end(result)
    }
    _ = unsafe library.table.multi_poll(multi, nil, 0, 60_000, nil)
  }

  /// Ends everything.
  func end() {
    for (easy, exchange) in active {
      leave(easy)
      exchange.end(.failure(CategoryFailure(.cancelled, "stopped on request")))
    }
    for easy in idle { unsafe library.table.easy_cleanup(easy.handle) }
    _ = unsafe library.table.multi_cleanup(multi)
    unsafe library.table.slist_free_all(headers)
  }

  private func makeHandle() -> Easy? {
    unsafe library.table.easy_init().map { unsafe Easy($0) }
  }

  private func leave(_ easy: Easy) {
    _ = unsafe library.table.multi_remove_handle(multi, easy.handle)
    active[easy] = nil
    idle.append(easy)
  }

  private func nextEnded() -> (Easy, CURLcode)? {
    let ended = unsafe withUnsafePointer(to: library.table) { table in
      unsafe ccurl_next_ended(table, multi)
    }
    return unsafe ended.easy.map { unsafe (Easy($0), ended.result) }
  }
}

// MARK: - How an exchange ended

extension CurlWork {
  private func result(
    _ easy: Easy, _ code: CURLcode, _ exchange: Exchange
  ) -> Result<WireAnswer, CategoryFailure> {
    guard code == CURLE_OK else { return .failure(failure(code, exchange)) }
    return unsafe withUnsafePointer(to: library.table) { table in
      .success(
        WireAnswer(
          status: unsafe ccurl_status(table, easy.handle), headers: exchange.headers,
          body: exchange.body, latency: .microseconds(unsafe ccurl_microseconds(table, easy.handle))
        ))
    }
  }

  private func failure(_ code: CURLcode, _ exchange: Exchange) -> CategoryFailure {
    let words = library.words(for: code)
    switch code {
    case CURLE_OPERATION_TIMEDOUT:
      return CategoryFailure(
        .timedOut, "no answer within \(exchange.call.timeLimit); allow more time")
    case CURLE_WRITE_ERROR where exchange.isTooLong:
      return CategoryFailure(
        .unreadable, "the answer is longer than any should be; check the server")
    case CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR:
      return CategoryFailure(.unavailable, "the answer broke off (\(words)); try again later")
    default:
      return CategoryFailure(.unreachable, "\(words); check the address and the network")
    }
  }
}

extension Duration {
  /// Whole milliseconds, rounded down.
  fileprivate var inMilliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(clamping: seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}
