import Foundation
import RiskCommands
public import RiskKernel

extension Session {
  /// A session with all commands of the program, in a workspace.
  public static func program(workspace: String, settings: Settings) -> Session {
    Session(catalogue: .all, kinds: Session.kinds, workspace: workspace, settings: settings)
  }

  /// How many models the workspace has.
  var modelCount: Int { thingNames.count { $0.kind == "model" } }
}
