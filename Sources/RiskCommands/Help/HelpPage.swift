public import RiskDiagnostics

/// A page of help as meaning: `help` and the reference write it each in their way.
public struct HelpPage: Sendable {
  /// What it explains.
  public let kind: Kind
  /// What `help` calls it.
  public let name: String
  /// What it is about, in one sentence.
  public let summary: String
  /// What it says.
  public let blocks: [Block]
  /// Other words that a search finds it by.
  public let synonyms: [String]

  /// What a page explains.
  public enum Kind: String, Sendable, CaseIterable {
    case topic, command, statement, function, setting, fault
  }

  /// A part of a page.
  public enum Block: Sendable {
    /// A title within the page.
    case heading(String)
    /// Sentences.
    case paragraph(String)
    /// How something is written, a line a way.
    case usage([String])
    /// Terms with a text to each.
    case entries([Entry])
    /// Lines of the language that run in a session with a set-up.
    case code(String, after: ExampleSetup)
    /// A line of the language that gives the page's fault.
    case faulty(String)
    /// Lines that are typed into the system's own shell, or shown as they are.
    case plain(String)
  }

  /// A term with its text, and with the name of the page that says more about it.
  public struct Entry: Sendable {
    /// The term.
    public let term: String
    /// What it means.
    public let text: String
    /// The page that explains it, if there is one.
    public let page: Reference?

    /// Explains a term.
    public init(_ term: String, _ text: String, page: Reference? = nil) {
      self.term = term
      self.text = text
      self.page = page
    }
  }

  /// What leads to a page.
  public struct Reference: Hashable, Sendable {
    /// What the page explains.
    public let kind: Kind
    /// What `help` calls it.
    public let name: String
  }

  /// Puts a page together.
  public init(_ kind: Kind, _ name: String, _ summary: String, _ blocks: [Block], synonyms: [String] = []) {
    self.kind = kind
    self.name = name
    self.summary = summary
    self.blocks = blocks
    self.synonyms = synonyms
  }

  /// What leads here.
  public var reference: Reference { Reference(kind: kind, name: name) }

  /// The entry that stands for the page in a list.
  public var entry: Entry { Entry(name, summary, page: reference) }
}
