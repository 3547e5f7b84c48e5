import CKernels

/// Gathers the numbers of a column, chunk by chunk, to sum them up in rising order at the end.
///
/// Whole numbers of a narrow range are counted, others kept at eight bytes each. Unchecked because one thread uses it at
/// a time.
public final class NumberCollector: @unchecked Sendable {
  /// What a column's numbers are.
  public enum Kind: Sendable {
    case integers, numbers
  }

  /// What the numbers are.
  public let kind: Kind
  /// How many rows have a value, and how many rows there were.
  public private(set) var count = 0, rows = 0
  private var table: KeyTable?
  private var buffer = KeyBuffer()
  private var whole: Int128 = 0
  private var fractions = risk_exact_sum()

  /// Begins with nothing.
  public init(_ kind: Kind) {
    self.kind = kind
    table = kind == .integers ? KeyTable() : nil
  }

  deinit { risk_exact_sum_destroy(&fractions) }

  /// How much memory it holds, in bytes.
  public var bytes: Int { buffer.bytes + (table?.bytes ?? 0) }

  /// How much memory it needs to sum up its values: they are sorted out of place.
  public var bytesToFinish: Int { bytes + buffer.bytes }

  /// The sum of the values, rounded once.
  public var sum: Double { kind == .integers ? Double(whole) : risk_exact_sum_total(&fractions) }

  /// Adds numbers; `validity` has a bit a row, the lowest first, set where there is a value.
  public func add(_ values: UnsafeBufferPointer<Double>, validity: UnsafePointer<UInt64>?) {
    guard let start = values.baseAddress else { return }
    rows += values.count
    risk_exact_sum_add(&fractions, start, validity, UInt64(values.count))
    append(values, validity) { OrderedKey.of($0) }
  }

  // Other modules call a function of each type, which is compiled for that type here.

  /// Adds whole numbers.
  public func add(_ values: UnsafeBufferPointer<Int64>, validity: UnsafePointer<UInt64>?) {
    add(whole: values, validity)
  }

  /// Adds days.
  public func add(_ values: UnsafeBufferPointer<Int32>, validity: UnsafePointer<UInt64>?) {
    add(whole: values, validity)
  }

  /// Adds conditions, 1 for true.
  public func add(_ values: UnsafeBufferPointer<UInt8>, validity: UnsafePointer<UInt64>?) {
    add(whole: values, validity)
  }

  private func add(whole values: UnsafeBufferPointer<some FixedWidthInteger>, _ validity: UnsafePointer<UInt64>?) {
    rows += values.count
    let before = buffer.count
    append(values, validity) { OrderedKey.of(Int64($0)) }
    let added = UnsafeMutableBufferPointer(rebasing: buffer.keys[before...])
    whole += NumberCollector.sum(added)
    guard table != nil else { return }
    if table?.add(added) == true {
      buffer.removeLast(added.count)
    } else {
      expand()
    }
  }

  private func append<Element>(
    _ values: UnsafeBufferPointer<Element>, _ validity: UnsafePointer<UInt64>?, key: (Element) -> UInt64
  ) {
    buffer.append(atMost: values.count) { keys in
      guard let validity else {
        for row in values.indices { keys[row] = key(values[row]) }
        count += values.count
        return values.count
      }
      var written = 0
      for row in values.indices {
        keys[written] = key(values[row])
        written += Int(truncatingIfNeeded: validity[row &>> 6] &>> UInt64(row & 63) & 1)
      }
      count += written
      return written
    }
  }

  /// The sum of whole numbers, in halves that cannot overflow before a chunk ends.
  private static func sum(_ keys: UnsafeMutableBufferPointer<UInt64>) -> Int128 {
    var (high, low): (Int64, UInt64) = (0, 0)
    for key in keys {
      let value = OrderedKey.integer(key)
      high &+= value >> 32
      low &+= UInt64(truncatingIfNeeded: value) & 0xFFFF_FFFF
    }
    return Int128(high) << 32 + Int128(low)
  }

  /// Puts what was counted among the values that are kept.
  private func expand() {
    guard let table else { return }
    let (keys, ends) = table.runs
    self.table = nil
    var start = 0
    for (key, end) in zip(keys, ends) {
      buffer.append(atMost: end - start) { target in
        target.update(repeating: key, count: end - start)
        return end - start
      }
      start = end
    }
  }

  /// The values in rising order, after which there is nothing left here; nil where it was told to stop or memory ran
  /// out.
  public func finish(unless isStopped: () -> Bool) -> OrderedNumbers? {
    if let table {
      let (keys, ends) = table.runs
      self.table = KeyTable()
      return OrderedNumbers(kind, .counted(keys, ends: ends), sum: sum)
    }
    let sorted = buffer
    guard fractions.is_incomplete == 0, sorted.sort(unless: isStopped) else { return nil }
    buffer = KeyBuffer()
    return OrderedNumbers(kind, .each(sorted), sum: sum)
  }

  /// Frees everything.
  public func discard() {
    buffer = KeyBuffer()
    table = nil
  }
}
