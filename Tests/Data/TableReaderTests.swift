import RingtrueCore
import RingtrueData
import Testing

func table(
  _ text: String, named name: String = "t.csv", _ change: (inout ReadingOptions) -> Void = { _ in }
) throws(DataError) -> LabelledTable {
  var options = ReadingOptions()
  change(&options)
  return try TableReader(options: options).read(bytes: Array(text.utf8), named: name)
}

extension LabelledTable {
  /// The cells of a column as texts.
  func texts(_ name: String) -> [String] {
    table[name].map { column in (0..<column.count).map(column.text) } ?? []
  }

  /// The kinds of all columns, in their order.
  var kinds: [ColumnKind] { schema.fields.map(\.kind) }
}

@Suite struct `A table reader` {
  @Test func `finds the kind of every column`() throws {
    let read = try table(
      """
      id,day,time,amount,rate,channel,note,ok
      1,2024-01-01,2024-01-01T10:00:00,12.5,0.123456,atm,first,true
      2,2024-02-29,2024-01-01 10:00:01.5,3,1e-5,online,second one,False
      3,,2024-01-01T10:00:02+01:00,-0.25,NA,atm,"third, ""quoted""
      on two lines",TRUE

      """)
    #expect(
      read.kinds == [
        .integers, .days, .instants, .decimals(scale: 2), .reals, .categories, .texts, .flags,
      ])
    #expect(read.texts("day") == ["2024-01-01", "2024-02-29", ""])
    #expect(
      read.texts("time") == [
        "2024-01-01T10:00:00Z", "2024-01-01T10:00:01.500000Z", "2024-01-01T09:00:02Z",
      ])
    #expect(read.texts("amount") == ["12.50", "3.00", "-0.25"])
    #expect(read.texts("rate") == ["0.123456", "1e-05", ""])
    #expect(read.texts("note")[2] == "third, \"quoted\"\non two lines")
    #expect(read.texts("ok") == ["true", "false", "true"])
  }
}
