package import RiskKernel

extension Session {
  /// What Tab would offer for a text with the cursor at an offset in bytes.
  package func completions(of text: String, at offset: Int) -> [String] {
    Completer(session: self).complete(text, offset).candidates.map(\.text)
  }
}
