public import RiskDiagnostics
import RiskSyntax

extension Session {
  /// All that is wrong with a script as far as that can be said without running it; nothing is run.
  public func faults(in source: Source) -> [Diagnostic] {
    do {
      try Checker.check(Parser.parse(source), in: self)
      return []
    } catch let several as Diagnostics {
      return several.all
    } catch let one as Diagnostic {
      return [one]
    } catch {
      return (error as? any Fault).map { [$0.at(source.whole)] } ?? []
    }
  }
}
