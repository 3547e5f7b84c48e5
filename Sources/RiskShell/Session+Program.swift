import Foundation
import RiskCommands
public import RiskKernel

extension Catalogue {
  /// Every command of the program.
  public static var program: Catalogue { .all }
}

extension Session {
  /// A session with all commands of the program, in a workspace that the program may have been started in.
  public static func program(workspace: String, startsInWorkspace: Bool = false, settings: Settings) -> Session {
    Session(
      catalogue: .all, kinds: Session.kinds, workspace: workspace, startsInWorkspace: startsInWorkspace,
      settings: settings)
  }

  /// How many models the workspace has.
  var modelCount: Int { thingNames.count { $0.kind == "model" } }
}
