import Foundation
import RiskExpressions
public import RiskModels

/// Answers requests for a prediction with the very model the prompt scores with; knows nothing of sockets.
public struct PredictionService: Sendable {
  private let model: PDModel

  /// Serves a model.
  public init(model: PDModel) { self.model = model }

  /// An answer: an HTTP status and a body in JSON.
  public struct Answer: Sendable, Equatable {
    /// The status: 200, or 400 where the request is wrong.
    public let status: Int
    /// The fields of the body.
    public let body: [String: String]
  }

  /// The prediction for a record of inputs by name, as `{"util": 0.35, "age": 42}`; null and what is not there are missing.
  public func answer(_ request: [UInt8]) -> Answer {
    guard let object = try? JSONSerialization.jsonObject(with: Data(request)) as? [String: Any] else {
      return Answer(status: 400, body: ["error": "the body must be a JSON object"])
    }
    let fields = object.sorted { $0.key < $1.key }.map { Record.Field($0.key, PredictionService.value($0.value)) }
    do {
      let score = try model.score(Record(fields))
      return Answer(status: 200, body: ["pd_score": "\(score.pd)", "model": model.name])
    } catch let fault as FeatureFault {
      return Answer(status: 400, body: ["error": fault.message])
    } catch {
      return Answer(status: 400, body: ["error": "the inputs cannot be scored"])
    }
  }

  private static func value(_ json: Any) -> Value {
    switch json {
    case let text as String: .text(text)
    case let number as NSNumber: .number(number.doubleValue)
    default: .null
    }
  }
}
