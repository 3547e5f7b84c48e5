/// What only a prompt can do for a command; the prompt puts it into its session.
public struct PromptActions {
  /// Opens the editor on a script, or on the last statement where no path is given, and has the prompt run what was
  /// saved when the present statement is done; false where nothing was.
  public let edit: (_ path: String?) throws -> Bool

  /// Tells what a prompt can do.
  public init(edit: @escaping (_ path: String?) throws -> Bool) { self.edit = edit }
}
