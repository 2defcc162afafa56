internal import CPlatform

/// What a child is told, as fast as it listens.
struct Feed: ~Copyable {
  private var descriptor: Descriptor
  private let bytes: [UInt8]
  private var sent = 0

  init(_ bytes: [UInt8], to descriptor: consuming Descriptor) throws(PlatformError) {
    if descriptor.isOpen {
      try checked(cp_never_block(descriptor.number), descriptor.subject)
    }
    self.bytes = bytes
    self.descriptor = descriptor
    if bytes.isEmpty { self.descriptor.hangUp() }
  }

  var interest: cp_interest { cp_interest(writing: descriptor.number) }

  /// Writes once what the pipe takes; that the child no longer listens is its own affair.
  mutating func give() throws(PlatformError) {
    do {
      sent += try descriptor.writeSome(bytes.span.extracting(sent...))
      if sent == bytes.count { descriptor.hangUp() }
    } catch  where error.isBrokenPipe {
      descriptor.hangUp()
    } catch  where error.isLocked {
      // The pipe filled up between the question and the write.
    }
  }
}

/// A child's standard input: the end that it reads, and what feeds the other.
struct InputLine: ~Copyable {
  var childEnd: Descriptor
  let feed: Feed

  init(_ input: Invocation.Input, of program: String) throws(PlatformError) {
    let name = "the input of \(program)"
    switch input {
    case .nothing: try self.init(reading: "/dev/null", name)
    case .file(let path): try self.init(reading: path, name)
    case .bytes(let bytes): try self.init(bytes, name)
    }
  }

  private init(reading path: String, _ name: String) throws(PlatformError) {
    let childEnd = try Descriptor(opening: path, CP_TO_READ)
    feed = try Feed([], to: .closed(name))
    self.childEnd = childEnd
  }

  private init(_ bytes: [UInt8], _ name: String) throws(PlatformError) {
    let pipe = try Pipe(name)
    feed = try Feed(bytes, to: pipe.writing)
    childEnd = pipe.reading
  }
}
