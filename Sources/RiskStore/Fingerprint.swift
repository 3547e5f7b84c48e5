import CDigest

/// Digests that tell whether bytes are the same.
public enum Fingerprint {
  /// The SHA-256 (FIPS 180-4) of bytes, in hexadecimal digits.
  ///
  /// - Throws: `StoreFault.noDigest` where the system's library cannot compute it.
  public static func sha256(_ bytes: [UInt8]) throws(StoreFault) -> String {
    try digest { update in bytes.withUnsafeBytes(update) }
  }

  /// The SHA-256 of the bytes of numbers, one column after the other, in hexadecimal digits.
  ///
  /// - Throws: `StoreFault.noDigest` where the system's library cannot compute it.
  public static func sha256(of columns: [[Double]]) throws(StoreFault) -> String {
    try digest { update in
      for column in columns { column.withUnsafeBytes(update) }
    }
  }

  private static func digest(
    _ feed: ((UnsafeRawBufferPointer) -> Void) -> Void
  ) throws(StoreFault) -> String {
    guard let context = EVP_MD_CTX_new() else { throw .noDigest }
    defer { EVP_MD_CTX_free(context) }
    var isSound = EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    feed { bytes in
      isSound = isSound && EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1
    }
    var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard isSound, EVP_DigestFinal_ex(context, &result, &length) == 1 else { throw .noDigest }
    return result.prefix(Int(length)).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
