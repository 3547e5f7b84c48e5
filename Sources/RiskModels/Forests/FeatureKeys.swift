/// Turns features into whole numbers that compare as the features do.
///
/// Each feature has two keys, which differ when it is missing: one lies below every threshold and one above. A split
/// looks at the one that takes a missing value its way, so that scoring asks one question a node.
struct FeatureKeys: RowEncoder {
  typealias Node = PackedNode

  let featureCount: Int

  /// Takes rows of at least one feature.
  init(featureCount: Int) { self.featureCount = max(1, featureCount) }

  var slotCount: Int { 2 * featureCount }

  func feature(ofSlot slot: Int) -> Int { slot / 2 }

  /// Where the key of a feature is that goes the way a split wants missing values to go.
  static func slot(of feature: Int, missingGoesLeft: Bool) -> UInt32 {
    UInt32(truncatingIfNeeded: 2 * feature + (missingGoesLeft ? 1 : 0))
  }

  /// The key of a number: a Float's bits rise with it when those of negative ones are turned over.
  ///
  /// Minus zero becomes zero; no number has the keys `Int32.min` and `Int32.max`.
  @inline(__always)
  static func key(of number: Float) -> Int32 {
    let bits = Int32(bitPattern: (number + 0).bitPattern)
    return bits ^ (bits >> 31 & .max)
  }

  /// The number with a key; turning the same bits over again undoes it.
  @inline(__always)
  static func number(of key: Int32) -> Float { Float(bitPattern: UInt32(bitPattern: key ^ (key >> 31 & .max))) }

  @inline(__always)
  func write(_ row: UnsafePointer<Float>, to keys: UnsafeMutablePointer<Int32>, stride: Int) {
    for feature in 0..<featureCount {
      let number = row[feature]
      let isMissing = number != number
      let key = Self.key(of: number)
      keys[2 * feature * stride] = isMissing ? .max : key
      keys[(2 * feature + 1) * stride] = isMissing ? .min : key
    }
  }
}
