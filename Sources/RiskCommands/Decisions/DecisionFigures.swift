import Foundation

/// What came out of a decision, in a few words.
struct DecisionFigures: Decodable {
  private let pd, lgd, exposure, el, anomaly: Double?
  private let segment: Int?
  private let grade, decision: String?

  /// The outputs of an entry in words; nothing where they are no figures of a customer.
  static func text(of outputs: String) -> String {
    guard outputs != "{}" else { return "" }
    let figures = try? JSONDecoder().decode(DecisionFigures.self, from: Data(outputs.utf8))
    guard let words = figures?.words, !words.isEmpty else { return "" }
    return words.joined(separator: ", ")
  }

  private var words: [String] {
    [
      pd.map { "PD \(Words.percent($0))" }, lgd.map { "LGD \(Words.figure($0))" },
      exposure.map { "exposure \(Words.figure($0))" }, el.map { "EL \(Words.figure($0))" },
      grade.map { "grade \($0)" }, segment.map { "segment \($0)" },
      anomaly.map { "anomaly \(Words.signed($0, decimals: 3))" }, decision,
    ].compactMap { $0 }
  }
}
