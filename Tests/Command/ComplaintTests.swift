import RingtrueCore
import RingtrueGoldens
import Testing

@testable import RingtrueCommand

@Suite struct `A complaint about the command line` {
  /// One line for each way to be wrong, with the environment it is read in.
  static let wrong: [(line: String, variables: [String: String])] = [
    ("dgi x", [:]), ("frobnicate", [:]), ("cache claer", [:]), ("cache frobnicate", [:]),
    ("dig x --rwos 5", [:]), ("dig x --frobnicate", [:]), ("dig x --no-rows", [:]),
    ("dig x -x", [:]), ("--rows 5 dig x", [:]), ("cache clear --colour never", [:]),
    ("cache clear --jsn x", [:]), ("dig x --rows", [:]), ("dig x --rows -d", [:]),
    ("dig x --rows=", [:]), ("dig x --rows five", [:]), ("dig x --rows 0", [:]),
    ("dig x --rows 9223372036854775808", [:]), ("dig x --rows 1.5", [:]),
    ("dig x --level nan", [:]), ("dig x --level 2", [:]), ("dig x --share 5", [:]),
    ("dig x --share 120%", [:]), ("dig x --share five", [:]), ("dig x --mode exat", [:]),
    ("dig x --mode other", [:]), ("dig x --output=", [:]), ("dig x --memory lots", [:]),
    ("dig x --memory 1.5B", [:]), ("dig x --memory -1MB", [:]), ("dig x --limit 30", [:]),
    ("dig x --limit 1x", [:]), ("dig x --columns a,,b", [:]), ("dig x --seeds 1-5", [:]),
    ("dig x --seeds 5..1", [:]), ("dig x --set k", [:]), ("dig x --set =1", [:]),
    ("dig x --deep=maybe", [:]), ("dig x --no-deep=yes", [:]), ("dig x --deep --no-deep", [:]),
    ("dig x --rows 1 --rows 2", [:]), ("dig", [:]), ("cache clear x", [:]), ("learn", [:]),
    ("dig x --json --tsv", [:]), ("dig x", ["RINGTRUE_ROWS": "many"]),
    ("dig x", ["RINGTRUE_DEEP": "perhaps", "RINGTRUE_COLOR": "allways"]),
    ("dig --rwos 5 --mode exat --limit 30 --deep=maybe", ["RINGTRUE_LEVEL": "7"]),
  ]

  @Test func `reads the same as it did`() throws {
    let told = Self.wrong.map { line, variables in
      let setting = variables.sorted { $0.key < $1.key }.map { "\($0)=\($1) " }.joined()
      let complaints = Sample.complaints(line, variables).map { "sample: \($0)\n" }
      return "$ \(setting)sample \(line)\n" + complaints.joined()
    }
    #expect(try Goldens().hold(told.joined(separator: "\n"), as: "complaints" + ".txt"))
  }

  @Test(arguments: wrong.map(\.line))
  func `is there, and says what to do`(_ line: String) {
    let all = Self.wrong.filter { $0.line == line }.flatMap {
      Sample.complaints(line, $0.variables)
    }
    #expect(!all.isEmpty)
    for complaint in all { #expect(complaint.split(separator: ";").count == 2, "\(complaint)") }
  }

  @Test func `names everything that is wrong at once`() {
    let complaints = Sample.complaints("dig --rwos 5 --mode exat --limit 30 --deep=maybe")
    #expect(complaints.count == 5)
  }

  @Test(arguments: [
    ("dig x --rwos 5", "--rows"), ("dig x --RESULT 5", nil), ("dig x --Rows 5", "--rows"),
    ("dgi", "dig"), ("cache shwo", "show"), ("dig x --mode quikest", "quickest"),
  ])
  func `suggests what was meant, if it is like enough`(_ line: String, _ meant: String?) {
    let complaint = Sample.complaints(line).joined()
    #expect(complaint.contains("did you mean") == (meant != nil))
    if let meant { #expect(complaint.contains("did you mean '\(meant)'?")) }
  }

  @Test func `shows control characters of the line as text`() async {
    let transcript = await Transcript(of: Sample.tool, ["dig\u{1B}[31m\n"])
    #expect(transcript.errors.hasPrefix(#"sample: 'dig\x1b[31m\n' is no command of sample;"#))
  }
}
