public import RingtrueCategorizer
internal import RingtrueCore
internal import RingtruePlatform

/// Which model is asked at which server, and what that may cost.
///
/// A key is named by its environment variable, and read when the first trial asks.
public struct ModelAddress: Sendable {
  /// The model's exact name.
  public let name: String
  /// The server's address.
  public let endpoint: Endpoint?
  /// The environment variable that holds the key, if the server wants one.
  public let keyVariable: String?
  /// What the server lets through.
  public let limits: RateLimits
  /// What may be spent.
  public let budget: BudgetLimits
  /// Where answers are kept; the usual place if nil.
  public let cache: String?

  /// Reads an address; everything that is wrong with it is told at once.
  init(reading json: JSON, file: String?) throws(Problems) {
    var fields = FieldReader(json, file: file)
    name = fields.require("name", fields.string("name"), else: "")
    var address: Endpoint?
    if let url = fields.require("base_url", fields.string("base_url"), else: "") as String? {
      do throws(CategorizerError) { address = url.isEmpty ? nil : try Endpoint(url) } catch {
        fields.report(error.description, at: json["base_url"]?.place)
      }
    }
    endpoint = address
    keyVariable = fields.string("key_env")
    var limits = RateLimits()
    limits.requestsPerMinute = fields.number("rpm", in: 0.01...1e9)
    limits.tokensPerMinute = fields.number("tpm", in: 1...1e12)
    self.limits = limits
    var budget = BudgetLimits()
    budget.cost = fields.number("max_cost_usd", in: 0...1e6).map { Int($0 * 1e9) }
    budget.requests = fields.integer("max_requests", in: 0 ... .max)
    budget.tokens = fields.integer("max_tokens", in: 0 ... .max)
    self.budget = budget
    cache = fields.string("cache")
    try fields.finish()
  }

  /// The order of the model, with as many calls in flight as said.
  func order(price: Price?, inFlight: Int) throws -> ModelOrder {
    var model = ModelOrder()
    model.endpoint = endpoint
    model.name = name
    model.secret = try keyVariable.map { try Secret($0, in: Environment.all) }
    model.limits = limits
    model.limits.inFlight = inFlight
    let isLocal = endpoint?.isLocal ?? false
    model.budget = try Budget(budget, price: price ?? (isLocal ? .free : nil), model: name)
    model.cache = try AnswerCache(cache ?? AnswerCache.standardPath)
    return model
  }
}
