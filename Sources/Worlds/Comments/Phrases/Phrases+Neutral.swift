/// What may stand in any comment, whatever the cause.
enum Neutral {
  /// How a comment may open.
  static let prefixes = open([
    "update {rd}: ", "{trade} - ", "re {cusip}: ", "FYI ", "note: ", "hi all, ", "ops: ",
    "{desk}: ", "as discussed, ", "checked again: ", "2nd look: ", "for the file: ",
  ])

  /// Numbers and names from the record, and words of procedure: what a comment is filled up with.
  ///
  /// Long and short ones mix, so that a comment can be brought to any length.
  static let fillers = open([
    "see {trade}", "TD {td}", "SD {sd}", "on {cusip}", "noted", "desk aware", "ref {trade}",
    "cc {desk}", "age {age}", "pls note", "thanks", "net {net} {ccy}", "as of {rd}", "logged",
    "trade date {td}, settle date {sd}", "net difference {net} {ccy} as of {rd}",
    "{desk} has been told", "mail sent to {desk}", "owner is the morning shift",
    "chased on {rd}", "copy of the ticket is in the folder", "seen on the {rd} report",
    "line {cusip} in {ccy}", "open for {age} days", "will look at it again tomorrow",
    "screenshots are in the shared folder", "spoke to {desk} about it",
    "quantity {qty} with us and {impact-qty} in impact",
    "price {px} with us and {impact-px} in impact",
    "ticket number was passed on to the team on duty",
    "keeping this one on the list until someone from {desk} answers",
    "handed over to the late shift together with the other items of the day",
    "the numbers above are from the report of {rd} and may have moved since",
    "left a message with {desk} on {rd}",
    "item {trade} is with the second line now",
    "will be raised in the morning call with {desk}",
    "asked for a copy of the paperwork on {trade}",
    "took it over from the night shift on {rd}",
    "shows up on the {desk} page of the report",
    "they open at eight, will try again then",
    "back-up for this item is the late shift",
    "no reply to the mail of {rd} so far",
    "numbers as in the morning report, not refreshed since",
    "{cusip} is held in two more books of {desk}",
    "please do not reassign before {sd}",
    "extract for {trade} is attached to the mail",
    "same team as last time is looking at it",
    "next update after the close of business on {rd}",
    "{ccy} desk is copied on everything",
    "please add your findings below so that the next shift does not start anew",
  ])

  /// Initials under a comment.
  static let signatures = [
    " /jk", " -ML", " (rp)", " [hs]", " /ops2", " -tn", " (aw)", " /bd", " -CF", " (oz)",
  ]

  /// They tell nothing, so both pools share them.
  private static func open(_ texts: [String]) -> [Template] {
    texts.map { Template($0, pool: .train) }
  }
}

/// Comments that tell nothing about the cause.
enum Vague {
  static let observations = Templates([
    "under investigation", "looking into it", "any news on this one?", "chased again, no answer",
    "please advise", "waiting for feedback from {desk}", "to be checked", "still open",
    "who owns this?", "will revert", "open item, see the mail thread", "pending with the team",
    "no idea yet", "same as before, being looked at", "asked {desk}, nothing so far",
    "can someone take this over?", "on my list", "need more time for {trade}",
    "query raised with the other side", "not sure what this is", "follow-up sent",
    "escalated to nobody yet", "we are on it", "reason unknown at the moment",
    "reviewing the history of {cusip}",
  ])
}
