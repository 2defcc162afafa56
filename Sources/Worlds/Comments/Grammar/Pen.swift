internal import RingtrueCore
internal import RingtrueKernels

/// What a comment is written with: the break, its cause, and the draws for this comment alone.
struct Pen: Sendable {
  let taxonomy: Taxonomy
  let cause: Cause
  let pool: Pool
  var incident: Incident
  var draws: RandomStream

  /// A sentence that names a cause.
  mutating func claim(_ cause: Cause) -> (text: String, template: Template) {
    write(Phrasebook[cause.code]?.claims ?? Vague.observations)
  }

  /// A sentence that tells what is seen of a cause.
  mutating func symptom(_ cause: Cause) -> (text: String, template: Template) {
    write(Phrasebook[cause.code]?.symptoms ?? Vague.observations)
  }

  /// A cause in a few words.
  mutating func name(_ cause: Cause) -> String {
    draws.choose(Phrasebook[cause.code]?.names ?? [cause.code])
  }

  /// One of some templates of the pool, filled in.
  mutating func write(_ templates: Templates) -> (text: String, template: Template) {
    let template = draws.choose(templates[pool])
    return (template.filled(from: incident, &draws), template)
  }

  /// A cause of another bucket, from among those that examples may show; the draw is taken even if
  /// there is none.
  mutating func otherCause(where fits: (Cause) -> Bool = { _ in true }) -> Cause? {
    let others = taxonomy.shown.filter { !cause.acceptable.contains($0.bucket) && fits($0) }
    let draw = draws.draw()
    return others.isEmpty ? nil : others[draw.integer(in: 0..<others.count)]
  }
}
