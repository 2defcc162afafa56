import Ringtrue

/// `reader FILE THREADS REPETITIONS`: prints the seconds of each reading, a line each.
@main
struct Reader {
  static func main() throws {
    let arguments = CommandLine.arguments
    var options = ReadingOptions()
    options.threads = Int(arguments[2]) ?? 1
    let reader = TableReader(options: options)
    for _ in 0..<(Int(arguments[3]) ?? 1) {
      var rows = 0
      let time = try ContinuousClock().measure {
        rows = try reader.read(file: arguments[1]).table.rowCount
      }
      print(Double(time.components.attoseconds) * 1e-18 + Double(time.components.seconds), rows)
    }
  }
}
