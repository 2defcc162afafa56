import RingtrueCore
import Testing

@testable import RingtrueDetectors

@Suite struct `Words of a column` {
  private let conditions = Conditions()

  private static let columns: [Column] = [
    Column("whole", .integers([7, 3, 7, 0]), missing: RowSet([3])),
    Column("money", .decimals(Decimals([150, -5, 150, 0], scale: 2)), missing: RowSet([3])),
    Column("real", .reals([0.5, -0.0, 0.5, 0.0])),
    Column("yes", .flags([true, false, true, true])),
    Column("day", .days([Day(1), Day(2), Day(1), Day(0)]), missing: RowSet([3])),
    Column(
      "twice", .categories(Categories(codes: [2, 1, 0, 3], levels: ["b", "a", "b", "", "c"])),
      missing: RowSet([1])),
    Column("text", .texts(Texts(["x", "", "x", "y"]))),
  ]

  @Test(arguments: columns)
  func `are those that a file would hold, each once`(_ column: Column) throws {
    let words = try column.words(under: conditions)
    #expect((0..<column.count).map { words[$0] } == (0..<column.count).map { column.text($0) })
    #expect(Set(words.levels).count == words.levels.count)
  }

  @Test func `may be their ends, or be joined`() throws {
    let money = Column("money", .decimals(Decimals([150, -5, 250], scale: 2)))
    let ends = try money.endings(2, under: conditions)
    #expect((0..<3).map { ends[$0] } == ["50", "05", "50"])
    let joined = try ends.joined(with: money.words(under: conditions), under: conditions)
    #expect((0..<3).map { joined[$0] } == ["50\u{1F}1.50", "05\u{1F}-0.05", "50\u{1F}2.50"])
  }

  @Test func `have their rows in the order of time, those without one last`() throws {
    let words = Words(codes: [1, 0, 1, 1, 0, 1], levels: ["a", "b", "none"])
    let days = [5, 2, .nan, 3, 1, 3]
    let timelines = try Timelines(of: words, by: days, under: conditions)
    #expect((0..<3).map { timelines.rows($0) } == [[4, 1], [3, 5, 0, 2], []])
  }
}
