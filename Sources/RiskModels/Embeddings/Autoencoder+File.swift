import Foundation

extension Autoencoder {
  /// The most numbers a layer takes or gives.
  private static let widthLimit = 4_096

  /// Reads PyTorch's `state_dict` of two `Sequential`s as JSON.
  ///
  /// `{"weights": {"encoder.0.weight": [[…], …], "encoder.0.bias": […], …}}` has linear layers with rectified linear units
  /// between them, numbered as in the `Sequential`s `encoder` and `decoder`. What prepares the features may stand beside
  /// it (`fill`, `mean`, `scale`, `clip`).
  ///
  /// - Throws: a `ModelFault` for what is no such file.
  public init(bytes: [UInt8]) throws {
    self = try bytes.withUnsafeBufferPointer { bytes in
      var reader = ModelJSONReader(bytes)
      var (parts, fields, names): ([String: [[Float]]], ScalingFields, [String]?) = ([:], ScalingFields(), nil)
      try reader.readObject { reader, key in
        if try fields.read(key, &reader) { return }
        switch key {
        case "weights": try reader.readObject { try $0.readPart($1, into: &parts, limit: Self.widthLimit) }
        case "feature_names": names = try reader.readNames()
        default: try reader.skipValue()
        }
      }
      try reader.expectEnd()
      let encoder = try Self.layers("encoder", parts)
      return try Autoencoder(
        encoder: encoder, decoder: try Self.layers("decoder", parts),
        scaling: try fields.scaling(of: encoder.first?.inputs ?? 0), featureNames: names)
    }
  }

  /// The layers of a half in the order of their numbers; all but the last are rectified.
  private static func layers(_ half: String, _ parts: [String: [[Float]]]) throws(ModelFault) -> [DenseLayer] {
    let numbers = (0..<256).filter { parts["\(half).\($0).weight"] != nil }
    guard !numbers.isEmpty else { throw .damagedModel(reason: "it has no layers '\(half).0.weight'") }
    var layers: [DenseLayer] = []
    for number in numbers {
      guard let weights = parts["\(half).\(number).weight"], let biases = parts["\(half).\(number).bias"]?.first else {
        throw .damagedModel(reason: "the layer '\(half).\(number)' has no bias")
      }
      layers.append(try DenseLayer(weights: weights, biases: biases, isRectified: number != numbers.last))
    }
    return layers
  }

  /// The network as its file has it.
  public var bytes: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return Array(try encoder.encode(Written(self))) + [UInt8(ascii: "\n")]
    }
  }

  /// A network as it stands in a file.
  private struct Written: Encodable {
    let network: Autoencoder

    init(_ network: Autoencoder) { self.network = network }

    private enum Key: String, CodingKey {
      case weights
      case names = "feature_names"
    }

    func encode(to encoder: any Encoder) throws {
      try network.scaling?.written.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(network.featureNames, forKey: .names)
      var parts: [String: [[Float]]] = [:]
      for (half, layers) in [("encoder", network.encoder), ("decoder", network.decoder)] {
        for (place, layer) in layers.enumerated() {
          // PyTorch counts the rectified units between layers too.
          let rows = stride(from: 0, to: layer.weights.count, by: layer.inputs)
          parts["\(half).\(2 * place).weight"] = rows.map { Array(layer.weights[$0..<$0 + layer.inputs]) }
          parts["\(half).\(2 * place).bias"] = [layer.biases]
        }
      }
      try container.encode(Weights(parts: parts), forKey: .weights)
    }
  }

  /// Weights by their names: biases are a list, weights a list of lists.
  private struct Weights: Encodable {
    let parts: [String: [[Float]]]

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      for (name, rows) in parts {
        let key = Key(stringValue: name)
        if name.hasSuffix(".bias") {
          try container.encode(rows[0], forKey: key)
        } else {
          try container.encode(rows, forKey: key)
        }
      }
    }
  }
}

extension ModelJSONReader {
  /// Reads a layer's weights, a list of lists, or its biases, a list.
  fileprivate mutating func readPart(_ name: String, into parts: inout [String: [[Float]]], limit: Int) throws {
    guard name.hasSuffix(".weight") || name.hasSuffix(".bias") else { return try skipValue() }
    var rows: [[Float]] = []
    if name.hasSuffix(".bias") {
      rows = [try readFloats()]
    } else {
      try readArray { reader in
        guard rows.count < limit else { throw ModelFault.modelTooLarge(what: "outputs", limit: limit) }
        rows.append(try reader.readFloats())
      }
    }
    guard rows.allSatisfy({ $0.count <= limit }) else { throw ModelFault.modelTooLarge(what: "weights", limit: limit) }
    parts[name] = rows
  }
}
