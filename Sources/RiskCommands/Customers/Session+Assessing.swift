import RiskKernel
import RiskModels

/// The policy that decides; nil where there is none.
struct ActivePolicy {
  var policy: DecisionPolicy?
}

extension Session {
  /// How grades follow from probabilities of default.
  var gradeScale: GradeScale { state(GradeScale.standard) }

  /// How decisions follow from scores; nil where nobody said.
  var policy: DecisionPolicy? { state(ActivePolicy()).policy }

  /// The models that `score` applies, with grades and policy.
  ///
  /// - Throws: `CommandFault.noModel` where there is no model, or several PD models and nobody said which.
  func activeAssessor() throws -> Assessor {
    try Assessor(scorer: try activeScorer(), scale: gradeScale, policy: policy)
  }
}
