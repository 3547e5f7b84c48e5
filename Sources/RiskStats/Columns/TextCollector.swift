/// Counts the different texts of a column.
///
/// Unchecked because one thread uses it at a time.
public final class TextCollector: @unchecked Sendable {
  /// A text and how often it occurs.
  public struct Run: Sendable, Equatable {
    /// The text.
    public let text: String
    /// How often it occurs.
    public let count: Int
  }

  private struct Entry {
    let hash: UInt64
    let start, length: Int
    var count: Int
  }

  /// How many rows have a value.
  public private(set) var count = 0
  private var bytesOfTexts: [UInt8] = []
  private var entries: [Entry] = []
  /// The places of entries by hash, an open table (Knuth, TAOCP volume 3, section 6.4, algorithm L); -1 where none is.
  private var slots = [Int32](repeating: -1, count: 1024)

  /// Begins with nothing.
  public init() {}

  /// How many different texts there are.
  public var distinct: Int { entries.count }

  /// How much memory it holds, in bytes.
  public var bytes: Int {
    bytesOfTexts.capacity + entries.capacity * MemoryLayout<Entry>.stride + slots.count * MemoryLayout<Int32>.stride
  }

  /// Whether there are more different texts than it can tell apart.
  public var isFull: Bool { entries.count >= Int(Int32.max) / 4 }

  /// Adds a text.
  public func add(_ text: UnsafeRawBufferPointer) {
    guard !isFull else { return }
    count += 1
    let hash = TextCollector.hash(text)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if entries[place].hash == hash, equals(entries[place], text) {
        entries[place].count += 1
        return
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(hash: hash, start: bytesOfTexts.count, length: text.count, count: 1))
    bytesOfTexts.append(contentsOf: text)
    if entries.count * 2 > slots.count { grow() }
  }

  private func equals(_ entry: Entry, _ text: UnsafeRawBufferPointer) -> Bool {
    guard entry.length == text.count else { return false }
    return bytesOfTexts.withUnsafeBytes { bytes in
      bytes[entry.start..<entry.start + entry.length].elementsEqual(text)
    }
  }

  private func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (place, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place)
    }
  }

  /// Eight bytes at a time, multiplied and folded.
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    func mixed(_ state: UInt64, _ part: UInt64) -> UInt64 {
      let (high, low) = (state ^ part).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      return high ^ low
    }
    var state = mixed(0x51_7C_C1_B7_27_22_0A_95, UInt64(text.count))
    var place = 0
    while place + 8 <= text.count {
      state = mixed(state, text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    while place < text.count {
      rest = rest << 8 | UInt64(text[place])
      place += 1
    }
    return mixed(mixed(state, rest), 0xD6E8_FEB8_6659_FD93)
  }

  // What was found

  private func text(_ entry: Entry) -> String {
    String(decoding: bytesOfTexts[entry.start..<entry.start + entry.length], as: UTF8.self)
  }

  private func precedes(_ one: Entry, _ other: Entry) -> Bool {
    let (a, b) = (one.start..<one.start + one.length, other.start..<other.start + other.length)
    return bytesOfTexts[a].lexicographicallyPrecedes(bytesOfTexts[b])
  }

  /// The least and the greatest text by their bytes, nil without any.
  public var extremes: (least: String, greatest: String)? {
    guard let least = entries.min(by: precedes), let greatest = entries.max(by: precedes) else { return nil }
    return (text(least), text(greatest))
  }

  /// The most frequent texts, of equally frequent ones the first in order.
  public func mostFrequent(_ limit: Int) -> [Run] {
    var found: [Entry] = []
    func comes(_ one: Entry, before other: Entry) -> Bool {
      one.count != other.count ? one.count > other.count : precedes(one, other)
    }
    for entry in entries {
      if let last = found.last, found.count == limit, !comes(entry, before: last) { continue }
      found.insert(entry, at: found.firstIndex { comes(entry, before: $0) } ?? found.count)
      if found.count > limit { found.removeLast() }
    }
    return found.map { Run(text: text($0), count: $0.count) }
  }

  /// Passes every different text on with how often it occurs, in no order.
  public func forEachRun(_ body: (Run) -> Void) {
    for entry in entries { body(Run(text: text(entry), count: entry.count)) }
  }
}
