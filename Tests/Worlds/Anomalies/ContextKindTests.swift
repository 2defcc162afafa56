import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

/// What each kind that alters hours, places, words and blanks promises about them.
@Suite struct ContextKindTests {
  @Test func `an hour lies off the client's clock, and in the order of the rows`() throws {
    for (severity, placed) in try Placed.all(HourContext()) {
      let wanted = 2.5 + 3.5 * severity
      for (event, told) in zip(placed.events, placed.told) {
        let least = try #require(told.parameters["placed_z"]?.double)
        for change in event {
          let z = placed.site.hourDeviation(change.row, at: Int(change.new.time % 86_400))
          #expect(z >= least && z > 2.2 && z < 1.1 * wanted)
          #expect(change.new.date == change.old.date && change.new.amount == change.old.amount)
          let rows = placed.site.rows(of: change.row)
          if change.row > rows.lowerBound {
            #expect(placed.site.postings.time[change.row - 1] < change.new.time)
          }
          if change.new.channel == .branch {
            #expect((28_800...61_200).contains(change.new.time % 86_400))
          }
        }
      }
    }
  }

  @Test func `clean rows lie near their clients' clocks`() {
    for ledger in [Placed.classic, Placed.modern] {
      let site = Site(ledger, period: 0..<Int64.max)
      let visits = site.postings.time.indices.filter(site.isVisit)
      let far = visits.count {
        site.hourDeviation($0, at: Int(site.postings.time[$0] % 86_400)) > 2.5
      }
      #expect(Double(far) < 0.05 * Double(visits.count))
    }
  }

  @Test func `a place is far from home, and a shop is one of that place`() throws {
    for (_, placed) in try Placed.all(PlaceContext()) {
      for (event, told) in zip(placed.events, placed.told) {
        let change = try #require(event.first)
        let home = placed.site.home(of: change.row)
        let distance = placed.site.distance(home, change.new.place)
        #expect(told.parameters["kilometres"]?.double == Double(Int64(distance)))
        #expect(distance > placed.site.distance(home, change.old.place))
        #expect(told.impactMinor == change.old.amount)
        if change.new.channel == .pos {
          #expect((change.new.counterparty - 5_000_000) / 100 == Int64(change.new.place))
        } else {
          #expect(change.new.counterparty == change.old.counterparty)
        }
      }
    }
  }

  @Test func `a journey stays in one place`() throws {
    for (_, placed) in try Placed.all(PlaceContext()) {
      for decoy in placed.decoys { #expect(Set(decoy.map(\.new.place)).count == 1) }
    }
  }

  @Test func `a combination is rare, and each of its words is not`() throws {
    for (_, placed) in try Placed.all(ComboRare()) {
      let rows = placed.site.postings
      for change in placed.events.joined() {
        let (old, new) = (change.old, change.new)
        #expect(placed.site.combinations.probability(of: new) <= 3.3e-3)
        #expect((old.category == new.category) != (old.channel == new.channel))
        #expect(old.operation == new.operation && old.amount == new.amount)
        let alike = rows.time.indices.count {
          rows.operation[$0] == new.operation && rows.category[$0] == new.category
            && rows.channel[$0] == new.channel
        }
        #expect(Double(alike) <= 3.3e-3 * Double(rows.count))
        let word = rows.time.indices.count {
          old.channel == new.channel
            ? rows.category[$0] == new.category : rows.channel[$0] == new.channel
        }
        #expect(200 * word >= rows.count)
      }
    }
  }

  @Test func `a field is left empty where amounts are large, in one feed`() throws {
    var (above, all) = (0, 0)
    for (_, placed) in try Placed.all(OmittedFields()) {
      for event in placed.events {
        #expect(event.count >= 2 && Set(event.map(\.new.channel)).count == 1)
        #expect(Set(event.map(\.new.blanks)).count == 1)
        for change in event {
          #expect(change.new.blanks.nonzeroBitCount == 1 && change.old.blanks == 0)
          let alike = placed.site.postings.amount.indices
            .filter { placed.site.postings.channel[$0] == change.new.channel }
            .map { placed.site.postings.amount[$0] }.sorted()
          above += change.new.amount > alike[alike.count / 2] ? 1 : 0
          all += 1
        }
      }
      let cells = placed.labelled.truth.cells
      #expect(!cells.isEmpty && cells.allSatisfy { $0.injected.isEmpty && !$0.clean.isEmpty })
    }
    #expect(Double(above) > 0.55 * Double(all), "\(above) of \(all)")
  }
}

/// What the four families of departures promise about distances.
@Suite struct StatisticalKindTests {
  private func deviation(_ change: Placed.Change, _ placed: Placed) -> Double {
    placed.site.deviation(of: change.new.amount, at: change.row)
  }

  @Test func `a local row lies at its distance from its client's centre`() throws {
    for (severity, placed) in try Placed.all(StatisticalLocal()) {
      let distance = 2.5 + 2.5 * severity
      for change in placed.events.joined() {
        let z = abs(deviation(change, placed))
        #expect(z > 0.62 * distance && z < 1.11 * distance)
      }
    }
  }

  @Test func `a global row lies at its distance, and beyond nearly all amounts`() throws {
    for (severity, placed) in try Placed.all(StatisticalGlobal()) {
      let distance = 3 + 3 * severity
      for change in placed.events.joined() {
        #expect(abs(abs(deviation(change, placed)) - distance) < 0.1 * distance)
        let alike = placed.site.habits.donors(change.new.operation, change.new.channel)
        let below = alike.count { $0 < change.new.amount }
        let rank = Double(below) / Double(alike.count)
        #expect(rank <= 0.01 || rank >= 0.99)
      }
    }
  }

  @Test func `the rows of a cluster are equally far from their clients' habits`() throws {
    for (severity, placed) in try Placed.all(StatisticalCluster(), count: 3) {
      let distance = 2 + 2 * severity
      for event in placed.events {
        #expect(event.count >= 5 && Set(event.map(\.new.operation)).count == 1)
        for change in event {
          #expect(abs(deviation(change, placed) - distance) < 0.2 * distance + 0.5)
        }
      }
    }
  }

  @Test func `without its dependency, amount and hour are still somebody's`() throws {
    for (severity, placed) in try Placed.all(StatisticalDependency()) {
      let distance = 1.2 + 1.2 * severity
      for change in placed.events.joined() {
        let alike = placed.site.habits.donors(change.new.operation, change.new.channel)
        #expect(alike.contains(change.new.amount))
        #expect(abs(abs(deviation(change, placed)) - distance) < 0.2 * distance)
        let second = Int(change.new.time % 86_400)
        #expect(placed.site.postings.time.contains { Int($0 % 86_400) == second })
      }
    }
  }
}
