import RiskDiagnostics

extension Lexer {
  /// Reads a text literal from its opening quote: `'…'` as it stands, `"…"` with escapes and `{expression}`.
  mutating func lexText(quote: UInt8) -> [Token.TextPart] {
    let start = position
    var parts: [Token.TextPart] = []
    var bytes: [UInt8] = []
    position += 1
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      if byte == quote {
        position += 1
        if quote == UInt8(ascii: "'"), peek() == quote {
          bytes.append(quote)
          position += 1
          continue
        }
        return Lexer.closed(parts, bytes)
      }
      if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
        bytes += lexEscape()
      } else if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "{") {
        parts = bytes.isEmpty ? parts : parts + [.literal(String(decoding: bytes, as: UTF8.self))]
        bytes = []
        guard let expression = lexInterpolation() else { return parts }
        parts.append(.expression(expression))
      } else {
        bytes.append(byte)
        position += 1
      }
    }
    report(.unterminatedText, start..<position)
    return Lexer.closed(parts, bytes)
  }

  private static func closed(_ parts: [Token.TextPart], _ bytes: [UInt8]) -> [Token.TextPart] {
    bytes.isEmpty && !parts.isEmpty ? parts : parts + [.literal(String(decoding: bytes, as: UTF8.self))]
  }

  private mutating func lexEscape() -> [UInt8] {
    let start = position
    position += 1
    guard let byte = peek(), byte != UInt8(ascii: "\n") else { return [] }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return [UInt8(ascii: "\n")]
    case UInt8(ascii: "t"): return [UInt8(ascii: "\t")]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): return [byte]
    default:
      position += (scalar(at: position - 1)?.length ?? 1) - 1
      report(.unknownEscape(source.text(start..<position)), start..<position)
      return []
    }
  }

  /// Reads `{…}` up to the brace that closes it and gives the range between the braces.
  private mutating func lexInterpolation() -> Range<Int>? {
    let open = position
    var depth = 0
    var unclosed: Set<UInt8> = []
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        guard !unclosed.contains(byte), skipQuoted(byte) else {
          unclosed.insert(byte)
          break
        }
        continue
      default: break
      }
      position += 1
      if depth == 0 { return open + 1..<position - 1 }
    }
    report(.unclosed("{"), open..<open + 1)
    return nil
  }

  /// Skips a quoted stretch inside an interpolation, so that braces within it do not count.
  private mutating func skipQuoted(_ quote: UInt8) -> Bool {
    var offset = 1
    while let byte = peek(offset), byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { offset += 1 }
      if byte == quote {
        position += offset + 1
        return true
      }
      offset += 1
    }
    return false
  }
}
