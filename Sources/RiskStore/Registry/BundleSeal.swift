import RiskModels

/// What a model's files must be: their checksums, as `SHA256SUMS` has them.
struct BundleSeal: Sendable, Equatable {
  /// The SHA-256 of each file by its name.
  let checksums: [String: String]
  /// The file `SHA256SUMS`, as `sha256sum -c` reads it.
  let text: [UInt8]
  /// The SHA-256 of that file, by which one model's folder is told from another's.
  let digest: String

  /// Seals the files of a model.
  init(_ bundle: ModelBundle) throws(StoreFault) {
    var checksums: [String: String] = [:]
    for (file, bytes) in bundle.files { checksums[file] = try Fingerprint.sha256(bytes) }
    let lines = checksums.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }
    self.checksums = checksums
    text = Array(lines.joined().utf8)
    digest = try Fingerprint.sha256(text)
  }

  /// Reads `SHA256SUMS`; only files right inside the folder can be a model's.
  init(text: [UInt8]) throws(StoreFault) {
    let pairs = String(decoding: text, as: UTF8.self).split(separator: "\n").compactMap { line -> (String, String)? in
      let parts = line.split(separator: " ", omittingEmptySubsequences: true)
      guard parts.count == 2, !parts[1].contains("/"), !parts[1].hasPrefix(".") else { return nil }
      return (String(parts[1]), String(parts[0]))
    }
    checksums = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    self.text = text
    digest = try Fingerprint.sha256(text)
  }
}
