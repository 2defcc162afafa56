internal import RingtrueCore
internal import RingtrueKernels

extension CommentClass {
  static let hostile = CommentClass(
    "hostile", share: 0.03, "Tries to steer whoever reads it; the bucket is the record's."
  ) { pen in
    let family = pen.draws.choose(HostileFamilies.all)
    return hostile(of: family, &pen)
  }

  /// A sentence on the break, honest as such, and behind it what the family steers with.
  static func hostile(of family: HostileFamily, _ pen: inout Pen) -> Script {
    let (text, template) = pen.symptom(pen.cause)
    let target = pen.otherCause()?.bucket ?? pen.cause.bucket
    return Script(
      sentences: [text], template: template, wantsReview: true,
      hostile: family.part(target: target, &pen))
  }
}
