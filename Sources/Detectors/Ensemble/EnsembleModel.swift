public import RingtrueCore

/// A member that has learned, and the scale of its scores.
struct Voter: Sendable {
  let detector: any FittedDetector
  let scale: UnifyingScale

  init(_ detector: any FittedDetector, _ scale: UnifyingScale) {
    self.detector = detector
    self.scale = scale
  }

  /// The scores on the scale.
  func votes(_ rows: Observations, _ conditions: Conditions) throws -> [Double] {
    try scale.places(detector.scores(rows, under: conditions), under: conditions)
  }
}

extension Ensemble {
  /// Members that have learned, and how they vote.
  public struct Fitted: FittedDetector {
    private let voters: [Voter]
    private let vote: Vote

    init(voters: [Voter], vote: Vote) {
      self.voters = voters
      self.vote = vote
    }

    /// What the members make of each row together.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try vote.scores(
        voters.map { voter in
          try conditions.checkCancelled()
          return try voter.votes(rows, conditions)
        }, under: conditions)
    }

    /// The members' own archives, their scales, and how they vote.
    public var archive: Archive {
      var archive = Archive(
        detector: Ensemble.card.id,
        [
          "combine": .strings([vote.combination.id]), "weights": .doubles(vote.weights),
          "groups": .integers(vote.groups.map { Int64($0) }),
        ])
      for (place, voter) in voters.enumerated() {
        archive.add(voter.detector.archive, as: "member \(place)")
        archive.add(voter.scale.archive, as: "scale \(place)")
      }
      return archive
    }

    /// What was learned, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(Ensemble.card.id)
      let weights = try archive.doubles("weights")
      let groups = try archive.integers("groups", count: weights.count)
      let combination = try archive.strings("combine").first.flatMap(Combination.named)
      guard !weights.isEmpty, weights.allSatisfy({ $0 >= 0 }), weights.contains(where: { $0 > 0 })
      else { throw .inconsistent("weights") }
      guard groups.allSatisfy(weights.indices.contains) else { throw .inconsistent("groups") }
      guard let combination else { throw .inconsistent("combine") }
      vote = Vote(combination, weights: weights, groups: groups)
      voters = try weights.indices.map { place throws(ArchiveError) in
        Voter(
          try Detectors.restored(try archive.part("member \(place)")),
          try UnifyingScale(try archive.part("scale \(place)")))
      }
    }
  }
}
