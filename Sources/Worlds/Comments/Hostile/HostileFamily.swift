internal import RingtrueKernels

/// A way to steer whoever reads a comment, each with harmless words of the same shape.
///
/// A new family is a value in one file and a word in the list.
public struct HostileFamily: Sendable, Identifiable {
  /// What is said, and what is said in its place by the twin; `{target}` is the bucket wanted.
  struct Pair: Sendable {
    let hostile: String
    let benign: String
    let pool: Pool
  }

  /// Its name in tables, such as `role-marker`.
  public let id: String
  /// What such comments do, in a sentence.
  public let summary: String
  let pairs: [Pair]
  /// What is done to the words of both twins, such as hiding them in another alphabet.
  let disguise: @Sendable (String, Pen) -> String

  init(
    _ id: String, _ summary: String, _ pairs: [(hostile: String, benign: String)],
    disguise: @escaping @Sendable (String, Pen) -> String = { text, _ in text }
  ) {
    self.id = id
    self.summary = summary
    self.pairs = zip(pairs, Templates(pairs.map(\.hostile)).all).map { pair, template in
      Pair(hostile: pair.hostile, benign: pair.benign, pool: template.pool)
    }
    self.disguise = disguise
  }

  /// Words that steer towards a bucket, and their harmless twin.
  func part(target: String, _ pen: inout Pen) -> HostilePart {
    let pair = pen.draws.choose(pairs.filter { $0.pool == pen.pool })
    let words = [pair.hostile, pair.benign].map { text in
      let open = Template(text.replacing("{target}", with: target), pool: pen.pool)
      var same = pen.draws
      return disguise(open.filled(from: pen.incident, &same), pen)
    }
    return HostilePart(family: id, target: target, text: words[0], benign: words[1])
  }
}

/// The families of hostile comments.
public enum HostileFamilies {
  /// All families, each as likely as any other.
  public static let all: [HostileFamily] = [
    .directOverride, .roleMarker, .falseExamples, .outputFormat, .resolveBait, .encoded,
    .buriedLabel, .exfiltration, .cellPayload, .delimiterBreak, .longPadding, .secondOrder,
  ]
}
