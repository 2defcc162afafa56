public import RingtrueCore

/// A made-up part of the financial world, as a scenario describes it, from which datasets come.
public protocol World: Sendable {
  /// Its name in scenarios, such as `ledger`.
  static var id: String { get }
  /// What it is, in one sentence.
  static var summary: String { get }
  /// Its version: a higher one gives other bytes for the same seed.
  static var version: Int { get }

  /// Reads what stands behind `settings` in a scenario; everything wrong with it is told at once.
  init(reading settings: JSON, file: String?) throws(Problems)

  /// The same world with about as many rows as said; rates stay what they are.
  func resized(to rows: Int) -> Self

  /// How many rows are made at a time.
  var blockSize: BlockSize { get set }

  /// The blocks that a large world is made in, one after another; itself if it is small.
  ///
  /// The dataset of a block has row numbers of its own, and everything else as the world has it.
  var blocks: [Self] { get }

  /// The dataset of a seed, made in one go on some threads; their number changes no byte.
  func madeAtOnce(seed: Seed, threads: Int) throws(WorldsError) -> Dataset

  /// The average precision of what can be known of each kind, on the rows that a seed's dataset is
  /// measured on; kinds of which that cannot be told are left out.
  func oracles(
    for dataset: Dataset, seed: Seed, after schooling: Schooling, threads: Int
  ) throws(WorldsError) -> [String: Double]
}

extension World {
  /// The dataset of a seed, made on some threads; their number changes no byte.
  public func dataset(seed: Seed, threads: Int) throws(WorldsError) -> Dataset {
    let blocks = blocks
    guard blocks.count > 1 else { return try madeAtOnce(seed: seed, threads: threads) }
    var made: [Dataset] = []
    for block in blocks { made.append(try block.madeAtOnce(seed: seed, threads: threads)) }
    do {
      return try Dataset(joining: made)
    } catch {
      throw .broken("\(error)")
    }
  }

  /// Nothing is known of any kind.
  public func oracles(
    for dataset: Dataset, seed: Seed, after schooling: Schooling, threads: Int
  ) throws(WorldsError) -> [String: Double] { [:] }
}

/// The worlds that scenarios can name.
public enum Worlds {
  /// All worlds.
  public static let all: [any World.Type] = [LedgerWorld.self, ReconWorld.self]

  /// Reads a scenario's settings of the world of that id.
  public static func reading(
    _ id: String, _ settings: JSON, file: String? = nil
  ) throws(Problems) -> any World {
    guard let world = all.first(where: { $0.id == id }) else {
      let known = all.map { $0.id }
      let hint = Nearest.hint(for: id, in: known)
      throw Problems(
        Problem(
          "there is no world '\(id)'; "
            + (hint.isEmpty ? "use one of \(known.joined(separator: ", "))" : hint),
          file: file, at: settings.place))
    }
    return try world.init(reading: settings, file: file)
  }
}
