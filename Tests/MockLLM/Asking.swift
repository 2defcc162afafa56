import RingtrueCore
import RingtruePlatform

@testable import RingtrueMockLLM

/// A call's body.
func body(_ words: String = "hello", _ more: String = "") -> [UInt8] {
  Array(#"{"model":"m","messages":[{"role":"user","content":"\#(words)"}]\#(more)}"#.utf8)
}

extension Service {
  /// A service that answers by echo.
  init() { self.init { _ in } }

  /// The same, with some behaviour of its own.
  init(_ change: (inout MockBehaviour) throws -> Void) rethrows {
    var behaviour = MockBehaviour()
    try change(&behaviour)
    self.init(behaviour, .echo, at: 0)
  }

  /// The answer to a call at a second.
  mutating func ask(_ body: [UInt8], at second: Double = 0) -> Served {
    answer(body, at: UInt64(second * 1e9), wall: WallTime(seconds: 784_111_777))
  }
}

extension Reply {
  var json: JSON? { try? JSON.read(text) }

  var text: String { String(decoding: pieces.joined(), as: UTF8.self) }

  subscript(header: String) -> String? { headers.first { $0.name == header }?.value }
}
