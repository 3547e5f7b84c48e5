/// Random numbers of one input: SplitMix64 (Steele, Lea and Flood, 2014), started from the seed and the input's number.
public struct FuzzRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts the numbers of one input.
  public init(seed: UInt64, input: Int) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: input)
    // Neighbouring inputs start next to each other; one step tells them apart.
    state = next() ^ seed
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A whole number from 0 up to but not including a bound; 0 where the bound is not positive.
  public mutating func below(_ bound: Int) -> Int { bound > 0 ? Int(next() % UInt64(bound)) : 0 }

  /// True once in so many times.
  public mutating func once(in times: Int) -> Bool { below(times) == 0 }

  /// One of some texts; an empty one where there are none.
  mutating func pick(_ texts: [String]) -> String { texts.isEmpty ? "" : texts[below(texts.count)] }
}
