/// Reads Universal Binary JSON (ubjson.org, draft 12) as XGBoost writes it.
///
/// What a length claims is held against the bytes that are left before anything is made of it, and what is not asked
/// for is skipped in a loop, so that neither claims nor nesting cost memory.
struct ModelUBJReader: ModelReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  /// The type of the next value where an array tells it for all of its elements.
  private var sharedType: UInt8?

  /// Starts at the first byte; the buffer must outlive the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// A fault that names the place.
  func damage(_ reason: String) -> ModelFault { .damagedModel(reason: "\(reason) at byte \(position)") }

  mutating func readObject(_ member: (inout ModelUBJReader, String) throws -> Void) throws {
    guard try takeType() == UInt8(ascii: "{") else { throw damage("an object is missing") }
    while try peek() != UInt8(ascii: "}") {
      let name = try takeText()
      try member(&self, name)
    }
    position += 1
  }

  mutating func readArray(_ element: (inout ModelUBJReader) throws -> Void) throws {
    guard try takeType() == UInt8(ascii: "[") else { throw damage("an array is missing") }
    if let type = try takeSharedType() {
      for _ in 0..<(try takeCount(elementSize: size(of: type))) {
        sharedType = type
        try element(&self)
      }
    } else if try peek() == UInt8(ascii: "#") {
      for _ in 0..<(try takeCount(elementSize: 1)) { try element(&self) }
    } else {
      while try peek() != UInt8(ascii: "]") { try element(&self) }
      position += 1
    }
  }

  mutating func readString() throws -> String {
    guard try takeType() == UInt8(ascii: "S") else { throw damage("a text is missing") }
    return try takeText()
  }

  mutating func readText() throws -> String {
    if sharedType == nil, try peek() == UInt8(ascii: "S") { return try readString() }
    return String(try takeWholeNumber(of: try takeType()))
  }

  mutating func readInteger() throws -> Int32 {
    guard let value = Int32(exactly: try takeWholeNumber(of: try takeType())) else {
      throw damage("a whole number of 32 bits is missing")
    }
    return value
  }

  mutating func readFlag() throws -> Bool {
    switch try takeType() {
    case UInt8(ascii: "T"): true
    case UInt8(ascii: "F"): false
    case let type: try takeWholeNumber(of: type) != 0
    }
  }

  mutating func readFloat() throws -> Float {
    switch try takeType() {
    case UInt8(ascii: "d"): Float(bitPattern: try take(UInt32.self))
    case UInt8(ascii: "D"): Float(Double(bitPattern: try take(UInt64.self)))
    case let type: Float(try takeWholeNumber(of: type))
    }
  }

  mutating func expectEnd() throws {
    while position < bytes.count, bytes[position] == 0 { position += 1 }
    guard position == bytes.count else { throw damage("something follows the model") }
  }

  /// Passes over a value; `open` counts what is left of each array it is in, -1 where a bracket ends one.
  mutating func skipValue() throws {
    var open: [Int] = []
    repeat {
      if try closes(&open) { continue }
      let type = try takeType()
      switch type {
      case UInt8(ascii: "["): try skipOpening(&open)
      case UInt8(ascii: "{"): open.append(Self.isObject)
      case UInt8(ascii: "S"): try skipText()
      case UInt8(ascii: "Z"), UInt8(ascii: "T"), UInt8(ascii: "F"), UInt8(ascii: "N"): break
      default: try move(by: try size(of: type))
      }
    } while !open.isEmpty
  }
}

extension ModelUBJReader {
  private static let endsWithBracket = -1
  private static let isObject = -2

  /// Whether the innermost array or object ends here; takes the name of its next member or counts its next element.
  private mutating func closes(_ open: inout [Int]) throws -> Bool {
    guard let left = open.last else { return false }
    switch left {
    case Self.isObject where try peek() != UInt8(ascii: "}"):
      try skipText()
      return false
    case Self.endsWithBracket where try peek() != UInt8(ascii: "]"):
      return false
    case Self.isObject, Self.endsWithBracket:
      position += 1
    case 0:
      break
    default:
      open[open.count - 1] = left - 1
      return false
    }
    open.removeLast()
    return true
  }

  private mutating func skipOpening(_ open: inout [Int]) throws {
    if let type = try takeSharedType() {
      let size = try size(of: type)
      try move(by: try takeCount(elementSize: size) * size)
    } else if try peek() == UInt8(ascii: "#") {
      open.append(try takeCount(elementSize: 1))
    } else {
      open.append(Self.endsWithBracket)
    }
  }

  private func peek() throws -> UInt8 {
    guard position < bytes.count else { throw ModelFault.damagedModel(reason: "the file ends inside the model") }
    return bytes[position]
  }

  /// The type of the next value: the one its array shares, or the byte at the position.
  private mutating func takeType() throws -> UInt8 {
    if let type = sharedType {
      sharedType = nil
      return type
    }
    let type = try peek()
    position += 1
    return type
  }

  /// The type all elements of an array share, nil where each tells its own.
  private mutating func takeSharedType() throws -> UInt8? {
    guard try peek() == UInt8(ascii: "$") else { return nil }
    position += 1
    let type = try takeType()
    guard try peek() == UInt8(ascii: "#") else { throw damage("a length is missing") }
    return type
  }

  /// The number of elements after `#`; each of them takes some bytes, so there cannot be more than are left.
  private mutating func takeCount(elementSize: Int) throws -> Int {
    position += 1
    let count = try takeWholeNumber(of: try takeType())
    guard count >= 0, count <= Int64((bytes.count - position) / elementSize) else {
      throw damage("a length of \(count) is more than the file holds")
    }
    return Int(count)
  }

  private mutating func takeText() throws -> String {
    let start = try textStart()
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipText() throws { _ = try textStart() }

  /// Moves behind a text and returns where it starts.
  private mutating func textStart() throws -> Int {
    let length = try takeWholeNumber(of: try takeType())
    guard length >= 0, length <= Int64(bytes.count - position) else {
      throw damage("a text of \(length) bytes is longer than the file")
    }
    defer { position += Int(length) }
    return position
  }

  private mutating func move(by count: Int) throws {
    guard count <= bytes.count - position else { throw damage("the file ends inside a value") }
    position += count
  }

  private mutating func takeWholeNumber(of type: UInt8) throws -> Int64 {
    switch type {
    case UInt8(ascii: "i"): Int64(Int8(bitPattern: try take(UInt8.self)))
    case UInt8(ascii: "U"), UInt8(ascii: "C"): Int64(try take(UInt8.self))
    case UInt8(ascii: "I"): Int64(Int16(bitPattern: try take(UInt16.self)))
    case UInt8(ascii: "l"): Int64(Int32(bitPattern: try take(UInt32.self)))
    case UInt8(ascii: "L"): Int64(bitPattern: try take(UInt64.self))
    default: throw damage("a whole number is missing")
    }
  }

  /// The bytes a value of fixed size takes; texts, arrays and objects are no elements of a typed array.
  private func size(of type: UInt8) throws -> Int {
    switch type {
    case UInt8(ascii: "i"), UInt8(ascii: "U"), UInt8(ascii: "C"): 1
    case UInt8(ascii: "I"): 2
    case UInt8(ascii: "l"), UInt8(ascii: "d"): 4
    case UInt8(ascii: "L"), UInt8(ascii: "D"): 8
    default: throw damage("a value is missing")
    }
  }

  /// A number of fixed size with its highest byte first.
  private mutating func take<Number: FixedWidthInteger>(_: Number.Type) throws -> Number {
    let start = position
    try move(by: MemoryLayout<Number>.size)
    return bytes[start..<position].reduce(0) { $0 << 8 | Number($1) }
  }
}
