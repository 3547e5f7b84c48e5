import Foundation

extension RegressionModel {
  /// The most bytes a regression's file may have.
  public static let byteLimit = 16 << 20
  private static let format = "riskshell-regression"
  private static let version = 1

  /// The model as JSON, numbers with all their digits.
  public var bytes: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return Array(try encoder.encode(Stored(self))) + [UInt8(ascii: "\n")]
    }
  }

  /// Reads a model from JSON; throws a `ModelFault` where the file is damaged, too large or of a newer version.
  public init(bytes: [UInt8]) throws {
    guard bytes.count <= Self.byteLimit else { throw ModelFault.modelTooLarge(what: "bytes", limit: Self.byteLimit) }
    let decoder = JSONDecoder()
    guard let head = try? decoder.decode(Head.self, from: Data(bytes)), head.format == Self.format else {
      throw ModelFault.damagedModel(reason: "the file is no regression of this program's")
    }
    guard head.version == Self.version else {
      throw ModelFault.unsupportedVersion("a newer version of risk, as a regression of version \(head.version)")
    }
    guard let stored = try? decoder.decode(Stored.self, from: Data(bytes)) else {
      throw ModelFault.damagedModel(reason: "the regression lacks something")
    }
    try self.init(
      link: stored.link, intercept: stored.intercept.coefficient, coefficients: stored.features.map(\.coefficient),
      means: stored.features.map { $0.mean ?? .nan }, penalty: stored.penalty, strength: stored.strength)
  }

  /// What tells whether the rest can be read.
  private struct Head: Decodable {
    let format: String
    let version: Int
  }

  /// A model as it stands in a file.
  private struct Stored: Codable {
    let format: String
    let version: Int
    let link: Link
    let penalty: String
    let strength: Double
    let intercept: StoredCoefficient
    let features: [StoredCoefficient]

    init(_ model: RegressionModel) {
      format = RegressionModel.format
      version = RegressionModel.version
      link = model.link
      penalty = model.penalty
      strength = model.strength
      intercept = StoredCoefficient(model.intercept, mean: nil)
      features = zip(model.coefficients, model.means).map { StoredCoefficient($0, mean: $1) }
    }
  }

  /// A weight as it stands in a file.
  private struct StoredCoefficient: Codable {
    let name: String
    let value: Double
    let standardError: Double?
    let statistic: Double?
    let pValue: Double?
    let mean: Double?

    init(_ coefficient: Coefficient, mean: Double?) {
      name = coefficient.name
      value = coefficient.value
      // JSON has no word for what is infinite: a coefficient of 0 with no error, for instance.
      standardError = coefficient.standardError.flatMap { $0.isFinite ? $0 : nil }
      statistic = coefficient.statistic.flatMap { $0.isFinite ? $0 : nil }
      pValue = coefficient.pValue.flatMap { $0.isFinite ? $0 : nil }
      self.mean = mean
    }

    var coefficient: Coefficient {
      Coefficient(name: name, value: value, standardError: standardError, statistic: statistic, pValue: pValue)
    }
  }
}
