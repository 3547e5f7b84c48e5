/// A fault with its place.
public struct Diagnostic: Error, Sendable {
  /// How grave the matter is.
  public enum Severity: String, Sendable {
    case error, warning, note
  }

  /// Another place that has to do with the fault: where a name was defined, where a script was included.
  public struct Note: Sendable {
    /// The other place.
    public let span: Span
    /// What is there, such as "defined here".
    public let text: String
  }

  /// How grave the matter is.
  public let severity: Severity
  /// What is wrong.
  public let fault: any Fault
  /// Where it was met, if that is known.
  public let span: Span?
  /// Other places that explain it, in the order they are shown.
  public let notes: [Note]

  /// Places a fault.
  public init(_ fault: any Fault, at span: Span?, severity: Severity = .error) {
    self.init(fault, at: span, severity: severity, notes: [])
  }

  private init(_ fault: any Fault, at span: Span?, severity: Severity, notes: [Note]) {
    self.fault = fault
    self.span = span
    self.severity = severity
    self.notes = notes
  }

  /// The diagnostic with one more place that explains it, shown after those it has.
  public func noting(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(fault, at: self.span, severity: severity, notes: notes + [Note(span: span, text: text)])
  }
}

/// Several diagnostics thrown together: what a check of a whole script finds.
public struct Diagnostics: Error, Sendable {
  /// The diagnostics in the order of their places.
  public let all: [Diagnostic]

  /// Gathers diagnostics.
  public init(_ all: [Diagnostic]) { self.all = all }
}
