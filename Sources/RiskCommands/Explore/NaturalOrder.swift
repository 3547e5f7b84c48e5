import RiskExpressions
import RiskSyntax

/// The order people put values in: numbers by their size, also where they stand in texts, missing ones last.
enum NaturalOrder {
  /// Whether a value stands before another.
  static func precedes(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.null, _): false
    case (_, .null): true
    case (.text(let a), .text(let b)): precedes(a, b)
    case (.date(let a), .date(let b)): a.daysSinceEpoch < b.daysSinceEpoch
    default: precedes(left.asNumber ?? .nan, right.asNumber ?? .nan)
    }
  }

  /// NaN stands above every number.
  private static func precedes(_ left: Double, _ right: Double) -> Bool {
    left.isNaN || right.isNaN ? !left.isNaN && right.isNaN : left < right
  }

  /// Texts piece by piece: `a2` before `a10`, `0.15 to 0.2` before `0.2 to 0.3`; what is equal by its pieces, by its bytes.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    for (a, b) in zip(pieces(left), pieces(right)) where a != b {
      switch (a, b) {
      case (.number(let a), .number(let b)): return a < b
      case (.letters(let a), .letters(let b)): return a.utf8.lexicographicallyPrecedes(b.utf8)
      case (.number, .letters): return true
      case (.letters, .number): return false
      }
    }
    if left.utf8.count != right.utf8.count { return left.utf8.count < right.utf8.count }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private enum Piece: Equatable {
    case number(Double)
    case letters(String)
  }

  /// A text cut where digits begin and end; a point between digits belongs to their number.
  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      var end = start
      let isNumber = isDigit(bytes[start])
      while end < bytes.count, isDigit(bytes[end]) == isNumber { end += 1 }
      if isNumber, end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), isDigit(bytes[end + 1]) {
        end += 1
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
      }
      let piece = String(decoding: bytes[start..<end], as: UTF8.self)
      pieces.append(isNumber ? .number(Double(piece) ?? .infinity) : .letters(piece))
      start = end
    }
    return pieces
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
