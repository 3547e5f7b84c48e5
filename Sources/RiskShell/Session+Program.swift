import Foundation
import RiskCommands
public import RiskKernel
import RiskRender

extension Catalogue {
  /// Every command of the program.
  public static var program: Catalogue { .all }
}

extension Session {
  /// A session with all commands of the program, in a workspace that the program may have been started in.
  public static func program(workspace: String, startsInWorkspace: Bool = false, settings: Settings) -> Session {
    let session = Session(
      catalogue: .all, kinds: Session.kinds, workspace: workspace, startsInWorkspace: startsInWorkspace,
      settings: settings)
    session.chartText = { [unowned session] chart, kind in
      try OutputRenderer(settings: session.settings, style: .plain).document(chart, as: kind)
    }
    return session
  }

  /// How many models the workspace has.
  var modelCount: Int { thingNames.count { $0.kind == "model" } }
}
