import Foundation
import Testing

@testable import RingtrueStore

@Suite struct `A transaction` {
  struct Enough: Error {}

  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try open().script("CREATE TABLE tally (n INTEGER NOT NULL) STRICT")
  }

  func open(patience: Duration = .seconds(30)) throws -> Connection {
    try Connection(scratch.file("data"), patience: patience)
  }

  func add(_ n: Int, to connection: Connection) throws {
    try connection.execute("INSERT INTO tally VALUES (?)", n)
  }

  func numbers() throws -> [Int] {
    try open().rows("SELECT n FROM tally ORDER BY n") { row in try row[0] }
  }

  @Test func `is done as a whole`() throws {
    let connection = try open()
    let sum = try connection.immediate {
      try add(1, to: connection)
      try add(2, to: connection)
      return try connection.one("SELECT sum(n) FROM tally", as: Int.self)
    }
    #expect(sum == 3)
    #expect(try numbers() == [1, 2])
  }

  @Test func `is undone as a whole`() throws {
    let connection = try open()
    #expect(throws: Enough.self) {
      try connection.immediate {
        try add(1, to: connection)
        throw Enough()
      }
    }
    #expect(try numbers() == [])
    try connection.immediate { try add(2, to: connection) }
    #expect(try numbers() == [2])
  }

  @Test func `inside another is undone alone`() throws {
    let connection = try open()
    try connection.immediate {
      try add(1, to: connection)
      #expect(throws: Enough.self) {
        try connection.immediate {
          try add(2, to: connection)
          try connection.immediate { try add(3, to: connection) }
          throw Enough()
        }
      }
      try connection.immediate { try add(4, to: connection) }
    }
    #expect(try numbers() == [1, 4])
  }

  @Test func `inside another goes with it`() throws {
    let connection = try open()
    #expect(throws: Enough.self) {
      try connection.immediate {
        try connection.immediate { try add(1, to: connection) }
        throw Enough()
      }
    }
    #expect(try numbers() == [])
  }

  @Test func `waits for the other writer, so that reading first costs nobody a failure`()
    async throws
  {
    let rounds = 100
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        group.addTask {
          let connection = try open()
          for _ in 0..<rounds {
            try connection.immediate {
              let n: Int = try connection.one("SELECT count(*) FROM tally")
              try add(n, to: connection)
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try numbers() == Array(0..<2 * rounds), "no count was ever read twice")
  }

  @Test func `says when another holds the lock for too long`() throws {
    let (holder, other) = (try open(), try open(patience: .milliseconds(10)))
    try holder.immediate {
      let error = #expect(throws: StoreError.self) { try other.immediate {} }
      #expect(error?.isBusy == true)
      #expect(error?.description.contains("another process is writing") == true)
    }
    try other.immediate { try add(1, to: other) }
  }

  @Test func `that only reads sees one moment and cannot write`() throws {
    let (reader, writer) = (try open(), try open())
    try reader.snapshot {
      #expect(try reader.one("SELECT count(*) FROM tally") == 0)
      try add(1, to: writer)
      #expect(try reader.one("SELECT count(*) FROM tally") == 0)
      #expect(throws: StoreError.self) { try add(2, to: reader) }
    }
    try add(3, to: reader)
    #expect(try numbers() == [1, 3])
  }

  @Test func `is whole or absent after the process is killed`() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = scratch.file("data") as String] in
      let connection = try Connection(path)
      let insert = try connection.prepare("INSERT INTO tally VALUES (?)")
      for round in 0..<20 {
        try connection.immediate { for i in 0..<100 { try insert.run(round * 100 + i) } }
      }
      try connection.immediate {
        for i in 0..<50_000 { try insert.run(i) }
        kill(getpid(), SIGKILL)
      }
    }
    #expect(try open().problems().isEmpty)
    #expect(try numbers() == Array(0..<2000))
  }
}
