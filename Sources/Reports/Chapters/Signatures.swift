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
      <div class="scroll" tabindex="0" role="region" aria-label="Signatures">
      <table class="signatures"><caption>Signatures</caption>
      <thead><tr><th scope="col">As</th><th scope="col">Name</th><th scope="col">Date</th>\
      <th scope="col">Signature</th></tr></thead>
      <tbody>
      \(lines)</tbody></table></div>

      """
  }
}
