extension Chapter {
  /// Where people put their names to it.
  static let signatures = Chapter("signatures", "Sign-off") { _ in
    let roles = ["Model owner", "Independent validation", "Business owner", "Approved"]
    let lines = roles.map { role -> Markup in
      "<tr><th scope=\"row\">\(role)</th><td></td><td></td><td></td></tr>\n"
    }
    return """
      <p>Findings, waivers and conditions belong beside the signatures; this page holds the evidence
      alone.</p>
      <table class="signatures"><caption>Signatures</caption>
      <thead><tr><th scope="col">As</th><th scope="col">Name</th><th scope="col">Date</th>\
      <th scope="col">Signature</th></tr></thead>
      <tbody>
      \(lines)</tbody></table>

      """
  }
}
