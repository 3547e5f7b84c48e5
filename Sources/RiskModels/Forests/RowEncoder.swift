/// Turns the features of a row into the keys that a forest's splits compare.
protocol RowEncoder: Sendable {
  /// The nodes that compare the keys.
  associatedtype Node: ForestNode
  /// The kind of number features are.
  associatedtype Number: BinaryFloatingPoint & BitwiseCopyable & Sendable

  /// How many features a row has; at least one.
  var featureCount: Int { get }
  /// How many keys a row has.
  var slotCount: Int { get }

  /// The feature a key is made of.
  func feature(ofSlot slot: Int) -> Int
  /// Writes the keys of a row, those of each slot `stride` places after those of the one before.
  func write(_ row: UnsafePointer<Number>, to keys: UnsafeMutablePointer<Node.Key>, stride: Int)
}
