/// A random number generator that gives the same numbers for the same seed on every machine.
///
/// xoshiro256** 1.0 of Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM Transactions on
/// Mathematical Software 47 (2021), first published 2018 (arXiv:1805.01407). Its state is filled by SplitMix64 (Steele,
/// Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014), as its authors advise.
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Creates the generator of a seed.
  public init(seed: UInt64) {
    self.init(SplitMix64(state: seed))
  }

  /// Creates one of the independent generators of a seed, say one a row, so that rows can be made in any order.
  ///
  /// Different streams of one seed never start in the same state: stream numbers are mixed one to one.
  public init(seed: UInt64, stream: UInt64) {
    var root = SplitMix64(state: seed)
    self.init(SplitMix64(state: root.next() ^ SplitMix64.mix(stream &+ SplitMix64.goldenGamma)))
  }

  private init(_ source: SplitMix64) {
    var source = source
    state = (source.next(), source.next(), source.next(), source.next())
  }

  /// Creates a generator in a known state, which must not be all zero.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let result = Self.rotate(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotate(state.3, 45)
    return result
  }

  private static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 {
    (value &<< count) | (value &>> (64 - count))
  }
}

/// The generator that turns one seed into the state of a larger generator.
struct SplitMix64 {
  /// The odd number next to 2^64 divided by the golden ratio.
  static let goldenGamma: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Where the sequence stands.
  var state: UInt64

  /// The next 64 random bits.
  mutating func next() -> UInt64 {
    state &+= Self.goldenGamma
    return Self.mix(state)
  }

  /// Stafford's thirteenth mixer: one to one, every input bit moves every output bit.
  static func mix(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
