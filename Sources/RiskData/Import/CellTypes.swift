import Foundation
import RiskExpressions
import RiskSyntax

/// The types that a text of a file can be read as, told by its bytes alone.
///
/// - `true` and `false`, whatever their case, are booleans.
/// - Whole numbers as a computer writes them (no leading zeros, at most 64 bits) are integers.
/// - Numbers begin with a point or a digit, behind a minus sign or not. One with leading zeros, such as a postal code,
///   or with a plus sign, such as a telephone number, is text.
/// - Days written `2024-03-31` are dates.
/// - Blanks around a number do not count.
struct CellTypes: OptionSet {
  let rawValue: UInt8

  static let boolean = CellTypes(rawValue: 1)
  static let integer = CellTypes(rawValue: 2)
  static let number = CellTypes(rawValue: 4)
  static let date = CellTypes(rawValue: 8)
  static let all: CellTypes = [.boolean, .integer, .number, .date]
  /// The types one by one, the narrowest first.
  static let order: [CellTypes] = [.boolean, .integer, .number, .date]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Finds the types of a text.
  init(_ text: Slice<UnsafeRawBufferPointer>) {
    guard let first = text.first else {
      self = []
      return
    }
    switch first {
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      self = CellTypes.isBoolean(text) ? .boolean : []
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      self = text.count == 10 && CellTypes.isDate(text) ? .date : CellTypes.number(text)
    default: self = CellTypes.number(text.trimmed)
    }
  }

  /// The narrowest type that every one of these texts can be read as.
  var type: ScalarType {
    if contains(.boolean) { return .boolean }
    if contains(.integer) { return .integer }
    if contains(.number) { return .number }
    return contains(.date) ? .date : .text
  }

  private static func isBoolean(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
    let lower = text.map { $0 | 0x20 }
    return lower.elementsEqual("true".utf8) || lower.elementsEqual("false".utf8)
  }

  /// Whether ten characters are a day of the calendar.
  private static func isDate(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
    let start = text.startIndex
    guard text[start + 4] == UInt8(ascii: "-"), text[start + 7] == UInt8(ascii: "-") else { return false }
    func number(_ places: Range<Int>) -> Int? {
      var number = 0
      for place in places {
        let digit = text[start + place] &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        number = number * 10 + Int(digit)
      }
      return number
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return false }
    return CalendarDate(year: year, month: month, day: day) != nil
  }

  /// What a number can be read as, blanks in front of it taken away.
  private static func number(_ spaced: Slice<UnsafeRawBufferPointer>) -> CellTypes {
    let text = spaced.trimmed
    var reader = NumberReader(text)
    guard reader.read() else { return CellTypes.isInfinity(text) ? .number : [] }
    if reader.isLarge, !reader.isFinite { return [] }
    return reader.isWhole ? [.integer, .number] : .number
  }

  private static func isInfinity(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
    text.elementsEqual("inf".utf8) || text.elementsEqual("-inf".utf8)
  }
}

/// Reads a number's digits.
private struct NumberReader {
  private let text: Slice<UnsafeRawBufferPointer>
  private var place: Int
  /// Whether it is written as a whole number of at most 64 bits is.
  private(set) var isWhole = false
  /// Whether it may lie beyond what a number can be.
  private(set) var isLarge = false

  init(_ text: Slice<UnsafeRawBufferPointer>) {
    self.text = text
    place = text.startIndex
  }

  /// Whether the text is a number as we write one.
  mutating func read() -> Bool {
    let isNegative = take(UInt8(ascii: "-"))
    let start = place
    let digits = takeDigits()
    if digits > 1, text[start] == UInt8(ascii: "0") { return false }
    let hasPoint = take(UInt8(ascii: "."))
    let decimals = hasPoint ? takeDigits() : 0
    guard digits + decimals > 0 else { return false }
    var hasExponent = false
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      hasExponent = true
      if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
      guard takeDigits() > 0 else { return false }
    }
    guard place == text.endIndex else { return false }
    isLarge = hasExponent || digits > 300
    isWhole = !hasPoint && !hasExponent && !(isNegative && text[start] == UInt8(ascii: "0")) && fits(digits)
    return true
  }

  /// Whether what was read is a finite number.
  var isFinite: Bool { Double(String(decoding: text, as: UTF8.self))?.isFinite ?? false }

  private func fits(_ digits: Int) -> Bool {
    digits < 19 || digits == 19 && Int64(String(decoding: text, as: UTF8.self)) != nil
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < text.endIndex, text[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func takeDigits() -> Int {
    let start = place
    while place < text.endIndex, text[place] &- UInt8(ascii: "0") < 10 { place += 1 }
    return place - start
  }
}

extension Slice<UnsafeRawBufferPointer> {
  /// Without the blanks and tabs around it.
  var trimmed: Slice<UnsafeRawBufferPointer> {
    var (start, end) = (startIndex, endIndex)
    while start < end, base[start] == 32 || base[start] == 9 { start += 1 }
    while end > start, base[end - 1] == 32 || base[end - 1] == 9 { end -= 1 }
    return base[start..<end]
  }
}
