import Foundation
import RiskSyntax

/// A scaler of scikit-learn's, as JSON: what was subtracted from each input, and what it was divided by then.
public struct ForeignScaler: Sendable {
  /// The inputs' names in order; nil where the file has none.
  public let names: [String]?
  private let means: [Double]
  private let scales: [Double]

  /// Reads `{"mean": […], "scale": […], "feature_names": […]}`, the attributes of a `StandardScaler`.
  ///
  /// - Throws: `ForeignFault.notAScaler`.
  public init(bytes: [UInt8]) throws(ForeignFault) {
    struct Written: Decodable {
      let mean, scale: [Double]
      // The key is scikit-learn's own.
      let feature_names: [String]?
    }
    guard bytes.count < 16 << 20, let written = try? JSONDecoder().decode(Written.self, from: Data(bytes)) else {
      throw .notAScaler(reason: "it lacks the lists 'mean' and 'scale'")
    }
    guard written.mean.count == written.scale.count, !written.mean.isEmpty else {
      throw .notAScaler(reason: "there are \(written.mean.count) means and \(written.scale.count) scales")
    }
    guard written.scale.allSatisfy({ $0 != 0 }) else { throw .notAScaler(reason: "it divides by 0") }
    guard written.feature_names.map({ $0.count == written.mean.count }) ?? true else {
      throw .notAScaler(reason: "it has more or fewer names than means")
    }
    names = written.feature_names
    means = written.mean
    scales = written.scale
  }

  /// How many inputs it scales.
  public var count: Int { means.count }

  /// The features in the language, one a line: `util = (util - 6.02) / 258.5`.
  ///
  /// - Throws: `ForeignFault.scalerDiffers` where the scaler is for other inputs.
  func source(of inputs: [String]) throws(ForeignFault) -> String {
    guard inputs.count == count, names.map({ $0 == inputs }) ?? true else {
      throw .scalerDiffers(scaler: names ?? ["\(count) inputs without names"], given: inputs)
    }
    let lines = inputs.indices.map { place in
      let name = inputs[place].asWrittenName
      return "  \(name) = (\(name) - (\(means[place]))) / \(scales[place])"
    }
    return "{\n\(lines.joined(separator: "\n"))\n}"
  }
}

extension FeatureSet {
  /// The features of a foreign model: its inputs as they are, or scaled.
  public init(inputs: [String], scaler: ForeignScaler?, name: String) throws {
    let names = inputs.map(\.asWrittenName).joined(separator: ", ")
    try self.init(name: name, source: try scaler?.source(of: inputs) ?? "{ \(names) }")
  }
}

/// The names of a model's inputs in order, as JSON: a list of texts.
public enum FeatureOrder {
  /// Reads the list; what is none is `ForeignFault.notAnOrder`.
  public static func read(_ bytes: [UInt8]) throws(ForeignFault) -> [String] {
    guard bytes.count < 16 << 20, let names = try? JSONDecoder().decode([String].self, from: Data(bytes)),
      !names.isEmpty, !names.contains("")
    else { throw .notAnOrder }
    return names
  }
}
