import RingtrueCore
import RingtruePlatform
import RingtrueStore
import Testing

@testable import RingtrueHistory

@Suite struct `The folder of a run` {
  let scratch: TemporaryFolder
  let folder: RunFolder
  let sample = Sample()

  init() throws {
    scratch = try TemporaryFolder()
    folder = RunFolder(scratch.file("results/run"))
  }

  @Test func `holds a journal until the run ends, and then a record of the same`() async throws {
    let events = sample.events("run")
    let sink = RecordSink(folder)
    try await sink.tell(events.dropLast())
    #expect(Files.exists(folder.journal))
    var journal = try folder.read()
    #expect(!journal.isComplete)
    try await sink.tell(events.suffix(1))
    #expect(!Files.exists(folder.journal))
    journal.isComplete = true
    let record = try folder.read()
    #expect(record == journal)
    #expect(record == (try sample.record("run")))
    #expect(try RunFolder.all(in: scratch.file("results")) == [folder])
    let text = try Files.readText(folder.record)
    #expect(
      text.hasPrefix("{\n  \"format\": \"ringtrue-record\",\n  \"version\": 3,\n  \"run\": {"))
    #expect(try Files.entries(of: folder.path).map(\.name) == ["record.json"])
  }

  @Test func `hands on to a history what it holds already`() async throws {
    let store = try HistoryStore(scratch.file("results/history.sqlite"))
    try await RecordSink(folder, then: HistorySink(store)).tell(sample.events("run"))
    let record = try folder.read()
    #expect(record == (try sample.record("run")))
    #expect(try await store.record(of: "run") == record)
  }

  /// Whatever ends a program between the two: a run whose record is closed is gone on with by nobody.
  @Test func `keeps its journal until a history knows that the run has ended`() async throws {
    let path = scratch.file("results/history.sqlite")
    let store = try HistoryStore(path, patience: .milliseconds(50))
    let events = sample.events("run")
    do {
      let sink = RecordSink(folder, then: HistorySink(store))
      try await sink.tell(events.dropLast())
      for _ in 0..<2000 where try await store.runs().first?.trials != 6 {
        try await SystemClock().sleep(for: .milliseconds(5))
      }
      let other = try Connection(path)
      try other.script("BEGIN IMMEDIATE")
      await #expect(throws: StoreError.self) { try await sink.tell(events.suffix(1)) }
      try other.script("COMMIT")
    }
    #expect(try await store.runs().first?.isComplete == false)
    #expect(Files.exists(folder.journal))
    #expect(!Files.exists(folder.record))
    try await RecordSink(folder, then: HistorySink(store)).tell(events.prefix(1) + events.suffix(1))
    #expect(try await store.record(of: "run") == folder.read())
    #expect(try await store.runs().first?.isComplete == true)
  }

  @Test func `keeps its journal when the run is broken off, and is gone on with`() async throws {
    let events = sample.events("run")
    try await RecordSink(folder).tell(
      events.prefix(9) + [.runEnded(id: "run", complete: false)])
    #expect(Files.exists(folder.journal))
    #expect(!Files.exists(folder.record))
    // A second try of a trial takes the place of the first.
    try await RecordSink(folder).tell(events.prefix(1) + events.dropFirst(6))
    #expect(try folder.read() == sample.record("run"))
  }

  @Test func `may be taken up again when the run had ended`() async throws {
    let events = sample.events("run")
    try await RecordSink(folder).tell(events)
    let first = try Files.read(folder.record)
    try await RecordSink(folder).tell(events)
    #expect(try Files.read(folder.record) == first)
  }

  @Test func `loses the last line of a journal at most, wherever it is cut`() async throws {
    try await RecordSink(folder).tell(sample.events("run").dropLast())
    let whole = try Files.read(folder.journal)
    let ends = whole.indices.filter { whole[$0] == UInt8(ascii: "\n") }
    for end in stride(from: ends[0] + 1, to: whole.count, by: 397) {
      try Files.write(Array(whole[..<end]), to: folder.journal)
      let kept = try Journal(reading: folder.journal)
      #expect(kept.entries.count == ends.count { $0 < end })
      #expect(kept.isTorn == !ends.contains(end - 1))
    }
    try Files.write(Array(whole[..<(ends[0])]), to: folder.journal)
    let error = #expect(throws: HistoryError.self) { try folder.read() }
    #expect(error?.isMissing == true)
  }

  @Test func `is gone on with behind the last whole line`() async throws {
    let events = sample.events("run")
    try await RecordSink(folder).tell(events.dropLast())
    let whole = try Files.read(folder.journal)
    try Files.write(Array(whole.dropLast(20)), to: folder.journal)
    try await RecordSink(folder).tell(events)
    #expect(try folder.read() == sample.record("run"))
  }

  @Test func `tells what is wrong with a line that is not the last`() async throws {
    try await RecordSink(folder).tell(sample.events("run").dropLast())
    var lines = try Files.readText(folder.journal).split(separator: "\n").map(String.init)
    lines[2] = "{\"trial\":{\"scenario\":5}}"
    lines[4] = "{\"trial\":"
    lines[5] = "{\"tail\":1}"
    try Files.write(lines.joined(separator: "\n") + "\n", to: folder.journal)
    let problems = #expect(throws: Problems.self) { try folder.read() }
    let text = try #require(problems?.description)
    #expect(text.contains("\(folder.journal):3:"))
    #expect(text.contains("'scenario' should be text, not a whole number"))
    #expect(text.contains("\(folder.journal):5:"))
    #expect(text.contains("\(folder.journal):6:1: this is no line of a run's journal; take it out"))
  }

  @Test func `refuses a journal that is too long, and a record that is newer`() async throws {
    try await RecordSink(folder).tell(sample.events("run").dropLast())
    #expect(throws: PlatformError.self) { try Journal(reading: folder.journal, limit: 1000) }
    try Files.remove(folder.journal)
    try Files.write(#"{"format": "ringtrue-record", "version": 4}"#, to: folder.record)
    let error = #expect(throws: HistoryError.self) { try folder.read() }
    #expect(error?.description.contains("its version is 4; use a newer program") == true)
  }

  @Test func `is written by one at a time`() async throws {
    let events = sample.events("run")
    let first = RecordSink(folder)
    try await first.tell(events.prefix(3))
    let error = await #expect(throws: PlatformError.self) {
      try await RecordSink(folder).tell(events.prefix(1))
    }
    #expect(error?.isLocked == true)
    try await first.tell(events.dropFirst(3))
    #expect(try folder.read().isComplete)
  }
}
