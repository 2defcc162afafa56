internal import RingtrueCharts
internal import RingtruePlatform

/// Where pictures go, and in which format.
struct PictureFile {
  let folder: String
  /// The name that was asked for, without its ending; nil where none was.
  let stem: String?
  let format: GnuplotScript.Target.Format

  /// A folder for pictures of any names.
  init(folder: String, stem: String?, format: GnuplotScript.Target.Format) {
    (self.folder, self.stem, self.format) = (folder, stem, format)
  }

  /// A picture by its path, whose ending names the format.
  init(_ path: String) throws {
    let name = Path.name(of: path)
    guard
      let format = GnuplotScript.Target.Format.allCases.first(where: {
        name.hasSuffix("." + $0.rawValue)
      })
    else {
      throw Failure(.usage, "\(path): pictures are .svg or .png; end the name in one of them")
    }
    self.init(
      folder: Path.parent(of: path), stem: String(name.dropLast(format.rawValue.count + 1)),
      format: format)
  }

  /// The name of a picture, without its ending; where there are several, each has its own.
  func name(for name: String, ofMany: Bool) -> String {
    guard let stem else { return name }
    guard ofMany else { return stem }
    return name.hasPrefix(stem + ".") ? name : "\(stem).\(name)"
  }
}
