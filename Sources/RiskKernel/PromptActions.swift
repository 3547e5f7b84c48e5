/// What only a prompt can do for a command; the prompt puts it into its session.
public struct PromptActions {
  /// Opens the editor on a script, or on the last statement where no path is given, and has the prompt run what was
  /// saved when the present statement is done; false where nothing was.
  public let edit: (_ path: String?) throws -> Bool
  /// Opens a form on the screen, gives what it was left with, and has the prompt run the lines that keep customers when
  /// the present statement is done.
  public let fill: (_ form: FormRequest) throws -> FormResult

  /// Tells what a prompt can do.
  public init(
    edit: @escaping (_ path: String?) throws -> Bool, fill: @escaping (_ form: FormRequest) throws -> FormResult
  ) {
    self.edit = edit
    self.fill = fill
  }
}
