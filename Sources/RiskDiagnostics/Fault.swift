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
public struct ExitStatus: RawRepresentable, Hashable, Sendable {
  /// The number the process ends with.
  public let rawValue: Int32

  /// The status of a number.
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// All went well.
  public static let done = ExitStatus(rawValue: 0)
  /// A command failed.
  public static let failed = ExitStatus(rawValue: 1)
  /// The script or the usage is wrong.
  public static let misused = ExitStatus(rawValue: 2)
  /// An assertion failed.
  public static let assertion = ExitStatus(rawValue: 3)
  /// A bug of ours.
  public static let bug = ExitStatus(rawValue: 70)
  /// Ctrl-C stopped it.
  public static let interrupted = ExitStatus(rawValue: 130)
}
