public import RingtrueCore
internal import RingtruePlatform

/// Reads NumPy's files: one array (`.npy`), or several in a zip archive (`.npz`).
///
/// Little-endian numbers of 1 to 8 bytes, whole, real or boolean, in C or Fortran order; stored or
/// deflated. Whole numbers stay exact, and nothing in the file is ever run.
public enum ArrayFile {
  /// A file larger than this is refused.
  public static let byteLimit = 1 << 34

  /// The arrays of an `.npz`, by name; of an `.npy`, one named `X`.
  public static func arrays(file path: String) throws(DataError) -> [String: NumberArray] {
    var bytes: [UInt8]
    do throws(PlatformError) {
      var reader = try FileReader(path)
      bytes = try reader.readAll(limit: byteLimit)
    } catch { throw DataError(error) }
    return try arrays(bytes: bytes, named: path)
  }

  /// The arrays of a file in memory.
  public static func arrays(
    bytes: [UInt8], named name: String
  ) throws(DataError) -> [String: NumberArray] {
    do throws(Problem) {
      if bytes.starts(with: NumberArray.magic) { return ["X": try NumberArray(npy: bytes)] }
      var arrays: [String: NumberArray] = [:]
      for entry in try ZipArchive(bytes).entries where entry.name.hasSuffix(".npy") {
        do throws(Problem) {
          arrays[String(entry.name.dropLast(4))] = try NumberArray(npy: try entry.contents())
        } catch { throw Problem("array '\(entry.name)': \(error.message)") }
      }
      return arrays
    } catch { throw .badData(error.inFile(name)) }
  }

  /// The table of `X`, with columns `x0`, `x1`, …, and the labels of `y` if there is one.
  public static func table(file path: String) throws(DataError) -> (table: Table, labels: Labels?) {
    let arrays = try arrays(file: path)
    do throws(Problem) {
      guard let x = arrays["X"] else {
        let names = arrays.keys.sorted().joined(separator: ", ")
        let others = names.isEmpty ? "" : ", only: \(names)"
        throw Problem("there is no array X\(others); save one with numpy.savez(file, X=…)")
      }
      let table = try x.table()
      let labels = try arrays["y"].map { y throws(Problem) in try y.labels(count: table.rowCount) }
      return (table, labels)
    } catch { throw .badData(error.inFile(path)) }
  }
}
