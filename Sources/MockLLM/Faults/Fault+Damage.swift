// Faults that are not told: the status is 200, and something is wrong with what comes.

extension Fault {
  /// No byte comes.
  static let hang = Fault("hang", "Nothing comes, and the connection stays open.") { reply, _ in
    reply.delivery = .never
  }

  /// The bytes come in twenty parts, far apart.
  static let drip = Fault("drip", "The answer comes a few bytes at a time.") {
    reply, circumstances in
    let length = reply.framedPieces.reduce(0) { $0 + $1.count }
    reply.delivery = .drip(bytes: max(1, (length + 19) / 20), pause: circumstances.dripTime / 20)
  }

  /// Half of it comes.
  static let cut = Fault("cut", "Half of the answer comes, and the connection is closed.") {
    reply, _ in reply.delivery = .cut
  }

  /// What should be JSON breaks off, though its length is as told.
  static let malformed = Fault("malformed", "The answer is JSON that breaks off.") { reply, _ in
    reply.pieces = reply.pieces.map { piece in
      guard let brace = piece.lastIndex(of: UInt8(ascii: "}")) else { return piece }
      let half = (piece.firstIndex(of: UInt8(ascii: "{")) ?? 0) + 1
      return Array(piece[..<max(half, brace / 2)] + piece[(brace + 1)...])
    }
  }

  /// What comes is JSON, of another kind than it should be.
  static let schema = Fault("schema", "The answer is JSON of another form than it should be.") {
    reply, _ in
    reply.pieces = reply.pieces.map { piece in
      guard let start = piece.firstIndex(of: UInt8(ascii: "{")),
        let end = piece.lastIndex(of: UInt8(ascii: "}"))
      else { return piece }
      return piece[..<start] + Array(#"{"object":"result","output":"see the manual"}"#.utf8)
        + piece[(end + 1)...]
    }
  }

  /// An é of Latin-1 at the beginning of every text, where UTF-8 was promised.
  static let encoding = Fault("encoding", "The answer's text is not UTF-8.") { reply, _ in
    let mark = Array(#""content":""#.utf8)
    reply.pieces = reply.pieces.map { piece in
      guard let place = piece.firstRange(of: mark) else { return piece }
      return piece[..<place.upperBound] + [0xE9] + piece[place.upperBound...]
    }
  }
}
