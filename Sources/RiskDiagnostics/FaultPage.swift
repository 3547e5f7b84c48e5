/// A page of help on a fault, declared next to the faults that have its code.
public struct FaultPage: Sendable {
  /// The code of the fault.
  public let code: String
  /// Where lists of faults have it.
  public let group: Group
  /// What is wrong, in a few words without a full stop.
  public let title: String
  /// What it means and what usually leads to it.
  public let explanation: String
  /// How the fault is shown at work.
  public let demonstration: Demonstration

  /// Where lists of faults have a page.
  public enum Group: String, Sendable, CaseIterable {
    case writing = "How a line is written"
    case names = "Commands and names"
    case values = "Values and expressions"
    case files = "Files and data"
    case models = "Models and features"
    case customers = "Customers"
    case program = "The program and its workspace"
  }

  /// How a fault is shown at work.
  public enum Demonstration: Sendable {
    /// A line that gives the fault and one that does not, each typed into a session with a set-up; the tests run both.
    case lines(example: String, remedy: String, after: ExampleSetup)
    /// Why no line gives it, and what to do about it in words.
    case words(reason: String, advice: String)
  }

  /// A page with a line that gives the fault and what to type instead.
  public init(
    _ code: String, _ group: Group, _ title: String, _ explanation: String, after setup: ExampleSetup = .nothing,
    example: String, remedy: String
  ) {
    self.init(code, group, title, explanation, .lines(example: example, remedy: remedy, after: setup))
  }

  /// A page on a fault that no line alone gives: it takes a damaged file, for instance, or a full disk.
  public init(
    _ code: String, _ group: Group, _ title: String, _ explanation: String, noExample reason: String, advice: String
  ) {
    self.init(code, group, title, explanation, .words(reason: reason, advice: advice))
  }

  private init(
    _ code: String, _ group: Group, _ title: String, _ explanation: String, _ demonstration: Demonstration
  ) {
    self.code = code
    self.group = group
    self.title = title
    self.explanation = explanation
    self.demonstration = demonstration
  }
}
