import Foundation

/// A large table of numbers from a CSV file with a header, NaN where a cell holds none; read byte by byte, for speed.
struct NumberTable {
  let names: [String]
  let rows: Int
  private let columns: [[Double]]

  init(_ file: URL) throws {
    var bytes = Array(try Data(contentsOf: file))
    bytes.append(0)
    let header = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0
    names = String(decoding: bytes[..<header], as: UTF8.self).filter { $0 != "\"" && $0 != "\r" }
      .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var columns = Array(repeating: [Double](), count: names.count)
    bytes.withUnsafeBytes { buffer in
      guard let text = buffer.bindMemory(to: CChar.self).baseAddress else { return }
      var place = header + 1
      while place < buffer.count - 1 {
        for column in columns.indices {
          var end: UnsafeMutablePointer<CChar>?
          let start = text + place
          let number = strtod(start, &end)
          let length = end.map { UnsafePointer($0) - start } ?? 0
          columns[column].append(length > 0 ? number : .nan)
          place += length
          while buffer[place] != UInt8(ascii: ","), buffer[place] != UInt8(ascii: "\n"), buffer[place] != 0 {
            place += 1
          }
          place += 1
        }
      }
    }
    self.columns = columns
    rows = columns.first?.count ?? 0
  }

  subscript(name: String) -> [Double] { names.firstIndex(of: name).map { columns[$0] } ?? [] }

  subscript(column: Int) -> [Double] { columns[column] }
}
