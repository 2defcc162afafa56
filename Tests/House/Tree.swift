import Foundation

/// A source tree as a value, so that a test can plant a file in it.
struct Tree: Sendable {
  /// The files in the order of their paths.
  let files: [Source]

  private let texts: [String: String]

  init(_ texts: [String: String]) {
    self.texts = texts
    files = texts.sorted { $0.key < $1.key }.map { Source(path: $0.key, text: $0.value) }
  }

  /// The same tree with some files added or replaced.
  func with(_ planted: [String: String]) -> Tree {
    Tree(texts.merging(planted) { _, planted in planted })
  }

  /// One file, empty where there is none.
  subscript(path: String) -> Source {
    files.first { $0.path == path } ?? Source(path: path, text: "")
  }

  /// The files of a folder that have one of these endings; all of them where none is named.
  func files(in folder: String, _ endings: String...) -> [Source] {
    files.filter { file in
      file.path.hasPrefix(folder + "/")
        && (endings.isEmpty || endings.contains { file.path.hasSuffix("." + $0) })
    }
  }

  /// The Swift files of every room, those named left out.
  func rooms(except exempt: Set<String> = []) -> [Source] {
    files(in: "Sources", "swift").filter { !exempt.contains($0.room ?? "") }
  }
}

extension Tree {
  /// The tree that this test was compiled from.
  static let real = Result {
    let folders = URL(filePath: #filePath).pathComponents.dropLast(3)
    return try Tree(root: URL(filePath: folders.dropFirst().reduce("") { $0 + "/" + $1 }))
  }

  /// What is written by hand; what is built, hidden or no text is passed over.
  init(root: URL) throws {
    var texts: [String: String] = [:]
    for top in ["Sources", "Tests", "scripts", "Scenarios", ".ci"] {
      let folder = root.appending(path: top)
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
        guard !path.contains("/.") && !path.hasPrefix(".") else { continue }
        texts["\(top)/\(path)"] = Tree.text(of: folder.appending(path: path))
      }
    }
    for name in ["Package.swift", "README.md", "CHANGELOG.md"] {
      texts[name] = Tree.text(of: root.appending(path: name))
    }
    self.init(texts)
  }

  private static func text(of file: URL) -> String? {
    guard let bytes = try? Data(contentsOf: file) else { return nil }
    return String(data: bytes, encoding: .utf8)
  }
}
