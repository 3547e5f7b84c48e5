import Foundation
import RiskExpressions
public import RiskModels

/// Answers requests for a prediction with the very model the prompt scores with; knows nothing of sockets.
public struct PredictionService: Sendable {
  private let model: CreditModel

  /// Serves a model.
  public init(model: CreditModel) { self.model = model }

  /// An answer: an HTTP status and a body in JSON.
  public struct Answer: Sendable, Equatable {
    /// The status: 200, or 400 where the request is wrong.
    public let status: Int
    /// The body: the text of a JSON object in UTF-8.
    public let body: [UInt8]
  }

  /// The prediction for a record of inputs by name, as `{"util": 0.35, "age": 42}`; null and what is not there are missing.
  ///
  /// Dates are texts such as `"2024-01-31"`.
  public func answer(_ request: [UInt8]) -> Answer {
    guard let object = try? JSONDecoder().decode([String: SentValue].self, from: Data(request)) else {
      return refusal(
        "the body must be a JSON object of single values, and of lists of objects for rows of child tables")
    }
    let fields = object.sorted { $0.key < $1.key }.map {
      Record.Field($0.key, model.plan.reading($0.value.value, for: $0.key))
    }
    do {
      let score = try model.score(Record(fields))
      return try answer(200, ["pd_score": score.prediction, "model": model.name])
    } catch let fault as FeatureFault {
      return refusal(fault.message)
    } catch {
      return refusal("the inputs cannot be scored")
    }
  }

  private func refusal(_ message: String) -> Answer {
    (try? answer(400, ["error": message])) ?? Answer(status: 400, body: Array("{}".utf8))
  }

  private func answer(_ status: Int, _ fields: [String: Any]) throws -> Answer {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    return Answer(status: status, body: Array(try JSONSerialization.data(withJSONObject: fields, options: options)))
  }
}

/// A value of a request: a single one, or the rows of a child table.
private struct SentValue: Decodable {
  let value: Value
  /// How deep lists may be nested; a request that nests deeper was made to hurt.
  private static let depthLimit = 32

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = .null
    } else if let holds = try? container.decode(Bool.self) {
      value = .boolean(holds)
    } else if let whole = try? container.decode(Int64.self) {
      value = .integer(whole)
    } else if let number = try? container.decode(Double.self) {
      value = .number(number)
    } else if let text = try? container.decode(String.self) {
      value = .text(text)
    } else {
      value = try SentValue.rows(container, depth: decoder.codingPath.count)
    }
  }

  private static func rows(_ container: any SingleValueDecodingContainer, depth: Int) throws -> Value {
    guard depth < depthLimit else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "nested too deeply")
    }
    let rows = try container.decode([[String: SentValue]].self)
    return .list(
      rows.map { row in
        .record(Record(row.sorted { $0.key < $1.key }.map { Record.Field($0.key, $0.value.value) }))
      })
  }
}
