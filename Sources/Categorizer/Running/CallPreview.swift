public import RingtrueCore

/// What asking about some requests will take, before anything is sent.
public struct CallPreview: Sendable, Equatable {
  /// Messages in all, and those of them whose answers were kept.
  public internal(set) var calls = 0, kept = 0
  /// Tokens that the others are likely to read.
  public internal(set) var likelyPrompt = 0
  /// What they use at the very most.
  public internal(set) var worst = TokenUsage.zero
  /// What that costs, in billionths of a dollar, if the price is known.
  public internal(set) var worstCost: Int?

  /// Nothing to ask yet.
  init() {}
}

/// A categorizer that asks a model, and can tell beforehand what that will take.
public protocol Foreseeing: Categorizing {
  /// What asking about some requests will take.
  func preview(of requests: [CategoryRequest], batch: Int) -> CallPreview
}

extension PromptedModel: Foreseeing {
  func preview(of requests: [CategoryRequest], batch: Int) -> CallPreview {
    var preview = CallPreview()
    for start in stride(from: 0, to: requests.count, by: batch) {
      let part = Array(requests[start..<min(requests.count, start + batch)])
      let call = call(about: part, replicate: part[0].replicate, format)
      preview.calls += 1
      if holds(call) {
        preview.kept += 1
      } else {
        preview.likelyPrompt += call.likelyPromptTokens
        preview.worst = preview.worst + call.worstUsage
      }
    }
    preview.worstCost = price?.cost(of: preview.worst)
    return preview
  }
}
