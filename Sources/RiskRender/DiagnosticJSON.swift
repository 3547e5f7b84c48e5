public import RiskDiagnostics

/// Writes diagnostics for programs, each an object on a line of its own.
public enum DiagnosticJSON {
  /// A diagnostic: lines and columns count from one, columns in characters; the end is behind the last character.
  public static func line(_ diagnostic: Diagnostic) -> String {
    let notes = diagnostic.notes.map { "{\(place($0.span)), \"text\": \(JSONText.quoted($0.text))}" }
    return "{\(place(diagnostic.span)), \"severity\": \"\(diagnostic.severity.rawValue)\", "
      + "\"code\": \(JSONText.quoted(diagnostic.fault.code)), \"message\": \(JSONText.quoted(diagnostic.fault.message)), "
      + "\"hint\": \(diagnostic.fault.hint.map(JSONText.quoted) ?? "null"), \"notes\": [\(notes.joined(separator: ", "))]}\n"
  }

  private static func place(_ span: Span?) -> String {
    guard let span else {
      return "\"file\": null, \"line\": null, \"column\": null, \"endLine\": null, \"endColumn\": null"
    }
    let start = span.source.place(of: span.range.lowerBound)
    let end = span.source.place(of: span.range.upperBound)
    let file = span.source.name.map(JSONText.quoted) ?? "null"
    return "\"file\": \(file), \"line\": \(start.line), \"column\": \(start.column), "
      + "\"endLine\": \(end.line), \"endColumn\": \(end.column)"
  }
}
