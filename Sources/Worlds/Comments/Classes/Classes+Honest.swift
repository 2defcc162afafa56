internal import RingtrueCore
internal import RingtrueKernels

extension CommentClass {
  static let clear = CommentClass(
    "clear", share: 0.34, "Names the cause in the words of the trade."
  ) { pen in
    let (text, template) = pen.claim(pen.cause)
    return Script(sentences: [text], template: template, asserted: pen.cause)
  }

  static let implicit = CommentClass(
    "implicit", share: 0.20, "Tells what is seen; the cause follows from it and the numbers."
  ) { pen in
    let (text, template) = pen.symptom(pen.cause)
    return Script(sentences: [text], template: template)
  }

  static let vague = CommentClass(
    "vague", share: 0.10, "Says that someone is looking, and nothing else."
  ) { pen in
    let (text, template) = pen.write(Vague.observations)
    return Script(sentences: [text], template: template, isOpen: true, wantsReview: true)
  }

  static let misspelled = CommentClass(
    "misspelled", share: 0.08, "Names the cause, with one to four slips in ten words."
  ) { pen in
    let (text, template) = pen.claim(pen.cause)
    let slips = Misspeller.slips(in: text, &pen.draws)
    return Script(sentences: [slips], template: template, asserted: pen.cause)
  }

  static let negated = CommentClass(
    "negated", share: 0.03, "Rules another cause out, or supposes it, before it tells its own."
  ) { pen in
    let (text, template) = pen.claim(pen.cause)
    guard let other = pen.otherCause() else {
      return Script(sentences: [text], template: template, asserted: pen.cause)
    }
    let denial = pen.draws.choose(denials).replacing("{}", with: pen.name(other))
    return Script(sentences: [denial, text], template: template, asserted: pen.cause)
  }

  private static let denials = [
    "not {}", "this is not {}", "looked like {} but is not", "would be {} if the dates fitted",
    "{} was ruled out", "we thought of {} first, wrongly", "no sign of {}", "could not be {}",
  ]
}
