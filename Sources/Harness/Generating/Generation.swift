public import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform
public import RingtrueWorlds

/// The making of a scenario's datasets.
///
/// ```swift
/// let generation = try Generation(scenario, file: "Scenarios/quickstart.json5")
/// let manifest = try generation.make("data/quickstart", seed: 7)
/// ```
public struct Generation: Sendable {
  /// The scenario.
  public let scenario: Scenario
  /// The world of each part that is made, and not read from a file.
  public private(set) var worlds: [any World]
  /// What the scenario says of each of them.
  private let settings: [JSON]

  /// Reads the settings of all parts; everything wrong with any of them is told at once.
  public init(_ scenario: Scenario, file: String? = nil) throws(Problems) {
    var problems = Problems()
    var (worlds, told): ([any World], [JSON]) = ([], [])
    for case .world(let id, let settings) in scenario.parts {
      do throws(Problems) {
        worlds.append(try Worlds.reading(id, settings, file: file))
        told.append(settings)
      } catch {
        problems.add(error)
      }
    }
    if worlds.isEmpty, problems.isEmpty {
      problems.add(
        Problem(
          "no part of the scenario is a world, so there is nothing to make; add one", file: file))
    }
    try problems.throwIfAny()
    self.scenario = scenario
    self.worlds = worlds
    settings = told
  }

  /// The same scenario with about as many rows in each part.
  public func resized(to rows: Int) -> Generation {
    var other = self
    other.worlds = worlds.map { $0.resized(to: rows) }
    return other
  }

  /// The same scenario, of whose parts so many rows are made at a time.
  public func making(_ size: BlockSize) -> Generation {
    var other = self
    for place in worlds.indices { other.worlds[place].blockSize = size }
    return other
  }

  /// The dataset of one part.
  public func dataset(part: Int, seed: Seed, threads: Int = 1) throws(WorldsError) -> Dataset {
    try worlds[part].dataset(seed: seed, threads: threads)
  }
}

// MARK: - Writing

extension Generation {
  /// Makes a folder of all datasets that appears whole or not at all, and gives its manifest.
  ///
  /// One part stands in the folder itself, several in folders of their own. A large world is made
  /// block by block; its manifest then says how many there were, of which the first is certified.
  /// Whether it is cancelled is asked again and again. A manifest that is to certify says how hard
  /// each part is.
  @discardableResult
  public func make(
    _ folder: String, seed: Seed, threads: Int = 1, onlyLabels: Bool = false,
    certifies: Bool = false, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> JSON {
    let draft = try FolderDraft(folder)
    var parts: [JSON] = []
    for (place, name) in names.enumerated() {
      let world = worlds[place]
      let making = PartMaking(
        draft: draft, folder: name, threads: threads, onlyLabels: onlyLabels,
        isCancelled: isCancelled)
      let made = try making.make(world, seed: seed)
      let certificate = try certifies ? certificate(of: world.blocks[0], seed, threads) : nil
      parts.append(
        .object([
          ("world", .string(type(of: world).id)), ("version", .integer(type(of: world).version)),
          ("folder", name.isEmpty ? nil : .string(name)), ("settings", settings[place]),
          ("blocks", world.blocks.count > 1 ? .integer(world.blocks.count) : nil),
          ("facts", made.facts), ("certificate", certificate?.json),
          ("files", .array(made.files)),
        ]))
    }
    let manifest: JSON = [
      "format": 1, "scenario": .string(scenario.name),
      "seed": .string(seed.description), "parts": .array(parts),
    ]
    try draft.write(manifest.prettyText + "\n", as: "manifest.json")
    try draft.commit()
    return manifest
  }

  /// How hard the dataset of a world is; of a large one, that of its first block.
  private func certificate(
    of world: any World, _ seed: Seed, _ threads: Int
  ) throws(WorldsError) -> Certificate {
    let dataset = try world.madeAtOnce(seed: seed, threads: threads)
    let oracles = try world.oracles(
      for: dataset, seed: seed, after: .thorough, threads: threads)
    var certificate = Certificate(dataset, oracles: oracles, threads: threads)
    certificate.references = ReferenceLadder.references(dataset, seed: seed, threads: threads)
    return certificate
  }

  /// The folder of each part: none if there is one part, else its world, numbered if need be.
  private var names: [String] {
    guard worlds.count > 1 else { return [""] }
    let ids = worlds.map { type(of: $0).id }
    return ids.indices.map { place in
      let before = ids[..<place].count { $0 == ids[place] }
      return before == 0 ? ids[place] : "\(ids[place])-\(before + 1)"
    }
  }
}
