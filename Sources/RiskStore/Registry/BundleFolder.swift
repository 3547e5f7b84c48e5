import Foundation
import RiskModels

/// A model's folder: its files, and `SHA256SUMS` that says what they must be.
struct BundleFolder {
  /// Where it is.
  let path: String
  /// What messages call its model.
  let title: String
  /// The file every model's folder has, and the one that says what all files must be.
  static let card = "model.json", checksums = "SHA256SUMS"
  private static let sizeLimit = 2 << 30
  private static let fileLimit = 64

  /// Whether a model's files are there, sound or not.
  var isBundle: Bool { [BundleFolder.card, BundleFolder.checksums].contains { Disk.has("\(path)/\($0)") } }

  /// What the files must be.
  func seal() throws -> BundleSeal {
    let seal = try BundleSeal(text: try read(BundleFolder.checksums))
    guard seal.checksums.count <= BundleFolder.fileLimit else {
      throw StoreFault.tooLarge(model: title, file: BundleFolder.checksums)
    }
    return seal
  }

  /// Whether the folder is the one a seal was made for; a folder without a readable seal is not.
  func isSealed(by digest: String) -> Bool { (try? seal().digest) == digest }

  /// Reads a model: checksums are compared and its golden rows re-scored.
  func load(as name: String) throws -> (bundle: ModelBundle, seal: BundleSeal) {
    let seal = try seal()
    var files: [String: [UInt8]] = [:]
    for (file, checksum) in seal.checksums.sorted(by: { $0.key < $1.key }) {
      let bytes = try read(file)
      guard try Fingerprint.sha256(bytes) == checksum else { throw StoreFault.checksum(model: title, file: file) }
      files[file] = bytes
    }
    do { return (try ModelBundle(name: name, files: files), seal) } catch ModelFault.damagedModel(let reason) {
      throw StoreFault.damaged(model: title, reason: reason)
    }
  }

  /// Writes a model where nothing is yet, and waits until the disk has it.
  func write(_ bundle: ModelBundle, _ seal: BundleSeal) throws {
    try Disk.makeFolder(path)
    for (file, bytes) in bundle.files.sorted(by: { $0.key < $1.key }) {
      try DurableFile.write(bytes, to: "\(path)/\(file)")
    }
    try DurableFile.write(seal.text, to: "\(path)/\(BundleFolder.checksums)")
    try DurableFile.sync(folder: path)
  }

  /// What a look at the files tells without reading them: how large each is and when it was last changed.
  func marks(of seal: BundleSeal) throws -> [FileMark] {
    // The checksums come last: of a changed model it says more that its card is another.
    let files = seal.checksums.sorted { $0.key < $1.key } + [(BundleFolder.checksums, seal.digest)]
    return try files.map { file, checksum in
      guard let look = Disk.look(at: "\(path)/\(file)") else { throw StoreFault.missingFile(model: title, file: file) }
      return FileMark(name: file, checksum: checksum, size: look.size, changed: look.changed)
    }
  }

  /// Whether all files look as they did.
  func looks(like marks: [FileMark]) -> Bool { marks.allSatisfy { $0.fits(Disk.look(at: "\(path)/\($0.name)")) } }

  /// What is wrong with the first file that is gone or not what it was, or nil; only those that look otherwise are read.
  func firstChange(since marks: [FileMark]) throws -> StoreFault? {
    for mark in marks {
      let look = Disk.look(at: "\(path)/\(mark.name)")
      guard let look else { return .missingFile(model: title, file: mark.name) }
      if mark.fits(look) { continue }
      guard look.size == mark.size, try Fingerprint.sha256(try read(mark.name)) == mark.checksum else {
        return isSealed(like: marks)
          ? .checksum(model: title, file: mark.name) : .changed(model: title, file: mark.name)
      }
    }
    return nil
  }

  /// Whether the checksums are still the ones that were kept, so that a changed file is a damaged one.
  private func isSealed(like marks: [FileMark]) -> Bool {
    marks.contains { $0.name == BundleFolder.checksums && isSealed(by: $0.checksum) }
  }

  private func read(_ file: String) throws -> [UInt8] {
    let full = "\(path)/\(file)"
    guard let look = Disk.look(at: full), look.isFile else { throw StoreFault.missingFile(model: title, file: file) }
    guard look.size <= BundleFolder.sizeLimit else { throw StoreFault.tooLarge(model: title, file: file) }
    guard let data = FileManager.default.contents(atPath: full) else {
      throw StoreFault.missingFile(model: title, file: file)
    }
    return Array(data)
  }
}
