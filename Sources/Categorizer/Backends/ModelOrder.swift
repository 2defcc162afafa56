internal import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform

/// Which model is to be asked, in which words, how often and how dearly.
public struct ModelOrder: Sendable {
  /// The address of the server, up to and with its `/v1`.
  public var endpoint: Endpoint?
  /// The model's exact name.
  public var name = ""
  /// The key that the server wants to see, if it does.
  public var secret: Secret?
  /// The words with which it is asked.
  public var prompt = PromptTemplate.standard
  /// How it draws its words.
  public var sampling = Sampling()
  /// What the server lets through.
  public var limits = RateLimits()
  /// How often and how long a call is tried.
  public var patience = Patience()
  /// What may be spent; nothing is capped without one.
  public var budget: Budget?
  /// Where answers are kept, if they are.
  public var cache: AnswerCache?
  /// The version of the program, to be kept beside them.
  public var tool = ""

  /// The way to the server; the network where it is not said otherwise.
  var transport: (any Transport)?

  /// An order of no model yet.
  public init() {}
}

extension BackendOrder {
  /// A model at a server, by its name and address.
  func shape(for backend: String) throws(CategorizerError) -> ModelShape {
    guard let endpoint = model.endpoint else {
      throw .missing(backend, "the address of a server; give it by --base-url")
    }
    guard !model.name.isEmpty else {
      throw .missing(backend, "the name of a model; give it by --model")
    }
    return ModelShape(endpoint: endpoint, model: model.name, sampling: model.sampling)
  }

  /// The client that asks it over the network.
  func client() throws -> ChatClient {
    let budget = try model.budget ?? Budget(model: model.name)
    return ChatClient(
      try model.transport ?? CurlTransport(model.secret),
      pacer: Pacer(model.limits, clock: SystemClock()),
      budget: budget, patience: model.patience, clock: SystemClock(), seed: seed)
  }

  /// A model that is asked in the order's words, by some source.
  func prompted(
    _ id: String, _ shape: ModelShape, source: any ChatSource
  ) -> PromptedModel {
    PromptedModel(
      id, Prompt(template: model.prompt, taxonomy: taxonomy), shape, source: source,
      cache: model.cache, price: model.budget?.price, clock: SystemClock(), tool: model.tool)
  }
}
