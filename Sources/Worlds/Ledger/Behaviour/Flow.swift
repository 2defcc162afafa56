/// A reason for which money moves in the ordinary world.
enum Flow: UInt8, Sendable, BitwiseCopyable {
  case opening, salary, cashSalary, pension, order, loan, fee, interest, sanction
  case withdrawal, deposit, card, transfer, collection

  /// How large it is beside what is spent at a typical visit.
  var size: Double {
    switch self {
    case .withdrawal: 1
    case .card: 0.55
    case .transfer: 1.1
    default: 1
    }
  }

  @inline(__always)
  var type: TransactionType {
    switch self {
    case .opening, .salary, .cashSalary, .pension, .interest, .deposit, .collection: .credit
    case .order, .loan, .fee, .sanction, .withdrawal, .card, .transfer: .debit
    }
  }

  @inline(__always)
  var operation: LedgerOperation {
    switch self {
    case .opening, .cashSalary, .deposit: .cashIn
    case .salary, .pension, .collection: .collection
    case .order, .loan, .transfer: .remittance
    case .fee, .sanction, .withdrawal: .withdrawal
    case .card: .card
    case .interest: .none
    }
  }

  @inline(__always)
  var category: LedgerCategory {
    switch self {
    case .pension: .pension
    case .loan: .loan
    case .fee: .statement
    case .interest: .interest
    case .sanction: .sanction
    default: .none
    }
  }

  /// Whether a person does it at a time of their own.
  @inline(__always)
  var isVisit: Bool { rawValue >= Flow.withdrawal.rawValue }
}
