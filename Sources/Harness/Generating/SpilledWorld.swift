internal import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform
internal import RingtrueWorlds

/// What is on disk of a world's blocks, and what is known of it.
struct SpilledWorld {
  /// What the blocks have of one file; those that have it are the first ones.
  struct File: Sendable {
    let path: String
    /// The names of its columns; none if it has lines.
    let header: [String]
    let order: String?
    let references: [DatasetFile.Reference]
    var blocks = 0
  }

  /// Where it is.
  let folder: String
  private(set) var files: [File] = []
  private(set) var lists: Set<String> = []
  /// What the manifest should say of all blocks together.
  private(set) var facts = DatasetFacts()
  private(set) var blocks = 0

  /// An empty folder, to begin with.
  init(_ folder: String) { self.folder = folder }

  /// Keeps what the next block has of some files, and the keys of its rows.
  mutating func add(
    _ dataset: Dataset, _ files: [DatasetFile], threads: Int,
    unlessCancelled check: @Sendable () throws -> Void
  ) throws {
    let home = Path.join(folder, String(blocks))
    for path in files.map(\.path) + dataset.lists.keys {
      try Files.makeFolder(Path.parent(of: Path.join(home, path)))
    }
    try parallelFor(Chunks(files.count, of: 1), width: threads) { _, places in
      for place in places {
        try check()
        try Spill.write(files[place], to: Path.join(home, files[place].path))
      }
    }
    for (list, keys) in dataset.lists { try Spill.write(keys, to: keyFile(of: list, blocks)) }
    if blocks == 0 {
      self.files = files.map(File.init)
      (lists, facts) = (Set(dataset.lists.keys), dataset.told)
    } else {
      facts = DatasetFacts(joining: [facts, dataset.told])
    }
    let paths = Set(files.map(\.path))
    for place in self.files.indices where paths.contains(self.files[place].path) {
      self.files[place].blocks += 1
    }
    blocks += 1
  }

  /// What each block has of a file, from its beginning.
  func readers(of file: File) throws -> [SpillReader] {
    try (0..<file.blocks).map { block in
      try SpillReader(Path.join(Path.join(folder, String(block)), file.path))
    }
  }

  /// How the blocks' rows run together in a list.
  func numbers(of list: String) throws -> RowNumbers {
    let readers = try (0..<blocks).map { try SpillReader(keyFile(of: list, $0)) }
    return try RowNumbers(merging: blocks) { try readers[$0].key() }
  }

  private func keyFile(of list: String, _ block: Int) -> String {
    Path.join(Path.join(folder, String(block)), list + ".keys")
  }
}

extension SpilledWorld.File {
  fileprivate init(_ file: DatasetFile) {
    path = file.path
    if case .table(let table) = file.content {
      header = table.columnNames
    } else {
      header = []
    }
    order = file.order
    references = file.references
    precondition(
      header.isEmpty || header.starts(with: references.map(\.name)),
      "the columns that refer to rows come first")
  }
}
