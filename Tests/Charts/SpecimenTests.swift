import RingtruePlatform
import Testing

@testable import RingtrueCharts

/// Every chart of runs that are hard to draw, for people to look at: see `scripts/charts-look`.
@Suite(.enabled(if: Specimen.folder != nil && gnuplot != nil)) struct Specimens {
  @Test(arguments: Specimen.all) func `are drawn`(specimen: Specimen) throws {
    let folder = Path.join(try #require(Specimen.folder), specimen.name)
    let portraits = Portrait.sample(specimen.sample.kinds, days: min(400, specimen.sample.rows))
    let first = specimen.sample.contests[0]
    let ofRun = exhibits(specimen.sample, specimen.style).filter {
      $0.contest == nil || $0.contest == first
    }
    let pictures = ofRun + portraits.exhibits(in: specimen.style)
    if specimen.style.isText {
      try Files.makeFolder(folder)
      for (name, figure) in pictures.figures {
        let lines = TextPicture(figure).lines(inColour: false)
        try Files.write(lines.joined(separator: "\n") + "\n", to: Path.join(folder, name + ".txt"))
      }
    } else {
      let plots = pictures.figures.map { ChartFolder.Plot($0.figure, as: $0.name) }
      _ = try ChartFolder(folder).draw(plots, as: .svg, with: try #require(gnuplot))
    }
  }
}

/// A run that is hard to draw, and how it is drawn.
struct Specimen: Sendable, CustomTestStringConvertible {
  /// Where pictures of specimens go; nil where nobody wants any.
  static let folder = Environment["RINGTRUE_SPECIMENS"]

  let name: String
  let sample: Sample
  let style: Style

  var testDescription: String { name }

  static var all: [Specimen] {
    let one = ["retail"]
    let few = Sample(seeds: 2)
    let many = Sample(
      systems: (0..<30).map { "system-\($0):k=\($0)" }, contests: one,
      kinds: (0..<18).map { "kind_of_anomaly_\($0)" })
    let names = Sample(
      systems: hardNames, control: hardNames[2], contests: hardNames, kinds: hardNames)
    let single = Sample(systems: ["x"], contests: one, rows: 21, kinds: ["y"])
    let large = Sample(systems: ["vae", "knn"], contests: one, rows: 1_000_000)
    return [
      Specimen(name: "few-screen-light", sample: few, style: Style()),
      Specimen(name: "few-slide-dark", sample: few, style: Style(.slide, .dark)),
      Specimen(name: "few-text", sample: few, style: Style(columns: 100)),
      Specimen(name: "many-screen-dark", sample: many, style: Style(.screen, .dark)),
      Specimen(name: "many-slide-light", sample: many, style: Style(.slide)),
      Specimen(name: "many-print-light", sample: many, style: Style(.print)),
      Specimen(name: "many-text", sample: many, style: Style(columns: 80)),
      Specimen(name: "names-screen-light", sample: names, style: Style()),
      Specimen(name: "names-slide-light", sample: names, style: Style(.slide)),
      Specimen(name: "names-print-dark", sample: names, style: Style(.print, .dark)),
      Specimen(name: "names-text", sample: names, style: Style(columns: 80)),
      Specimen(name: "single-screen-light", sample: single, style: Style()),
      Specimen(name: "large-screen-dark", sample: large, style: Style(.screen, .dark)),
    ]
  }
}

/// Names of one character and of sixty, in several scripts.
private let hardNames = [
  "an-ensemble-of-detectors-whose-name-has-got-sixty-characters", "x",
  "取引明細と照合差異の異常を検出するための深層学習モデル第二版名前が長い検出器の設定パラメータ集",
  "كاشف الشذوذ في المعاملات المصرفية والتسويات اليومية للبنك", "🕵️‍♀️ 🇨🇭 detective 🚨🚨🚨",
  "детектор аномалий с очень длинным именем и настройками к нему", "é̄ñ̃ decomposed",
  "knn:k=20,metric=euclidean@entity:window=10+30d@pot:risk=0.001",
]
