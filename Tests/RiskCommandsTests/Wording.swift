import RiskDiagnostics
import Testing

/// Checks that a fault says what is wrong the way all of them do.
func expectWellWorded(_ diagnostic: Diagnostic, _ text: String) {
  let fault = diagnostic.fault
  let context = Comment(rawValue: "\(text): \(fault.message)")
  #expect(fault.code.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, context)
  #expect(!fault.message.isEmpty && !fault.message.hasSuffix(".") && !fault.message.contains("\n"), context)
  #expect(fault.hint.map { !$0.isEmpty && !$0.hasSuffix(".") } ?? true, context)
  #expect(diagnostic.span != nil, context)
}

/// Checks that a text is one sentence or a few: a capital at its start and a full stop at its end.
func expectSentence(_ text: String, _ owner: String) {
  let context = Comment(rawValue: "\(owner): \(text)")
  #expect(text.hasSuffix("."), context)
  // A sentence may begin with a symbol: e to the power of x.
  let begins = text.first.map { $0.isUppercase || !$0.isLetter } ?? false
  #expect(begins || text.dropFirst().first == " ", context)
}

extension Bench {
  /// Checks that a text is refused before any of it runs, for one reason and at one place.
  func expectRefused(
    _ text: String, _ code: String, at place: String? = nil, saying words: [String] = [], hint: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let faults = faults(of: text), let first = faults.first else {
      Issue.record("'\(text)' is not refused", sourceLocation: sourceLocation)
      return
    }
    let context = Comment(rawValue: "'\(text)': \(faults.map { "\($0.fault.code) \($0.fault.message)" })")
    #expect(first.fault.code == code, context, sourceLocation: sourceLocation)
    if let place { #expect(first.span?.text == place, context, sourceLocation: sourceLocation) }
    for word in words {
      #expect((first.fault.message + (first.fault.hint ?? "")).contains(word), context, sourceLocation: sourceLocation)
    }
    if hint { #expect(first.fault.hint != nil, context, sourceLocation: sourceLocation) }
    #expect(first.fault.status == .misused, context, sourceLocation: sourceLocation)
    #expect(shown.isEmpty, context, sourceLocation: sourceLocation)
    expectWellWorded(first, text)
  }
}
