public import RiskDiagnostics
import RiskData
import RiskExpressions
import RiskKernel
import RiskLearn
import RiskModels
import RiskStats
import RiskStore
import RiskSyntax

/// The pages of help on every fault there is.
public enum FaultPages {
  /// All pages, in the order of their groups.
  public static let all: [FaultPage] = FaultPage.Group.allCases.flatMap { group in
    everything.filter { $0.group == group }
  }

  private static let everything: [FaultPage] = [
    SyntaxFault.pages, HabitFault.pages, KernelFault.pages, UnknownThingPages.all, ExpressionFault.pages,
    FormFault.pages, CommandFault.pages, ExploreFault.pages, ValidationFault.pages, DataFault.pages, FeatureFault.pages,
    ModelFault.pages, BundleFault.pages, ScoringFault.pages, WhatIfFault.pages, TargetFault.pages, LeverFault.pages,
    ReachFault.pages, ForeignFault.pages, LearnFault.pages,
    StatsFault.pages, SimulationFault.pages, StoreFault.pages, ProgramFaultPages.all, ExplainFault.pages,
    ExplanationFault.pages, DecisionFault.pages,
  ].flatMap { $0 }

  private static let byCode = Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// The page of a code, or nil.
  public static func page(of code: String) -> FaultPage? { byCode[code] }
}
