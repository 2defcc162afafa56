internal import RingtrueCore
internal import RingtrueKernels

extension CommentClass {
  static let multiCause = CommentClass(
    "multi_cause", share: 0.08, "Tells of two causes; the first accounts for most of the money."
  ) { pen in
    let (text, template) = pen.claim(pen.cause)
    guard let other = pen.otherCause() else {
      return Script(sentences: [text], template: template, asserted: pen.cause)
    }
    let rest = pen.draws.choose(additions).replacing("{}", with: pen.name(other))
    let sentences = pen.draws.draw().chance(0.5) ? [text, rest] : [rest, text]
    return Script(
      sentences: sentences, template: template, asserted: pen.cause, wantsReview: true)
  }

  static let contradictory = CommentClass(
    "contradictory", share: 0.06, "Asserts something harmless that the numbers deny."
  ) { pen in
    let harmless = pen.otherCause { $0.action == .autoResolve || $0.action == .closeTolerance }
    guard let asserted = harmless ?? pen.otherCause() else { return clear.script(&pen) }
    let (text, template) = pen.claim(asserted)
    return Script(sentences: [text], template: template, asserted: asserted, wantsReview: true)
  }

  static let stale = CommentClass(
    "stale", share: 0.04, "Was written about an earlier break, and copied."
  ) { pen in
    guard let former = pen.otherCause() else { return clear.script(&pen) }
    let days = pen.draws.draw().integer(in: 14...75)
    let number = pen.draws.draw().integer(in: 100_000...999_999)
    let letters = pen.incident.tradeID.prefix { !$0.isNumber }
    pen.incident = pen.incident.earlier(by: days, tradeID: letters + String(number))
    let (text, template) = pen.claim(former)
    return Script(sentences: [text], template: template, asserted: former, wantsReview: true)
  }

  private static let additions = [
    "a small part is {}", "plus {}, a few units only", "on top of it {}, immaterial",
    "the rest is {}", "there is also {}, for a small sum", "some of it comes from {}",
  ]
}
