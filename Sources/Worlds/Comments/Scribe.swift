public import RingtrueCore
internal import RingtrueKernels

/// Writes the comments that people would leave on breaks.
///
/// Every comment hangs on the seed, its row and its class alone. Which class a row has is decided by
/// a race in which each class draws its own time: with a class turned off, its rows go to the next
/// in the race, and no other row changes by a byte.
///
/// ```swift
/// let scribe = Scribe(taxonomy: taxonomy, seed: 7)
/// let comment = scribe.comment(on: incident, cause: cause, row: 12, pool: .test)
/// ```
public struct Scribe: Sendable {
  /// The causes and buckets that are written about.
  public let taxonomy: Taxonomy
  private let seed: UInt64
  private let entrants: [Entrant]
  /// How each of them runs.
  private let races: [Race]

  /// A class in the race, and the stream of its words.
  private struct Entrant: Sendable {
    let kind: CommentClass
    let words: RandomStream
  }

  /// The law and the stream of a class's times; there is nothing in it that threads could share.
  private struct Race: Sendable {
    let time: Exponential
    let stream: RandomStream
  }

  /// A scribe of a seed who writes the classes in the proportions of a mix.
  public init(taxonomy: Taxonomy, seed: UInt64, mix: CommentMix = .standard) {
    self.taxonomy = taxonomy
    self.seed = seed
    let kinds = CommentClasses.all.filter { mix[$0.id] > 0 }
    entrants = kinds.map { kind in
      Entrant(kind: kind, words: RandomStream(seed: seed, name: "comment/words/\(kind.id)"))
    }
    races = kinds.map { kind in
      Race(
        time: Exponential(mean: 1 / mix[kind.id]),
        stream: RandomStream(seed: seed, name: "comment/class/\(kind.id)"))
    }
    precondition(!entrants.isEmpty, "a mix needs one class at least with a share above 0")
  }

  /// The comment on the break of a row.
  ///
  /// A cause that is held out may be written about for measuring alone.
  public func comment(on incident: Incident, cause: Cause, row: Int, pool: Pool) -> BreakComment {
    let entrant = winner(of: row)
    var pen = pen(incident, cause, pool, entrant.words.entity(row))
    let script = entrant.kind.script(&pen)
    return finish(script, entrant.kind, &pen, about: incident)
  }

  /// A hostile comment of one family.
  public func comment(
    of family: HostileFamily, on incident: Incident, cause: Cause, row: Int, pool: Pool
  ) -> BreakComment {
    let words = RandomStream(seed: seed, name: "comment/words/hostile/\(family.id)")
    var pen = pen(incident, cause, pool, words.entity(row))
    let script = CommentClass.hostile(of: family, &pen)
    return finish(script, .hostile, &pen, about: incident)
  }

  private func pen(
    _ incident: Incident, _ cause: Cause, _ pool: Pool, _ draws: RandomStream
  ) -> Pen {
    precondition(
      pool == .test || !cause.isHeldOut,
      "'\(cause.code)' is held out; write about it for .test only")
    return Pen(taxonomy: taxonomy, cause: cause, pool: pool, incident: incident, draws: draws)
  }

  /// The class whose exponential time is the shortest: class `c` wins with odds of its share.
  private func winner(of row: Int) -> Entrant {
    var best = (time: Double.infinity, place: 0)
    for (place, race) in races.enumerated() {
      let time = race.time.value(of: race.stream.entity(row)[0])
      if time < best.time { best = (time, place) }
    }
    return entrants[best.place]
  }
}

// MARK: - From sentences to a comment

extension Scribe {
  private func finish(
    _ script: Script, _ kind: CommentClass, _ pen: inout Pen, about incident: Incident
  ) -> BreakComment {
    let style = pen.draws.choose(AuthorStyles.all)
    let length = Filling.length(&pen.draws)
    let (text, hostile) =
      script.isBare
      ? (script.sentences.joined(), nil) : dress(script, style, to: length, &pen)
    let asserted = script.asserted?.bucket
    let contradicts = asserted.map { !pen.cause.acceptable.contains($0) } ?? false
    return BreakComment(
      text: text, commentClass: kind.id, style: style.id, templateID: script.template.id,
      pool: pen.pool, assertedBucket: asserted, contradictsData: contradicts,
      acceptableBuckets: script.isOpen ? taxonomy.buckets : pen.cause.acceptable,
      action: action(for: pen.cause, script, about: incident), hostile: hostile)
  }

  /// Puts sentences into a style, and fills them up to a length; what is hostile stays as it is.
  private func dress(
    _ script: Script, _ style: AuthorStyle, to length: Int, _ pen: inout Pen
  ) -> (text: String, hostile: HostilePart?) {
    let opening = style.frame.opening + opening(&pen)
    let closing = pen.draws.choose(Neutral.signatures) + style.frame.closing
    var pieces = script.sentences.map { style.dressed($0, &pen.draws) }
    let core = pieces.count
    if let hostile = script.hostile { pieces.append(hostile.text) }
    let used = (pieces + [opening, closing]).reduce(0) { $0 + $1.utf8.count }
    let filled = Filling(
      pieces, separator: style.separator,
      missing: length - used - (pieces.count - 1) * style.separator.utf8.count,
      incident: pen.incident, &pen.draws)
    guard var hostile = script.hostile else {
      return (opening + filled.pieces.joined(separator: style.separator) + closing, nil)
    }
    let place = filled.leading + core
    let before = filled.pieces[..<place].map { $0 + style.separator }.joined()
    let after = filled.pieces[(place + 1)...].map { style.separator + $0 }.joined()
    hostile.before = opening + before
    hostile.after = after + closing
    return (hostile.before + hostile.text + hostile.after, hostile)
  }

  private func opening(_ pen: inout Pen) -> String {
    pen.draws.choose(Neutral.prefixes).filled(from: pen.incident, &pen.draws)
  }

  /// What the cause asks for, and a look where the words or the limits forbid closing unseen.
  private func action(for cause: Cause, _ script: Script, about incident: Incident) -> GoldAction {
    let closes = cause.action == .autoResolve || cause.action == .closeTolerance
    guard closes else { return cause.action }
    let isTooLarge = cause.action == .autoResolve && !taxonomy.limits.allow(incident)
    return script.wantsReview || isTooLarge ? .review : cause.action
  }
}
