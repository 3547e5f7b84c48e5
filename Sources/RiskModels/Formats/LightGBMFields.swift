/// The lines of one part of a LightGBM file by their names.
struct LightGBMFields {
  private var lines: [String: NamedLine] = [:]
  /// What the part is called in messages.
  let part: String

  /// Starts without lines.
  init(part: String) { self.part = part }

  /// More lines than any part has; a file of nothing but names must not fill the memory.
  private static let limit = 64

  /// Takes a line; one that comes twice is a fault.
  mutating func add(_ line: NamedLine) throws {
    guard lines.count < Self.limit else { throw line.damage("\(part) does not end") }
    guard lines.updateValue(line, forKey: line.name) == nil else {
      throw line.damage("'\(line.name.shortened)' comes twice")
    }
  }

  /// The line with a name, if there is one.
  subscript(name: String) -> NamedLine? { lines[name] }

  /// The line with a name; throws where there is none.
  func line(_ name: String) throws -> NamedLine {
    guard let line = lines[name] else { throw damage("'\(name)' is missing") }
    return line
  }

  /// A fault that names the part.
  func damage(_ reason: String) -> ModelFault { .damagedModel(reason: "\(reason) in \(part)") }
}
