internal import RingtrueCore

/// A place in a template that a fact of the break fills.
enum Slot: Int, CaseIterable {
  case trade, cusip, desk, ccy, td, sd, rd, age, qty, impactQty, qtyDiff, px, impactPx, pxDiff, net

  /// The names in templates, in the order of the cases.
  private static let names = [
    "trade", "cusip", "desk", "ccy", "td", "sd", "rd", "age", "qty", "impact-qty", "qty-diff",
    "px", "impact-px", "px-diff", "net",
  ]

  /// The place that a template calls by a name, if there is one.
  init?(named name: String) {
    guard let place = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: place)
  }

  /// The fact as people write it.
  func text(of incident: Incident) -> String {
    switch self {
    case .trade: incident.tradeID
    case .cusip: incident.securityID
    case .desk: incident.desk
    case .ccy: incident.currency
    case .td: incident.tradeDate.description
    case .sd: incident.settleDate.description
    case .rd: incident.riskDate.description
    case .age: String(incident.ageDays)
    case .qty: grouped(incident.quantity)
    case .impactQty: grouped(incident.impactQuantity)
    case .qtyDiff: grouped(incident.quantityDifference)
    case .px: decimal(incident.price, places: 6)
    case .impactPx: decimal(incident.impactPrice, places: 6)
    case .pxDiff: decimal(incident.price - incident.impactPrice, places: 6)
    case .net: decimal(incident.netDifference, places: 2)
    }
  }
}

/// All facts of a break as people write them, each written out once.
struct Facts {
  private let texts: [String]
  /// How long they are in bytes, in the order of the cases.
  let lengths: [Int]

  init(_ incident: Incident) {
    texts = Slot.allCases.map { $0.text(of: incident) }
    lengths = texts.map(\.utf8.count)
  }

  subscript(slot: Slot) -> String { texts[slot.rawValue] }
}

/// A whole number with commas between thousands.
private func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = number < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
    text.append(digit)
  }
  return text
}

/// A count of small units as a decimal, down to two places at least.
private func decimal(_ units: Int, places: Int) -> String {
  var digits = String(units.magnitude)
  digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  let whole = digits.dropLast(places)
  var fraction = digits.suffix(places)
  while fraction.count > 2, fraction.last == "0" { fraction.removeLast() }
  return (units < 0 ? "-" : "") + whole + "." + fraction
}
