internal import RingtrueCore
internal import RingtrueKernels

extension CommentClass {
  static let odd = CommentClass(
    "odd", share: 0.04, "Is empty, a sign, in another language, or three pages long."
  ) { pen in
    switch pen.draws.draw().integer(in: 0..<4) {
    case 0: bare(Odd.empty, &pen)
    case 1: bare(Odd.signs, &pen)
    case 2: bare(Odd.foreign, &pen)
    default: long(&pen)
    }
  }

  private static func bare(_ templates: Templates, _ pen: inout Pen) -> Script {
    let (text, template) = pen.write(templates)
    return Script(
      sentences: [text], template: template, isOpen: true, wantsReview: true, isBare: true)
  }

  /// The cause stands in the middle of three thousand characters of correspondence.
  private static func long(_ pen: inout Pen) -> Script {
    let before = Odd.correspondence(atLeast: 1500, &pen)
    let (text, template) = pen.claim(pen.cause)
    let after = Odd.correspondence(atLeast: 1500, &pen)
    return Script(
      sentences: [before + text + ". " + after], template: template, asserted: pen.cause,
      isBare: true)
  }
}

/// What comments say that hardly are any.
enum Odd {
  static let empty = Templates(["", " ", "\n", "   ", "\t"])
  static let signs = Templates(["-", "ok", "?", ".", "n/a", "x", "done", "!!", "tbc", "--"])

  /// German, French and Spanish, none of which tells the cause.
  static let foreign = Templates([
    "wird geprüft, Rückmeldung folgt bis {sd}", "en cours d'analyse, retour attendu le {sd}",
    "en revisión, respuesta prevista para el {sd}", "noch offen, bitte bei {desk} nachfragen",
    "en attente de la réponse de {desk}", "pendiente, hemos preguntado a {desk}",
    "Differenz von {net} {ccy}, Ursache noch unklar", "écart de {net} {ccy}, cause inconnue",
    "diferencia de {net} {ccy}, causa desconocida", "Kollegin ist dran, Ticket {trade}",
  ])

  /// Sentences of procedure, until there are enough characters.
  static func correspondence(atLeast length: Int, _ pen: inout Pen) -> String {
    var text = ""
    while text.utf8.count < length {
      text += pen.draws.choose(Neutral.fillers).filled(from: pen.incident, &pen.draws) + ". "
    }
    return text
  }
}
