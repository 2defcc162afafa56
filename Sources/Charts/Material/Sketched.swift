internal import RingtrueCore

/// What a trial of a system kept to be drawn, beside what is known of the rows that it tells of.
struct Sketched {
  let contender: Contender
  let sketch: Sketch
  let report: TrialReport
  /// What is kept of the dataset; nil where it is not known.
  let note: DatasetNote?
}

extension Contest {
  /// The sketches of a subject, of the first seed that has one for each: systems first, the best
  /// ahead, and then whoever else is wanted; or why there are none.
  func requireSketches(
    _ subject: Sketch.Subject, _ what: String, _ remedy: String,
    with roles: Set<Contender.Role> = [.system]
  ) throws(MissingMaterial) -> [Sketched] {
    _ = try requireLeader()
    let others = contenders.filter { $0.role != .system && roles.contains($0.role) }
    let drawn = (systems + others).compactMap { contender in
      contender.reports.lazy.compactMap { report -> Sketched? in
        guard let sketch = report.sketches.first(where: { $0.subject == subject }) else {
          return nil
        }
        let note = self.datasets.first {
          $0.name == report.trial.dataset && $0.digest == report.data
        }
        return Sketched(contender: contender, sketch: sketch, report: report, note: note)
      }.first
    }
    guard !drawn.isEmpty else { throw .notKept(what, remedy) }
    return drawn
  }

  /// The line below a title, for pictures of single trials.
  func subtitle(of drawn: [Sketched]) -> String {
    let seeds = Set(drawn.map(\.report.trial.seed.rawValue)).sorted()
    let rows = drawn.first?.note.map { note in
      "\(note.measured.count.of("row")) measured, \(note.labels.anomalousCount.grouped) of them "
        + "anomalous"
    }
    return ([name, rows, Self.words(of: seeds)] as [String?]).compactMap(\.self)
      .joined(separator: "  ·  ")
  }
}

extension Sketched {
  /// The classes of the sketched rows, and their places among those that were measured.
  var classes: [(label: Label, place: Int)] {
    guard let note else { return sketch.rows.map { (.unlabelled, $0) } }
    let places = Dictionary(
      zip(note.measured, note.measured.indices), uniquingKeysWith: { first, _ in first })
    return sketch.rows.map { row in
      places[row].map { (note.labels.rows[$0], $0) } ?? (.unlabelled, row)
    }
  }

  /// The kind of each sketched row that is anomalous by a known kind.
  var kinds: [String?] {
    var kinds: [Int: String] = [:]
    for kind in note?.kinds ?? [] where !kind.name.hasPrefix("decoy of ") {
      for row in kind.rows { kinds[row] = kind.name }
    }
    return sketch.rows.map { kinds[$0] }
  }
}
