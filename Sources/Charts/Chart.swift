/// A kind of picture that the record of a run can give.
public struct Chart: Sendable {
  /// What it is about, and how it is drawn.
  enum Drawing: Sendable {
    /// Each part of a scenario gives one.
    case ofContest(@Sendable (Contest, Style) throws(MissingMaterial) -> Figure)
    /// The whole run gives one.
    case ofRun(@Sendable (ChartMaterial, Style) throws(MissingMaterial) -> Figure)
  }

  /// The name, by which it is asked for.
  public let id: String
  /// What it shows, in one sentence.
  public let summary: String
  private let drawing: Drawing

  init(_ id: String, _ summary: String, _ drawing: Drawing) {
    self.id = id
    self.summary = summary
    self.drawing = drawing
  }
}

extension Chart {
  /// A picture of a run, or why there is none.
  public struct Exhibit: Sendable {
    /// The chart that it is.
    public let chart: String
    /// The name of its file, without the ending.
    public let name: String
    /// The part of a scenario that it is about; nil for the whole run.
    public let contest: String?
    /// The picture, or why there is none.
    public let figure: Result<Figure, MissingMaterial>
  }

  /// Whether each part of a scenario gives one, rather than the whole run.
  public var isOfContest: Bool {
    if case .ofContest = drawing { true } else { false }
  }

  /// What a run gives: one for each part of a scenario, or one for all.
  public func exhibits(of material: ChartMaterial, in style: Style) -> [Exhibit] {
    switch drawing {
    case .ofRun(let draw):
      let figure = Result { () throws(MissingMaterial) in try draw(material, style) }
      return [Exhibit(chart: id, name: id, contest: nil, figure: figure)]
    case .ofContest(let draw):
      let names = FileNames(material.contests.map(\.name))
      return zip(material.contests, names.all).map { contest, name in
        let figure = Result { () throws(MissingMaterial) in try draw(contest, style) }
        let isOnly = material.contests.count == 1
        return Exhibit(
          chart: id, name: isOnly ? id : "\(id).\(name)", contest: contest.name, figure: figure)
      }
    }
  }
}

/// Names of files for names of any kind: letters, digits and dashes, each once.
struct FileNames: Sendable {
  private(set) var all: [String] = []

  init(_ names: [String]) {
    var seen: Set<String> = []
    for name in names {
      let safe = String(
        name.unicodeScalars.prefix(60).map { scalar -> Character in
          let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
          return isPlain || scalar == "_" ? Character(scalar) : "-"
        })
      var unique = safe
      var count = 2
      while !seen.insert(unique).inserted {
        unique = "\(safe)-\(count)"
        count += 1
      }
      all.append(unique)
    }
  }
}
