/// What a version of a model is called: `pd1` for the newest, `pd1@1` for the first.
public struct ModelTitle: Sendable, Hashable, CustomStringConvertible {
  /// The model's name.
  public let name: String
  /// The version, or nil for the newest.
  public let version: Int?
  private static let mark: Character = "@"

  /// Names a version.
  public init(_ name: String, version: Int? = nil) {
    self.name = name
    self.version = version
  }

  /// Reads a title: what stands behind its last `@` is a version where it is a number from 1.
  public init(written text: String) {
    guard let place = text.lastIndex(of: ModelTitle.mark), let version = Int(text[text.index(after: place)...]),
      version > 0, text.hasSuffix("\(ModelTitle.mark)\(version)")
    else {
      self.init(text)
      return
    }
    self.init(String(text[..<place]), version: version)
  }

  public var description: String { version.map { "\(name)\(ModelTitle.mark)\($0)" } ?? name }

  /// The title as it is typed: in backticks where it is no bare word.
  public var typed: String {
    let isBare =
      name.first.map { $0.isLetter || $0 == "_" } == true && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return version == nil && isBare ? name : "`\(description)`"
  }

  /// Whether the name is safe as a folder's: no separators, no dots in front, nothing invisible.
  var isSafe: Bool {
    guard !name.isEmpty, name.utf8.count <= 100, !name.hasPrefix(".") else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      scalar == "_" || scalar == "-" || scalar == "." || scalar.properties.isAlphabetic
        || scalar.properties.numericType != nil
    }
  }
}
