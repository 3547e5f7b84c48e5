extension [String] {
  /// Lends the texts as C has them, each with a zero byte after it.
  func withCStrings<Result>(_ body: ([UnsafePointer<CChar>?]) throws -> Result) rethrows -> Result {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for text in self {
      starts.append(bytes.count)
      bytes += text.utf8CString
    }
    return try bytes.withUnsafeBufferPointer { buffer in
      try body(starts.map { start in buffer.baseAddress.map { $0 + start } })
    }
  }
}
