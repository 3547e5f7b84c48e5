/// Reads a model file of XGBoost's from first byte to last, in whatever notation it is written.
///
/// Both notations say the same, so that one `XGBoostDocument` takes either.
protocol ModelReader {
  /// Reads an object; the closure must read or skip the value of each member.
  mutating func readObject(_ member: (inout Self, String) throws -> Void) throws
  /// Reads an array; the closure must read or skip each element.
  mutating func readArray(_ element: (inout Self) throws -> Void) throws
  /// Reads a string.
  mutating func readString() throws -> String
  /// Reads a string, or the text of a number or word: XGBoost writes its parameters as strings.
  mutating func readText() throws -> String
  /// Reads a whole number of 32 bits.
  mutating func readInteger() throws -> Int32
  /// Reads a truth value, written as such or as a number.
  mutating func readFlag() throws -> Bool
  /// Reads a number, rounded once to the nearest Float32; `NaN` and `Infinity` are numbers here.
  mutating func readFloat() throws -> Float
  /// Passes over a value of any kind and any depth.
  mutating func skipValue() throws
  /// Checks that nothing follows.
  mutating func expectEnd() throws
}

extension ModelReader {
  /// Reads an array of numbers.
  mutating func readFloats() throws -> [Float] {
    var values: [Float] = []
    try readArray { reader in values.append(try reader.readFloat()) }
    return values
  }

  /// Reads an array of whole numbers of 32 bits.
  mutating func readIntegers() throws -> [Int32] {
    var values: [Int32] = []
    try readArray { reader in values.append(try reader.readInteger()) }
    return values
  }

  /// Reads an array of truth values.
  mutating func readFlags() throws -> [Bool] {
    var values: [Bool] = []
    try readArray { reader in values.append(try reader.readFlag()) }
    return values
  }

  /// Reads the members of an object that have one of some names, and skips the others.
  mutating func readTexts(of names: Set<String>) throws -> [String: String] {
    var texts: [String: String] = [:]
    try readObject { reader, name in
      if names.contains(name) { texts[name] = try reader.readText() } else { try reader.skipValue() }
    }
    return texts
  }
}
