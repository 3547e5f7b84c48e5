import Foundation
public import RiskModels

/// The models a workspace keeps: a folder each, whole or absent.
public struct ModelFolder: Sendable {
  /// The folder that holds the models' folders.
  public let path: String
  private static let checksums = "SHA256SUMS"
  private static let fileLimit = 2 << 30

  /// Looks at a folder, which need not be there yet.
  public init(path: String) { self.path = path }

  /// The names of the models, in order.
  public var names: [String] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return entries.filter { ModelFolder.isName($0) && isBundle($0) }.sorted()
  }

  /// Whether a model of a name is kept.
  public func contains(_ name: String) -> Bool { ModelFolder.isName(name) && isBundle(name) }

  /// Reads a model: checksums are compared and its golden rows re-scored.
  public func load(_ name: String) throws -> ModelBundle {
    let expected = try checksums(of: name)
    var files: [String: [UInt8]] = [:]
    for file in ModelBundle.fileNames {
      let bytes = try read(file, of: name)
      guard try Fingerprint.sha256(bytes) == expected[file] else { throw StoreFault.checksum(model: name, file: file) }
      files[file] = bytes
    }
    do { return try ModelBundle(name: name, files: files) } catch ModelFault.damagedModel(let reason) {
      throw StoreFault.damaged(model: name, reason: reason)
    }
  }

  /// What became of a model that was to be saved.
  public enum Saving: Sendable {
    case added, replaced
    /// The same model was there already, and its files were left as they are.
    case unchanged
  }

  /// Keeps a model: read again from its files, written beside, synced and moved into place.
  ///
  /// - Throws: `StoreFault.unreadable` where no later session could read it, before anything is written.
  public func save(_ bundle: ModelBundle) throws -> Saving {
    let name = bundle.model.name
    guard ModelFolder.isName(name) else { throw StoreFault.badModelName(name) }
    try ModelFolder.proveReadable(bundle)
    if let existing = try? load(name), existing.isSameModel(as: bundle) { return .unchanged }
    let existed = contains(name)
    let beside = "\(path)/.\(name).\(ProcessInfo.processInfo.processIdentifier).new"
    do {
      try write(bundle, to: beside)
      try DurableFile.exchange(beside, into: "\(path)/\(name)")
      try DurableFile.sync(folder: path)
    } catch {
      try? FileManager.default.removeItem(atPath: beside)
      throw error
    }
    return existed ? .replaced : .added
  }

  private static func proveReadable(_ bundle: ModelBundle) throws {
    let name = bundle.model.name
    do { _ = try ModelBundle(name: name, files: bundle.files) } catch ModelFault.damagedModel(let reason) {
      throw StoreFault.unreadable(model: name, reason: reason)
    }
  }

  private func write(_ bundle: ModelBundle, to folder: String) throws {
    try? FileManager.default.removeItem(atPath: folder)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw StoreFault.cannotWrite("models", reason: "the folder cannot be made")
    }
    var sums = ""
    for file in ModelBundle.fileNames {
      let bytes = bundle.files[file] ?? []
      try DurableFile.write(bytes, to: "\(folder)/\(file)")
      sums += "\(try Fingerprint.sha256(bytes))  \(file)\n"
    }
    try DurableFile.write(Array(sums.utf8), to: "\(folder)/\(ModelFolder.checksums)")
    try DurableFile.sync(folder: folder)
  }

  // Reading

  private func isBundle(_ name: String) -> Bool {
    ModelBundle.fileNames.contains { FileManager.default.fileExists(atPath: "\(path)/\(name)/\($0)") }
  }

  private func checksums(of name: String) throws -> [String: String] {
    let text = String(decoding: try read(ModelFolder.checksums, of: name), as: UTF8.self)
    let pairs = text.split(separator: "\n").compactMap { line -> (String, String)? in
      let parts = line.split(separator: " ", omittingEmptySubsequences: true)
      return parts.count == 2 ? (String(parts[1]), String(parts[0])) : nil
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private func read(_ file: String, of name: String) throws -> [UInt8] {
    guard ModelFolder.isName(name) else { throw StoreFault.badModelName(name) }
    let full = "\(path)/\(name)/\(file)"
    guard let size = try? FileManager.default.attributesOfItem(atPath: full)[.size] as? Int else {
      throw StoreFault.missingFile(model: name, file: file)
    }
    guard size <= ModelFolder.fileLimit else { throw StoreFault.tooLarge(model: name, file: file) }
    guard let data = FileManager.default.contents(atPath: full) else {
      throw StoreFault.missingFile(model: name, file: file)
    }
    return Array(data)
  }

  /// Whether a name is safe as a folder's: no separators, no dots in front, nothing invisible.
  private static func isName(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count <= 100, !name.hasPrefix(".") else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      scalar == "_" || scalar == "-" || scalar == "." || scalar.properties.isAlphabetic
        || scalar.properties.numericType != nil
    }
  }
}
