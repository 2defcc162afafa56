internal import RingtrueCore
internal import RingtrueKernels

/// Turns records into the messages that a model is sent.
///
/// Records stand between two fences that none of them can foresee: the fence is made from a
/// fingerprint of the records themselves, and each is one line of JSON, so that quotes and line ends
/// in a comment stay inside of it.
struct Prompt: Sendable {
  let template: PromptTemplate
  let taxonomy: Taxonomy
  /// The fingerprint of the buckets and their causes.
  let taxonomyDigest: String
  private let system: PlacedText, user: PlacedText

  init(template: PromptTemplate, taxonomy: Taxonomy) {
    self.template = template
    self.taxonomy = taxonomy
    taxonomyDigest = SHA256.digest(of: taxonomy.identity).hexadecimal
    // What is the same for all records is put in once.
    let known = ["buckets": Self.buckets(taxonomy), "severities": taxonomy.severityRule]
    system = PlacedText(template.system).filled(known)
    user = PlacedText(template.user).filled(known)
  }

  /// What is said to the model about some records.
  func messages(about requests: [CategoryRequest]) -> [ChatMessage] {
    let records = requests.enumerated().map { place, request in
      JSON.object([
        ("record", .integer(place + 1)), ("fields", request.fields),
        ("comment", .string(request.comment)),
      ]).text
    }
    .joined(separator: "\n")
    let values = ["records": records, "fence": Self.fence(around: records)]
    return [
      ChatMessage("system", system.filled(values).text),
      ChatMessage("user", user.filled(values).text),
    ]
  }

  /// A line for each bucket, with the causes that belong there; those held out are not told.
  private static func buckets(_ taxonomy: Taxonomy) -> String {
    taxonomy.buckets.map { bucket in
      let causes = taxonomy.causes(in: bucket).filter { !$0.isHeldOut }.map {
        $0.code.replacing("_", with: " ")
      }
      return causes.isEmpty ? "- \(bucket)" : "- \(bucket): \(causes.joined(separator: ", "))"
    }
    .joined(separator: "\n")
  }

  static func fence(around records: String) -> String {
    "DATA-" + SHA256.digest(of: records).hexadecimal.prefix(16)
  }

  /// What every fence looks like.
  static var fences: Regex<Substring> { #/DATA-[0-9a-f]{16}/# }
}

// MARK: - The form of an answer

extension Taxonomy {
  /// The schema of answers: one for each record, in these buckets and no other.
  var answerSchema: JSON {
    let answer: JSON = [
      "type": "object",
      "properties": [
        "record": ["type": "integer"],
        "bucket": ["type": "string", "enum": .array(buckets.map { .string($0) })],
        "confidence": ["type": "number"],
        "severity": [
          "type": "string", "enum": .array(Self.severities.map { .string($0) }),
        ],
        "summary": ["type": "string"],
      ],
      "required": ["record", "bucket", "confidence", "severity", "summary"],
      "additionalProperties": false,
    ]
    return [
      "type": "object",
      "properties": ["answers": ["type": "array", "items": answer]],
      "required": ["answers"], "additionalProperties": false,
    ]
  }
}
