internal import RingtrueCore
internal import RingtrueKernels

// Defects of what is answered.
extension BrokenSystem {
  /// A limit of one token cuts every label after its first word.
  static let oneToken = BrokenSystem(
    "one-token", exposedBy: "invalid-label-rate",
    "Lets the model write one token, and takes that for the label."
  ) { system, _ in
    Altered(system) { _, outcomes in
      outcomes.map { outcome in
        outcome.map { reply in
          reply.renamed(String(reply.answer.bucket.prefix { $0 != " " }))
        }
      }
    }
  }

  /// A check of small differences, made after the model was paid, throws the large ones away.
  static let smallOnly = BrokenSystem(
    "small-only", exposedBy: "value-detection-rate",
    "Drops every break whose quantities differ by ten or more, once it was answered."
  ) { system, _ in
    Altered(system) { requests, outcomes in
      zip(requests, outcomes).map { request, outcome in
        let difference = request.fields["QUANTITYDIFFERENCE"]?.integer?.magnitude ?? 0
        return difference < 10
          ? outcome : .failure(CategoryFailure(.declined, "thrown away as inconsistent"))
      }
    }
  }

  /// A switch that reads the wrong way round: nobody is ever asked, and everything looks fine.
  static let switchedOff = BrokenSystem(
    "switched-off", exposedBy: "fallback-rate",
    "Never asks the model, answers 'LLM Disabled', and reports success."
  ) { system, _ in
    Altered(system) { _, outcomes in
      outcomes.map { outcome in outcome.map { $0.renamed("LLM Disabled", from: .fellBack) } }
    }
  }

  /// Error messages travel as if they were labels.
  static let errorsAsLabels = BrokenSystem(
    "errors-as-labels", exposedBy: "invalid-label-rate",
    "Returns the text of an error where a label should be.", of: .flaky
  ) { system, _ in
    Altered(system) { _, outcomes in
      outcomes.map { outcome in
        guard case .failure(let failure) = outcome else { return outcome }
        return .success(
          CategoryReply(
            CategoryAnswer(bucket: "Error: \(failure.kind.rawValue)"),
            provenance: Provenance(.asked, attempts: 1)))
      }
    }
  }

  /// As many alarms as a setting says, whatever there is to be alarmed about.
  static let fixedShare = BrokenSystem(
    "fixed-share", exposedBy: "acceptable-accuracy",
    "Calls one break in four new, because a setting says that so many are."
  ) { system, order in
    Altered(system) { requests, outcomes in
      zip(requests, outcomes).map { request, outcome in
        let last = order.taxonomy.buckets.last ?? ""
        return request.fingerprint % 4 == 0 ? outcome.map { $0.renamed(last) } : outcome
      }
    }
  }

  /// Groups that come from nothing in the record, and that nobody ever held against the causes.
  static let cosmetic = BrokenSystem(
    "cosmetic", exposedBy: "adjusted-rand",
    "Puts breaks into groups that have nothing to do with their causes."
  ) { system, order in
    Altered(system) { requests, outcomes in
      let buckets = order.taxonomy.buckets
      return zip(requests, outcomes).map { request, outcome in
        outcome.map { $0.renamed(buckets[Int(request.fingerprint % UInt64(buckets.count))]) }
      }
    }
  }
}
