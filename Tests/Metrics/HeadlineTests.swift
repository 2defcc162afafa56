import RingtrueCore
import RingtrueMetrics
import Testing

@Suite struct `The metrics of a first look` {
  @Test func `are some of all, in the same order, and no more than fit a screen`() {
    let all = Metrics.all.map(\.id)
    let headline = Metrics.headline.map(\.id)
    #expect(headline == all.filter(Set(headline).contains))
    let ofScores = Metrics.headline.filter { ["ranking", "operating"].contains($0.card.family) }
    #expect(ofScores.count == 19)
  }

  @Test func `leave nothing out of the smaller families`() {
    let left = Set(Metrics.all.map(\.id)).subtracting(Metrics.headline.map(\.id))
    let families = Set(left.compactMap { Metrics.named($0)?.card.family })
    #expect(families == ["ranking", "operating"])
  }
}
