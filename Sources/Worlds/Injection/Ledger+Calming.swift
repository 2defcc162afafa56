extension Ledger {
  /// The edits that undo all imperfections, as if there had never been any.
  ///
  /// Events keep the places that they found among imperfect rows, so that turning imperfections off
  /// moves nothing else. Cost: linear in the rows.
  func calming() -> [Edit] {
    var edits: [Edit] = []
    var row = 0
    while row < postings.count {
      let posting = postings[row]
      switch posting.imperfection {
      case .reversal:
        // Posted, taken back and posted again: three rows that follow each other.
        edits.append(perfect(row))
        edits += [.delete(row + 1, .none), .delete(row + 2, .none)]
        row += 3
      case .outOfOrder:
        edits += swapped(row)
        row += 2
      case .none: row += 1
      default:
        edits.append(perfect(row))
        row += 1
      }
    }
    return edits
  }

  /// A row as it was meant.
  private func perfect(_ row: Int) -> Edit {
    var posting = postings[row]
    posting.after = posting.before + posting.signed
    posting.date = Int32(posting.time / 86_400)
    posting.blanks = 0
    posting.imperfection = .none
    return .change(row, to: posting, .none)
  }

  /// Two rows of which the later was booked first, in the order in which they came.
  private func swapped(_ row: Int) -> [Edit] {
    var (first, second) = (postings[row], postings[row + 1])
    first.before = second.before
    first.after = first.before + first.signed
    second.before = first.after
    second.after = second.before + second.signed
    first.imperfection = .none
    second.imperfection = .none
    return [.change(row, to: first, .none), .change(row + 1, to: second, .none)]
  }
}
