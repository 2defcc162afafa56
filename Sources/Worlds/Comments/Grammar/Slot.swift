internal import RingtrueCore

/// A place in a template that a fact of the break fills.
enum Slot: String, CaseIterable {
  case trade, cusip, desk, ccy, td, sd, rd, age, qty, impactQty = "impact-qty"
  case qtyDiff = "qty-diff", px, impactPx = "impact-px", pxDiff = "px-diff", net

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
