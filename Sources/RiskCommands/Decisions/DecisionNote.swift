import Foundation
import RiskExpressions
import RiskStore

/// Which entries a note is about.
struct DecisionNote: Decodable {
  private let first, last: Int

  /// What a note on entries keeps as its input.
  static func inputs(_ numbers: ClosedRange<Int>) -> Record {
    Record(named: [("first", .count(numbers.lowerBound)), ("last", .count(numbers.upperBound))])
  }

  /// Whether a note is about an entry; one that does not say so is about none.
  static func isAbout(_ number: Int, _ note: DecisionEntry) -> Bool {
    guard let about = try? JSONDecoder().decode(DecisionNote.self, from: Data(note.content.inputs.utf8)) else {
      return false
    }
    return about.first <= number && number <= about.last
  }
}
