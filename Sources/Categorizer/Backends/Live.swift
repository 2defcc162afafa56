internal import RingtrueCore

extension Backend {
  /// A model at a server.
  static let live = Backend(
    "live", isModel: true,
    "Asks a model at any server that speaks OpenAI's chat completions, on this machine or elsewhere."
  ) { order in
    let shape = try order.shape(for: "live")
    return order.prompted("live:\(shape.model)", shape, source: try order.client())
  }

  /// A model at a server, with all that is said written down.
  static let record = Backend(
    "record", argument: "FILE", isModel: true,
    "Asks a model as 'live' does, and adds what is said to a recording."
  ) { order in
    guard !order.argument.isEmpty else {
      throw CategorizerError.missing("record", "a file to write to: record:FILE")
    }
    let shape = try order.shape(for: "record")
    let recorder = try Recorder(
      try order.client(), to: order.argument, secret: order.model.secret)
    return order.prompted("live:\(shape.model)", shape, source: recorder)
  }

  /// What a model once said.
  static let replay = Backend(
    "replay", argument: "FILE",
    "Answers from a recording: without a network, without a key, the same every time."
  ) { order in
    guard !order.argument.isEmpty else {
      throw CategorizerError.missing("replay", "a recording to read: replay:FILE")
    }
    let recording = try Recording(order.argument)
    var order = order
    order.model.endpoint = try order.model.endpoint ?? recording.endpoint
    if order.model.name.isEmpty { order.model.name = recording.model ?? "" }
    order.model.cache = nil
    let shape = try order.shape(for: "replay")
    return order.prompted("replay:\(shape.model)", shape, source: recording)
  }
}
