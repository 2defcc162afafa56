import Testing

@testable import RingtrueCore

/// Numbers that look like chance and are the same each time (Steele and Vigna's SplitMix64).
private struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// About a number of the normal law: the sum of twelve even ones.
  mutating func bell() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double(next() >> 11) * 0x1p-53 }
  }
}

@Suite struct `A packed row` {
  @Test(arguments: [0, 1, 2, 3, 1000, 4001])
  func `is read as it was written`(count: Int) throws {
    var dice = Dice(UInt64(count))
    for sorts in [1, 2, 3, 17, 900] {
      let skewed = (0..<count).map { _ in UInt32(min(dice.below(sorts), dice.below(sorts))) }
      var writer = ByteWriter()
      Arrangement.pack(skewed, sorts: sorts, into: &writer)
      var reader = try ByteReader(sealed: writer.sealed)
      let read = try Arrangement.unpack(from: &reader, limit: count)
      #expect(read.row == skewed)
      #expect(read.sorts == sorts)
    }
  }

  @Test(arguments: [0, 1, 2, 3, 1000, 4001])
  func `in words of a code is read as it was written`(count: Int) throws {
    var dice = Dice(UInt64(count))
    for sorts in [1, 2, 3, 17, 900] {
      for least in [0, sorts - 1] {
        let skewed = (0..<count).map { _ in
          UInt32(max(least, min(dice.below(sorts), dice.below(sorts))))
        }
        var writer = ByteWriter()
        PrefixCode.pack(skewed, sorts: sorts, into: &writer)
        var reader = try ByteReader(sealed: writer.sealed)
        let read = try PrefixCode.unpack(from: &reader, limit: count)
        #expect(read.row == skewed)
        #expect(read.sorts == sorts)
        #expect(reader.rest == 0)
      }
    }
  }

  /// Huffman's own example has an average of 3.42 bits (1952, table I).
  @Test func `takes as few bits as words of a code can`() {
    let counts = [20, 18, 10, 10, 10, 6, 6, 4, 4, 4, 4, 3, 1]
    let row = counts.enumerated().flatMap { Array(repeating: UInt32($0.offset), count: $0.element) }
    var writer = ByteWriter()
    PrefixCode.pack(row, sorts: counts.count, into: &writer)
    let words = writer.bytes.count - 1 - counts.count - 1 - 1
    #expect(words == (342 + 7) / 8)
  }

  @Test func `whose words are those of no code is refused`() {
    for lengths in [[], [0], [2], [1, 1, 1], [1, 2], [2, 2, 2, 2, 3, 3], [58], [1, 3, 4, 5]] {
      var writer = ByteWriter()
      writer.write(lengths.count)
      for length in lengths { writer.write(UInt8(length)) }
      writer.write(5)
      writer.write([0, 0] as [UInt8])
      #expect(throws: PackingError.damaged) {
        var reader = try ByteReader(sealed: writer.sealed)
        _ = try PrefixCode.unpack(from: &reader, limit: 5)
      }
    }
  }

  @Test func `takes as many bits as there are arrangements`() {
    // 100 of 10,000 places: the binomial coefficient has 804 bits.
    let row = (0..<10_000).map { UInt32($0 % 100 == 7 ? 1 : 0) }
    var writer = ByteWriter()
    Arrangement.pack(row, sorts: 2, into: &writer)
    #expect(writer.bytes.count < 804 / 8 + 16)
  }

  @Test func `whose bytes are wrong is refused`() throws {
    var dice = Dice(5)
    let labels = Labels((0..<500).map { _ in dice.below(9) == 0 ? .anomalous : .normal })
    let bytes = LabelRow.pack(labels)
    #expect(try LabelRow.unpack(bytes, limit: 500) == labels)
    #expect(throws: PackingError.damaged) { try LabelRow.unpack(bytes, limit: 499) }
    #expect(throws: PackingError.cutShort) { try LabelRow.unpack([1, 2], limit: 500) }
    for place in bytes.indices {
      var wrong = bytes
      wrong[place] ^= 1 << UInt8(place % 8)
      #expect(throws: PackingError.damaged) { try LabelRow.unpack(wrong, limit: 500) }
    }
  }

  @Test func `is sealed by the checksum CRC-32C`() {
    var writer = ByteWriter()
    for byte in "123456789".utf8 { writer.write(byte) }
    #expect(writer.sealed.suffix(4) == [0xE3, 0x06, 0x92, 0x83])
  }

  @Test(arguments: [[], [0], [127, 128, 16_384, .max]] as [[Int64]])
  func `of amounts is read as it was written`(amounts: [Int64]) throws {
    let bytes = AmountRow.pack(amounts)
    #expect(try AmountRow.unpack(bytes, limit: amounts.count) == amounts)
    guard !amounts.isEmpty else { return }
    #expect(throws: PackingError.damaged) {
      try AmountRow.unpack(bytes, limit: amounts.count - 1)
    }
  }

  @Test(arguments: [
    [], [""], ["T1", "T2", "", "T2"], ["größer", "größte", "größ"], (1000..<3000).map { "T\($0)" },
  ])
  func `of names is read as it was written`(names: [String]) throws {
    let bytes = NameRow.pack(names)
    #expect(try NameRow.unpack(bytes, limit: names.count) == names)
    #expect(bytes.count <= 3 * names.count + names.joined().utf8.count / 8 + 16)
    guard !names.isEmpty else { return }
    #expect(throws: PackingError.damaged) { try NameRow.unpack(bytes, limit: names.count - 1) }
  }

  @Test func `of names that share more than there is before them is refused`() {
    var writer = ByteWriter()
    for number in [1, 3, 0] { writer.write(number) }
    #expect(throws: PackingError.damaged) { try NameRow.unpack(writer.sealed, limit: 9) }
  }

  @Test func `of rows is the shorter of two ways`() throws {
    let third = (0..<9000).filter { $0 * 7919 % 3 == 0 || $0 % 5 == 0 }
    let last = Array(6000..<9000)
    for rows in [third, last, [], [0], [8999], Array(0..<9000)] {
      #expect(try RowChoice.unpack(RowChoice.pack(rows, of: 9000), of: 9000) == rows)
    }
    #expect(RowChoice.pack(last, of: 9000).count < 16)
    #expect(RowChoice.pack(third, of: 9000).count <= 9000 / 8 + 32)
  }
}

@Suite struct `Base64 text` {
  @Test func `is that of the standard`() throws {
    let pairs = [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ]
    for (plain, text) in pairs {
      #expect(Base64.text(Array(plain.utf8)) == text)
      #expect(try Base64.bytes(text) == Array(plain.utf8))
    }
    let all = (0...255).map { UInt8($0) }
    #expect(try Base64.bytes(Base64.text(all)) == all)
  }

  @Test(arguments: ["Zg", "Zg=", "Z===", "Zm9 ", "Zm9é"])
  func `of another alphabet or length is refused`(text: String) {
    #expect(throws: PackingError.notText) { try Base64.bytes(text) }
  }
}

@Suite struct `An order of scores` {
  /// Scores of rows of which every hundredth or so is anomalous and lies some deviations higher.
  static func sample(
    _ count: Int, apart: Double, seed: UInt64, every: Int = 100
  ) -> (RowScores, DatasetNote) {
    var dice = Dice(seed)
    let labels = (0..<count).map { row -> Label in
      row % every == 3 ? .anomalous : row % 250 == 9 ? .unlabelled : .normal
    }
    let scores = labels.map { label in
      let score = dice.bell() + (label == .anomalous ? apart : 0)
      return dice.below(8) == 0 ? (score * 4).rounded() / 4 : score
    }
    let rows = Array(0..<count)
    let note = DatasetNote(
      name: "s/1", digest: "d", rowCount: count, measured: rows, labels: Labels(labels))
    return (RowScores(rows: rows, scores: scores, digest: "x"), note)
  }

  /// How many normal rows lie below each anomalous one, counting half for a tie.
  private func placements(_ scores: [Double], _ labels: Labels) -> [Double] {
    let normal = scores.indices.filter { labels.rows[$0] == .normal }.map { scores[$0] }
    return scores.indices.filter { labels.rows[$0] == .anomalous }.map { row in
      normal.reduce(0) { $0 + ($1 < scores[row] ? 1 : $1 == scores[row] ? 0.5 : 0) }
    }
  }

  /// The precision at the score of each anomalous row.
  private func precisions(_ scores: [Double], _ labels: Labels) -> [Double] {
    scores.indices.filter { labels.rows[$0] == .anomalous }.map { row in
      let flagged = scores.indices.filter { scores[$0] >= scores[row] }
      let found = flagged.count { labels.rows[$0] == .anomalous }
      return Double(found) / Double(flagged.count { labels.rows[$0] != .unlabelled })
    }
  }

  @Test(arguments: [-1, 0, 1, 2.5])
  func `keeps what labels, flags and the top can tell`(apart: Double) throws {
    let (scores, dataset) = Self.sample(3000, apart: apart, seed: 11)
    let threshold = Threshold(scores.scores[3], from: .train, by: "given")
    let order = ScoreOrder(of: scores, threshold: threshold, on: dataset)
    let kept = try order.scores(digest: "x", threshold: threshold, on: dataset)
    #expect(
      placements(kept.scores, dataset.labels) == placements(scores.scores, dataset.labels))
    #expect(kept.scores.map { threshold.flags($0) } == scores.scores.map { threshold.flags($0) })
    let top = scores.rows.sorted { scores.scores[$0] > scores.scores[$1] }.prefix(90)
    for (row, next) in zip(top, top.dropFirst()) {
      #expect((kept.scores[row] > kept.scores[next]) == (scores.scores[row] > scores.scores[next]))
    }
    #expect(ScoreOrder(of: kept, threshold: threshold, on: dataset) == order)
  }

  @Test func `of the first format is read as ever`() throws {
    let (scores, dataset) = Self.sample(3000, apart: 1, seed: 3)
    let kept = try ScoreOrder(of: scores, threshold: nil, on: dataset)
      .scores(digest: "x", threshold: nil, on: dataset)
    let steps = kept.scores.map { UInt32($0) }
    var writer = ByteWriter()
    for byte in [1, 1] as [UInt8] { writer.write(byte) }
    for number in [steps.count, 0] { writer.write(number) }
    Arrangement.pack(steps, sorts: Int(steps.max() ?? 0) + 1, into: &writer)
    let first = ScoreOrder(bytes: writer.sealed)
    #expect(try first.scores(digest: "x", threshold: nil, on: dataset) == kept)
    for other in [0, 3] as [UInt8] {
      var writer = ByteWriter()
      for byte in [other, 1] { writer.write(byte) }
      #expect(throws: PackingError.newer) {
        try ScoreOrder(bytes: writer.sealed).scores(digest: "", threshold: nil, on: dataset)
      }
    }
  }

  @Test func `keeps the precision at each anomalous row`() throws {
    let (scores, dataset) = Self.sample(2000, apart: 1, seed: 5, every: 7)
    let kept = try ScoreOrder(of: scores, threshold: nil, on: dataset)
      .scores(digest: "x", threshold: nil, on: dataset)
    #expect(
      precisions(kept.scores, dataset.labels) == precisions(scores.scores, dataset.labels))
  }

  @Test func `keeps every step where labels tell nothing`() throws {
    let (scores, _) = Self.sample(2000, apart: 1, seed: 4)
    let order = ScoreOrder(of: scores, threshold: nil, on: nil)
    let kept = try order.scores(digest: "x", threshold: nil, on: nil)
    #expect(kept.rows == scores.rows)
    let ranks = Set(scores.scores).sorted()
    #expect(kept.scores == scores.scores.map { Double(ranks.firstIndex(of: $0) ?? -1) })
  }

  @Test func `takes less than a byte a row`() {
    let (scores, dataset) = Self.sample(40_000, apart: 2, seed: 7)
    let order = ScoreOrder(of: scores, threshold: nil, on: dataset)
    #expect(order.bytes.count < 40_000 * 7 / 8)
  }

  @Test(arguments: [[.infinity, -.infinity, 0, -0.0, 1], [], [2, 2, 2, 2, 2]] as [[Double]])
  func `knows extreme scores`(numbers: [Double]) throws {
    let scores = RowScores(rows: Array(numbers.indices), scores: numbers, digest: "")
    for limit in [-Double.infinity, 0, 5, .infinity] {
      let threshold = Threshold(limit, from: .given, by: "x")
      let kept = try ScoreOrder(of: scores, threshold: threshold, on: nil)
        .scores(digest: "", threshold: threshold, on: nil)
      #expect(kept.scores.map { $0 >= limit } == numbers.map { $0 >= limit })
    }
  }
}
