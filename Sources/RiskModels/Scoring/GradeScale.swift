import RiskDiagnostics

/// Grades by the probability of default: each holds the probabilities below its limit that no better grade holds.
public struct GradeScale: Sendable, Equatable {
  /// The grades, the best first.
  public let grades: [Grade]

  /// A grade with the probability it ends before.
  public struct Grade: Sendable, Equatable {
    /// What it is called.
    public let name: String
    /// Probabilities of default are below; the last grade holds 100 % too.
    public let limit: Double
  }

  /// The scale where nobody has set one.
  public static let standard = GradeScale(
    known: [
      ("A", 0.01), ("B", 0.025), ("C", 0.06), ("D", 0.12), ("E", 0.2), ("F", 0.35), ("G", 0.6), ("H", 1),
    ])

  private init(known: [(String, Double)]) { grades = known.map { Grade(name: $0.0, limit: $0.1) } }

  /// Takes grades with their limits, the best first.
  ///
  /// - Throws: a `ScoringFault` unless limits rise from above 0 to 100 % and names differ.
  public init(_ grades: [(name: String, limit: Double)]) throws(ScoringFault) {
    guard let last = grades.last else { throw .noGrades }
    var below = 0.0
    for (place, grade) in grades.enumerated() {
      guard !grades.prefix(place).contains(where: { $0.name == grade.name }) else { throw .gradeTwice(grade.name) }
      guard grade.limit > below, grade.limit <= 1 else { throw .gradeOrder(grade.name) }
      below = grade.limit
    }
    guard last.limit == 1 else { throw .gradesEnd(last.name) }
    self.init(known: grades.map { ($0.name, $0.limit) })
  }

  /// The grade of a probability; nil where it is none.
  public func grade(ofPD probability: Double) -> String? {
    guard probability >= 0, probability <= 1 else { return nil }
    return (grades.first { probability < $0.limit } ?? grades.last)?.name
  }

  /// The place of a grade, from 0 for the best; nil for a name that is none.
  public func place(of name: String) -> Int? { grades.firstIndex { $0.name == name } }

  /// The probabilities a grade holds: from the first, to below the second, or to 1 at the end.
  public func bounds(of place: Int) -> (from: Double, below: Double) {
    (place == 0 ? 0 : grades[place - 1].limit, grades[place].limit)
  }
}
