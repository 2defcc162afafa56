/// The one list of chapters.
enum Chapters {
  /// Every chapter, in the order in which a report tells them: what was decided and found, then what
  /// it rests on.
  static let all: [Chapter] = [
    .verdict, .leaders, .systems, .operating, .money, .kinds, .segments, .stability, .robustness,
    .speed, .explanations, .categorizer, .flips, .warnings, .measures, .audit, .signatures,
  ]
}
