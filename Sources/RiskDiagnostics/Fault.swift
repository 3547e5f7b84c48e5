/// Something that went wrong, in words an analyst understands.
///
/// A fault does not know where it happened: `at(_:)` adds the place where that is known.
public protocol Fault: Error, Sendable {
  /// The stable name users search for, in kebab-case.
  var code: String { get }
  /// What is wrong, in the present tense, without a full stop.
  var message: String { get }
  /// What to do about it, if possible something to type.
  var hint: String? { get }
  /// How a script ends that meets the fault.
  var status: ExitStatus { get }
}

extension Fault {
  /// Most faults happen while a command runs.
  public var status: ExitStatus { .failed }

  /// The fault at the place where it was met.
  public func at(_ span: Span?) -> Diagnostic { Diagnostic(self, at: span) }
}

/// How the program ends.
public enum ExitStatus: Int32, Sendable {
  case done = 0
  case failed = 1
  case misused = 2
  case assertion = 3
  case bug = 70
  case interrupted = 130
}
