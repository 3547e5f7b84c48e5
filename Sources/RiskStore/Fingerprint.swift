import Crypto
import Foundation

/// Digests that tell whether bytes are the same.
public enum Fingerprint {
  /// The SHA-256 (FIPS 180-4) of bytes, in hexadecimal digits.
  public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    hexadecimal(SHA256.hash(data: Data(bytes)))
  }

  /// The SHA-256 of the bytes of numbers, in hexadecimal digits.
  public static func sha256(of columns: [[Float]]) -> String {
    var hash = SHA256()
    for column in columns { column.withUnsafeBytes { hash.update(bufferPointer: $0) } }
    return hexadecimal(hash.finalize())
  }

  private static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
