import Foundation
public import RiskModels

/// Which version of a model is at work, so that it can be found again.
public struct ModelIdentity: Sendable, Equatable {
  /// The model's name, and what it predicts.
  public let name: String
  /// What it predicts.
  public let kind: ModelKind
  /// The version; nil where the registry has none that is the same.
  public let version: Int?
  /// The SHA-256 of the version's `SHA256SUMS`, which stands for all of its files.
  public let digest: String?
  /// The SHA-256 of the learner's file.
  public let checksum: String
}

extension ModelRegistry {
  /// Finds out which version a model is, by what is in it and not by its name alone: another session may have kept a
  /// newer one in the meantime.
  public func identity(of model: CreditModel) throws -> ModelIdentity {
    let checksum = try Fingerprint.sha256(model.file.bytes)
    let rows = try rows(named: model.name)
    if rows.isEmpty { return try unregistered(model, checksum) }
    let row = try rows.first { row in
      guard row.isKept, row.files.contains(where: { $0.name == model.file.name && $0.checksum == checksum }) else {
        return false
      }
      return try folder(of: row).holds(model)
    }
    return ModelIdentity(
      name: model.name, kind: model.kind, version: row?.version, digest: row?.digest, checksum: checksum)
  }

  /// A model of a workspace without a registry: its folder is its only version.
  private func unregistered(_ model: CreditModel, _ checksum: String) throws -> ModelIdentity {
    let folder = folder(model.name)
    let isSame = folder.isBundle ? try folder.holds(model) : false
    return ModelIdentity(
      name: model.name, kind: model.kind, version: nil, digest: isSame ? try folder.seal().digest : nil,
      checksum: checksum)
  }
}

extension BundleFolder {
  /// Whether the folder has the very model, card and all; a damaged one has none.
  fileprivate func holds(_ model: CreditModel) throws -> Bool {
    guard let kept = try? load(as: title).bundle.model else { return false }
    return try kept.file == model.file && kept.hasSameCard(as: model)
  }
}

extension CreditModel {
  /// Whether two models have the same card: features, calibration, parameters, and all else.
  public func hasSameCard(as other: CreditModel) throws -> Bool {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(card) == encoder.encode(other.card)
  }
}
