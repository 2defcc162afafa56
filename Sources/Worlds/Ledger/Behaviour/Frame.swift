internal import RingtrueKernels

/// What all accounts of a ledger have in common.
struct Frame: Sendable {
  let plan: LedgerPlan
  let calendar: LedgerCalendar
  let population: Population
  let travel: Travel
  let trips: TripMaker
  let forms = ClockForms()
  /// What the people of each persona do.
  let mixes: [FlowMix]
  let streams: Streams

  /// One stream for each thing that has its own chance.
  struct Streams: Sendable {
    let visits, places, income, system, noise: RandomStream

    init(seed: UInt64) {
      visits = RandomStream(seed: seed, name: "behaviour/visits")
      places = RandomStream(seed: seed, name: "behaviour/places")
      income = RandomStream(seed: seed, name: "behaviour/income")
      system = RandomStream(seed: seed, name: "behaviour/system")
      noise = RandomStream(seed: seed, name: "benign-noise")
    }
  }

  init(_ plan: LedgerPlan, seed: UInt64, threads: Int = 1) {
    self.plan = plan
    calendar = LedgerCalendar(year: plan.year, month: plan.month, months: plan.months)
    population = Population(plan, calendar: calendar, seed: seed, threads: threads)
    travel = Travel(population.districts)
    trips = TripMaker(seed: seed, days: calendar.days)
    mixes = Persona.all.map { plan.activity.mix(takings: $0.takings) }
    streams = Streams(seed: seed)
  }
}
