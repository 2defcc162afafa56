import Foundation
import Ringtrue

/// `scorer DETECTOR FILE FEATURES SEEDS OUTPUT [--own]`: fits to the rows of a file and scores them.
///
/// FILE holds 32-bit floats feature by feature; OUTPUT gets the scores, 64-bit floats, one seed
/// after the other. Prints the CPU seconds of fitting and of scoring, a line a seed. With `--own`
/// rows are scored as those that were learned from, all in one.
@main
struct Scorer {
  static func main() throws {
    let arguments = CommandLine.arguments
    let detector = try Detectors.parsing(arguments[1])
    let rows = try rows(of: arguments[2], features: Int(arguments[3]) ?? 1)
    var output = Data()
    for seed in 1...(UInt64(arguments[4]) ?? 1) {
      let conditions = Conditions(seed: Seed(seed))
      let (scores, line) =
        arguments.last == "--own"
        ? try timedOwn(detector, rows, conditions) : try timed(detector, rows, conditions)
      scores.withUnsafeBytes { output.append(contentsOf: $0) }
      print(line)
    }
    try output.write(to: URL(fileURLWithPath: arguments[5]))
  }

  private static func rows(of file: String, features: Int) throws -> Observations {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    let values = [Float](unsafeUninitializedCapacity: data.count / 4) { buffer, count in
      count = data.copyBytes(to: buffer) / 4
    }
    return Observations(
      FeatureMatrix(
        names: (0..<features).map { "f\($0)" }, rowCount: values.count / features, values: values))
  }

  private static func timed<Kind: Detector>(
    _ detector: Kind, _ rows: Observations, _ conditions: Conditions
  ) throws -> ([Double], String) {
    let start = clock()
    let fitted = try detector.fit(rows, under: conditions)
    let middle = clock()
    let scores = try fitted.scores(rows, under: conditions)
    let end = clock()
    let seconds = [middle - start, end - middle].map { "\(Double($0) / Double(CLOCKS_PER_SEC))" }
    return (scores, seconds.joined(separator: "\t"))
  }

  private static func timedOwn<Kind: Detector>(
    _ detector: Kind, _ rows: Observations, _ conditions: Conditions
  ) throws -> ([Double], String) {
    let start = clock()
    let scores = try detector.fitAndScore(rows, under: conditions).scores
    return (scores, "\(Double(clock() - start) / Double(CLOCKS_PER_SEC))\t0")
  }
}
