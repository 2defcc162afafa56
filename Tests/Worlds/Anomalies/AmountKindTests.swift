import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

/// What each kind that alters amounts promises about them.
@Suite struct AmountKindTests {
  @Test func `a global amount is as many times too large as it says, and never less than thrice`()
    throws
  {
    for (severity, placed) in try Placed.all(AmountGlobal()) {
      let wanted = 3 * Elementary.pow(20, severity)
      for (event, told) in zip(placed.events, placed.told) {
        let change = try #require(event.first)
        let factor = Double(change.new.amount) / Double(change.old.amount)
        #expect(told.parameters["placed_factor"]?.double == factor)
        #expect(factor > 2.5 && factor < 1.3 * wanted, "\(factor) of \(wanted)")
        #expect(told.impactMinor == change.new.amount - change.old.amount)
      }
    }
  }

  @Test func `a slipped decimal point is exactly a power of ten`() throws {
    for (severity, placed) in try Placed.all(DecimalShift()) {
      for (event, told) in zip(placed.events, placed.told) {
        let change = try #require(event.first)
        let (small, large) = (
          min(change.new.amount, change.old.amount), max(change.new.amount, change.old.amount)
        )
        #expect(large % small == 0)
        let powers: [Int64] = severity == 0 ? [10] : severity == 1 ? [100] : [10, 100]
        #expect(powers.contains(large / small))
        let places = try #require(told.parameters["power"]?.double)
        #expect(abs(places) == (large / small == 10 ? 1 : 2))
        #expect((places > 0) == (change.new.amount > change.old.amount))
      }
      for change in placed.decoys.joined() {
        let ratio = Double(change.new.amount) / Double(change.old.amount)
        #expect(ratio > 3 || ratio < 1.0 / 3)
      }
    }
  }

  @Test func `transposed digits are the same digits, and differ by a multiple of nine`() throws {
    for (severity, placed) in try Placed.all(TransposedDigits(), count: 20) {
      var relative: [Double] = []
      for change in placed.events.joined() {
        let (old, new) = (String(change.old.amount), String(change.new.amount))
        #expect(old.sorted() == new.sorted() && old != new)
        #expect(zip(old, new).filter { $0 != $1 }.count == 2)
        #expect((change.new.amount - change.old.amount) % 9 == 0)
        relative.append(
          Double(abs(change.new.amount - change.old.amount)) / Double(change.old.amount))
      }
      if severity == 1 { #expect(relative.reduce(0, +) / Double(relative.count) > 0.2) }
    }
  }

  @Test func `a posting on the wrong side keeps its amount, and its balances as it says`() throws {
    for (severity, placed) in try Placed.all(SignFlip()) {
      for (event, told) in zip(placed.events, placed.told) {
        let change = try #require(event.first)
        #expect(change.new.amount == change.old.amount)
        #expect((change.new.type == .credit) == (change.old.type != .credit))
        #expect(told.impactMinor == 2 * change.old.amount)
        let row = try #require(told.rows.first)
        let shown = placed.labelled.injected.rows[Int(placed.labelled.order[row])]
        let follows = shown.after == shown.before + shown.signed
        #expect(follows == (told.parameters["balances"]?.string == "follow"))
        if severity != 0.5 { #expect(follows == (severity == 0)) }
      }
    }
  }

  @Test func `a limit is exceeded by the share that is told`() throws {
    for (severity, placed) in try Placed.all(LimitExceed(), count: 5) {
      for (event, told) in zip(placed.events, placed.told) {
        let ratio = try #require(told.parameters["placed_ratio"]?.double)
        #expect(ratio > 1 && ratio < 1.1 * (1.02 + 0.58 * severity) + 0.05, "\(ratio)")
        #expect(Set(event.map(\.new.account)).count == 1)
        for change in event { #expect(change.new.amount > change.old.amount) }
      }
    }
  }

  @Test func `a segment is too dear by its percentage, in one place or at one bank`() throws {
    for (severity, placed) in try Placed.all(InflatedSegment(), count: 4) {
      let share = 0.04 * Elementary.pow(10, severity)
      for (event, told) in zip(placed.events, placed.told) {
        #expect(event.count >= 3)
        let isOnline = event.allSatisfy { $0.new.channel == .online }
        #expect(Set(event.map { isOnline ? $0.new.bank : $0.new.place }).count == 1)
        let sum = event.reduce(0) { $0 + $1.new.amount - $1.old.amount }
        #expect(told.impactMinor == sum)
        for change in event {
          let rise = Double(change.new.amount) / Double(change.old.amount) - 1
          #expect(rise > 0.5 * share && rise < 1.5 * share)
        }
        let times = event.map(\.new.time)
        let days = ((times.max() ?? 0) - (times.min() ?? 0)) / 86_400
        #expect(days <= 60)
      }
    }
  }

  @Test func `a cluster is dense in amount and hour, its decoy in amount alone`() throws {
    for (_, placed) in try Placed.all(GroupCluster(), count: 3) {
      func spread(_ values: [Double]) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
          .squareRoot()
      }
      func logs(_ changes: [Placed.Change]) -> [Double] {
        changes.map { Elementary.log(Double($0.new.amount)) }
      }
      for event in placed.events {
        #expect(event.count >= 5 && Set(event.map(\.new.operation)).count == 1)
        #expect(spread(logs(event)) < 0.2)
        #expect(spread(event.map { Double($0.new.time % 86_400) }) < 2 * 3600)
        for change in event { #expect(change.new.time / 86_400 == change.old.time / 86_400) }
      }
      for decoy in placed.decoys {
        #expect(spread(logs(decoy)) < 0.2)
        for change in decoy { #expect(change.new.time == change.old.time) }
      }
    }
  }
}
