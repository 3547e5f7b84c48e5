/// Turns features into the numbers that LightGBM's splits compare.
///
/// What a split does with missing values is done to the feature beforehand: where they go left the key is below every
/// threshold, where they go right it is no number, which no threshold is above. There is a slot for each way in which
/// some split of the model wants a feature.
struct FeatureSlots: RowEncoder {
  typealias Node = ThresholdNode

  /// What becomes of a feature on the way to its slot.
  enum Treatment: UInt8, Sendable {
    /// Missing values go right; those of splits on categories do, too.
    case missingGoesRight
    case missingGoesLeft
    case missingIsZero
    /// Zero counts as missing, as a missing value does.
    case zeroGoesRight
    case zeroGoesLeft
  }

  private struct Source: Sendable {
    let feature: Int
    let treatment: Treatment
  }

  /// The slot whose key is never a number.
  static let noNumber: UInt32 = 0
  /// Numbers this near to zero are zero: LightGBM's `kZeroThreshold`, which it keeps as a Float32.
  static let zeroLimit = Double(1e-35 as Float)

  let featureCount: Int
  private var sources: [Source] = []
  private var slots: [Int: UInt32] = [:]

  /// Takes rows of at least one feature.
  init(featureCount: Int) { self.featureCount = max(1, featureCount) }

  var slotCount: Int { sources.count + 1 }

  func feature(ofSlot slot: Int) -> Int { slot == 0 ? 0 : sources[slot - 1].feature }

  /// Whether zero counts as missing in a slot.
  func takesZeroForMissing(_ slot: Int) -> Bool {
    guard slot > 0 else { return false }
    return switch sources[slot - 1].treatment {
    case .zeroGoesRight, .zeroGoesLeft: true
    case .missingGoesRight, .missingGoesLeft, .missingIsZero: false
    }
  }

  /// The slot for a feature in a way; it is made when there is none yet.
  mutating func slot(of feature: Int, _ treatment: Treatment) -> UInt32 {
    let name = feature * 8 + Int(treatment.rawValue)
    if let slot = slots[name] { return slot }
    sources.append(Source(feature: feature, treatment: treatment))
    let slot = UInt32(truncatingIfNeeded: sources.count)
    slots[name] = slot
    return slot
  }

  func write(_ row: UnsafePointer<Double>, to keys: UnsafeMutablePointer<Double>, stride: Int) {
    keys[0] = .nan
    var place = stride
    for source in sources {
      keys[place] = Self.key(of: row[source.feature], source.treatment)
      place += stride
    }
  }

  /// `Tree::NumericalDecision` of LightGBM without its question for the threshold.
  @inline(__always)
  private static func key(of feature: Double, _ treatment: Treatment) -> Double {
    let number = abs(feature) <= zeroLimit ? 0 : feature
    return switch treatment {
    case .missingGoesRight: number
    case .missingGoesLeft: number.isNaN ? -.infinity : number
    case .missingIsZero: number.isNaN ? 0 : number
    case .zeroGoesRight: number == 0 ? .nan : number
    case .zeroGoesLeft: number.isNaN || number == 0 ? -.infinity : number
    }
  }
}
