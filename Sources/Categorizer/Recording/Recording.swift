internal import RingtrueCore
internal import RingtruePlatform

/// Answers from a recording: no network, no key, and the same answers every time.
struct Recording: ChatSource {
  private let path: String
  private let exchanges: [CacheKey: Exchanged]
  /// The first question.
  private let first: JSON?

  /// Reads a recording; a last line that was cut off by a crash is passed over.
  init(_ path: String) throws {
    let text = try Files.readText(path)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var (exchanges, problems) = ([CacheKey: Exchanged](), Problems())
    var first: JSON?
    for (place, line) in lines.enumerated() where !line.isEmpty {
      do throws(Problems) {
        let exchange = try Exchanged(reading: String(line), file: path, number: place + 1)
        exchanges[exchange.key] = exchange
        first = first ?? exchange.request
      } catch  where place == lines.count - 1 {
        continue
      } catch {
        problems.add(error)
      }
    }
    try problems.throwIfAny()
    self.path = path
    self.exchanges = exchanges
    self.first = first
  }

  /// The model that was asked, and where, as the first exchange names them.
  var model: String? { first?["body"]?["model"]?.string }

  /// The address of the first exchange.
  var endpoint: Endpoint? {
    get throws(CategorizerError) {
      guard let text = first?["endpoint"]?.string else { return nil }
      return try Endpoint(text)
    }
  }

  /// The keys of all questions.
  var keys: Set<CacheKey> { Set(exchanges.keys) }

  func answer(_ request: ChatRequest) async throws(CategoryFailure) -> ChatAnswer {
    let key = request.key
    guard let exchange = exchanges[key] else { throw miss(request) }
    return ChatAnswer(
      body: Array(exchange.response.text.utf8), latency: exchange.latency, source: .replayed)
  }

  /// What tells a question from the nearest one that was recorded.
  private func miss(_ request: ChatRequest) -> CategoryFailure {
    let nearest = exchanges.values.map {
      QuestionDifference.all(from: $0.request, to: request.identity)
    }
    .min { $0.count < $1.count }
    guard let nearest, let first = nearest.first else {
      return CategoryFailure(.unrecorded, "\(path) holds no answer at all; record some")
    }
    let rest = nearest.count > 1 ? ", and \(nearest.count - 1) more" : ""
    return CategoryFailure(
      .unrecorded, "\(path) has no answer to this; the nearest differs in \(first)\(rest)")
  }
}
