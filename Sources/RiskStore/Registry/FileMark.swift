/// What the registry knows of a file: what is in it, and how it looked when that was so.
struct FileMark: Codable, Sendable, Equatable {
  /// The file's name.
  let name: String
  /// The SHA-256 of what is in it.
  let checksum: String
  /// How many bytes it has.
  let size: Int64
  /// When it was last changed, in nanoseconds since 1970.
  let changed: Int64

  /// Whether a file looks as this one did; nil looks like none.
  func fits(_ look: Disk.Look?) -> Bool { look.map { $0.size == size && $0.changed == changed } ?? false }
}
