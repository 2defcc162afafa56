import Testing

@testable import RingtrueReports

/// Lines on their way into a page.
@Suite struct DrawnPathTests {
  @Test(arguments: [
    (
      "M64.00,339.75 L64.00,340.04\n\t\tL80.26,340.04 M1,2 L3.5,4",
      "M64,339.8v.2h16.3m-79.3-338l2.5,2"
    ),
    ("M-0.04,-1.96 L-10.00,0.00", "M0-2l-10,2"), ("", ""),
    // What is more than lines stays as it is.
    ("M1,2 C3,4 5,6 7,8", "M1,2 C3,4 5,6 7,8"), ("L1,2", "L1,2"), ("M1e5,2 L3,4", "M1e5,2 L3,4"),
    ("M1", "M1"), ("M1,2 L3,4 Z", "M1,2 L3,4 Z"),
  ])
  func `lead from point to point`(path: String, short: String) {
    #expect(DrawnPath.shortened(path) == short)
  }

  @Test func `have corners to a tenth of a pixel`() {
    #expect(DrawnPath.corners("348.20,366.52 -1.06,0.04") == "348.2,366.5 -1.1,0")
    #expect(DrawnPath.corners("1,2 x") == "1,2 x")
  }

  @Test func `have no point further off than a tenth of a pixel, however long they are`() {
    let places = (0..<5000).map { place -> [Double] in
      let (x, y) = (place * 7919 % 96_000, place * 104_729 % 58_000)
      return [Double(x) / 100, Double(y) / 100]
    }
    let words = places.map { "L\($0[0]),\($0[1])" }
    let path = "M" + words.joined(separator: " ").dropFirst()
    let short = DrawnPath.shortened(path)
    #expect(short.utf8.count < path.utf8.count)
    var here = [0.0, 0.0]
    var count = 0
    for (letter, numbers) in commands(of: short) {
      switch letter {
      case "M": here = numbers
      case "h": here[0] += numbers[0]
      case "v": here[1] += numbers[0]
      default:
        here[0] += numbers[0]
        here[1] += numbers[1]
      }
      #expect(zip(here, places[count]).allSatisfy { ($0 - $1).magnitude < 0.0501 })
      count += 1
    }
    #expect(count == places.count)
  }

  /// The letters of a path with their numbers, which a comma or a sign parts.
  private func commands(of path: String) -> [(letter: Character, numbers: [Double])] {
    var commands: [(letter: Character, words: [String])] = []
    for sign in path {
      let last = commands.count - 1
      if sign.isLetter {
        commands.append((sign, [""]))
      } else if sign == "," || (sign == "-" && commands[last].words.last != "") {
        commands[last].words.append(sign == "," ? "" : "-")
      } else {
        commands[last].words[commands[last].words.count - 1].append(sign)
      }
    }
    return commands.map { ($0.letter, $0.words.compactMap { Double($0) }) }
  }
}
