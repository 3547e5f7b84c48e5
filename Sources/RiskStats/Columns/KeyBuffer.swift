import Foundation

/// Sort keys in one stretch of memory that grows without being copied.
///
/// The system moves the pages of a large stretch instead of what is on them, and pages nobody wrote to take no memory.
final class KeyBuffer {
  private(set) var start: UnsafeMutablePointer<UInt64>
  /// How many keys it holds.
  private(set) var count = 0
  private var capacity = 4096
  /// Whether memory ran out and keys were lost.
  private var isIncomplete = false

  /// Begins with no keys.
  init() { start = .allocate(capacity: capacity) }

  deinit { free(start) }

  /// How much memory the keys take.
  var bytes: Int { count * MemoryLayout<UInt64>.stride }

  /// The keys.
  var keys: UnsafeMutableBufferPointer<UInt64> { UnsafeMutableBufferPointer(start: start, count: count) }

  /// Lets a body write at most so many keys behind the last; it returns how many it wrote.
  func append(atMost more: Int, _ write: (UnsafeMutablePointer<UInt64>) -> Int) {
    guard reserve(count + more) else { return isIncomplete = true }
    count += write(start + count)
  }

  /// Takes the last so many keys away.
  func removeLast(_ number: Int) { count -= number }

  /// Sorts the keys; false where it was told to stop or memory ran out.
  func sort(unless isStopped: () -> Bool) -> Bool {
    let scratch = KeyBuffer()
    guard !isIncomplete, scratch.reserve(count) else { return false }
    let room = UnsafeMutableBufferPointer(start: scratch.start, count: count)
    guard let sorted = RadixSort.sort(keys, scratch: room, unless: isStopped) else { return false }
    if sorted.baseAddress != start {
      swap(&start, &scratch.start)
      swap(&capacity, &scratch.capacity)
    }
    return true
  }

  /// Makes room for so many keys in all.
  private func reserve(_ wanted: Int) -> Bool {
    guard wanted > capacity else { return true }
    let size = max(wanted, capacity * 2)
    guard let moved = realloc(start, size * MemoryLayout<UInt64>.stride) else { return false }
    start = moved.assumingMemoryBound(to: UInt64.self)
    capacity = size
    return true
  }
}
