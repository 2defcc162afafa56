internal import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform
internal import RingtrueWorlds

/// The making of the files of a scenario's part.
///
/// A large world is made block by block, so that memory never has to hold all of it: the rows of
/// each block are kept on disk inside the draft, and joined in their order when all are there. Cost:
/// all is written twice; memory is that of a block, and then some bytes a row.
struct PartMaking {
  let draft: FolderDraft
  /// The folder of the part's files in the draft.
  let folder: String
  let threads: Int
  let onlyLabels: Bool
  let isCancelled: @Sendable () -> Bool

  /// Makes a world's files, and says what the manifest should say of it and of them.
  func make(_ world: any World, seed: Seed) throws -> (facts: JSON, files: [JSON]) {
    let blocks = world.blocks
    guard blocks.count > 1 else {
      let dataset = try world.madeAtOnce(seed: seed, threads: threads)
      return (dataset.facts, try write(wanted(dataset)))
    }
    let kept = Path.parent(of: try draft.place(Path.join(folder, ".blocks/0")))
    var spilled = SpilledWorld(kept)
    for block in blocks {
      try stopIfCancelled()
      let dataset = try block.madeAtOnce(seed: seed, threads: threads)
      try spilled.add(
        dataset, wanted(dataset), threads: threads, unlessCancelled: stopIfCancelled)
    }
    let written = try join(spilled)
    try Files.removeFolder(kept)
    return (spilled.facts.json, written)
  }

  private func wanted(_ dataset: Dataset) -> [DatasetFile] {
    dataset.files.filter { !onlyLabels || $0.isLabels }
  }

  /// Writes files that are in memory, one on each thread, and gives a note on each.
  private func write(_ files: [DatasetFile]) throws -> [JSON] {
    try parallelMap(Chunks(files.count, of: 1), width: threads) { places in
      try places.map { place in
        try stopIfCancelled()
        return try draft.write(files[place], below: folder)
      }
    }.flatMap { $0 }
  }

  /// Joins the files of all blocks, one on each thread, and gives a note on each.
  private func join(_ spilled: SpilledWorld) throws -> [JSON] {
    let join = try BlockJoining(spilled, unlessCancelled: stopIfCancelled)
    return try parallelMap(Chunks(spilled.files.count, of: 1), width: threads) { places in
      try places.map { place in
        let name = Path.join(folder, spilled.files[place].path)
        try join.write(spilled.files[place], to: try draft.place(name))
        return try draft.note(on: name)
      }
    }.flatMap { $0 }
  }

  @Sendable private func stopIfCancelled() throws {
    if isCancelled() { throw CancellationError() }
  }
}
