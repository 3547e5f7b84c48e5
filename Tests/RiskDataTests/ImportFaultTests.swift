import Foundation
import RiskData
import Testing

/// Every way a file can be wrong is told by its own fault, and no value of the file stands in its words.
struct ImportFaultTests {
  private let folder: TemporaryFolder
  private let database = Database(threads: 1)

  init() throws { folder = try TemporaryFolder() }

  private func fault(_ data: Data, _ name: String = "d.csv") throws -> DataFault? {
    let path = try folder.write(data, to: name)
    return RiskDataTests.fault { _ = try database.load(path: path, name: "d") }
  }

  private static let texts: [(String, String)] = [
    ("", "empty-file"), ("\n\n", "empty-file"), ("1,2\n3,4\n", "no-header"), ("a,2024-01-01\n1,2\n", "no-header"),
    ("a,b\n1,secret\n2,secret,3\n", "ragged-row"), ("a,b\n1,secret\nsecret\n", "ragged-row"),
    ("a,b\n1,2\n3,\"secret\n4,5\n", "open-quote"), ("a,b\n\"secret\"x,2\n", "open-quote"),
    ("a,b\r\n1,secret\n2,3\r\n", "mixed-line-ends"), ("a,b,a\n1,2,3\n", "duplicate-column"),
    ("a,b,A\n1,2,3\n", "similar-columns"), ("a,,c\n1,2,3\n", "unnamed-column"), (",row\n1,2\n", "unnamed-column"),
    ("a,b\n1,\(String(repeating: "secret", count: 400_000))\n", "long-line"), ("a\n\u{0}\u{1}\u{2}\n", "binary-file"),
  ]

  @Test(arguments: texts)
  func wrongTextsAreFaults(_ text: String, _ code: String) throws {
    let found = try fault(Data(text.utf8))
    #expect(found?.code == code)
    #expect(found?.message.contains("secret") == false)
    #expect(found?.message.isEmpty == false && found?.hint?.isEmpty == false)
  }

  @Test func raggedRowsAreFoundWhereverTheyStand() throws {
    let rows = (0..<200_000).map { "\($0),x" }.joined(separator: "\n")
    let path = try folder.write("a,b\n" + rows + "\n7\n8,y\n", to: "late.csv")
    let found = RiskDataTests.fault { _ = try database.load(path: path, name: "d") }
    #expect(found == .raggedRow(path, line: 200_002, expected: 2, found: 1))
  }

  @Test func whatIsInNoKnownEncodingIsToldWithItsLine() throws {
    // A quotation mark of Windows-1252.
    #expect(try fault(Data("a,b\n1,x\n2,".utf8) + [0x93, 0x0A]) == .notUnicode(folder["d.csv"], line: 3))
    // A character of UTF-8 on one line, one of Latin-1 on another.
    #expect(
      try fault(Data("a,b\n1,\u{E9}\n2,caf".utf8) + [0xE9, 0x0A]) == .notUnicode(folder["d.csv"], line: 3))
    let rows = Data((0..<200_000).map { "\($0),x\n" }.joined().utf8)
    let late = Data("a,b\n".utf8) + rows + Data("1,".utf8) + [0x93, 0x0A]
    #expect(try fault(late) == .notUnicode(folder["d.csv"], line: 200_002))
  }

  @Test func pathsThatLeadNowhereAreFaults() throws {
    _ = try folder.write("a\n1\n", to: "portfolio.csv")
    let missing = folder["portfoilo.csv"]
    #expect(
      RiskDataTests.fault { _ = try database.load(path: missing, name: "d") }
        == .noSuchFile(missing, near: "portfolio.csv"))
    #expect(RiskDataTests.fault { _ = try database.load(path: folder.path, name: "d") } == nil)
    try FileManager.default.createDirectory(atPath: folder["none"], withIntermediateDirectories: true)
    #expect(
      RiskDataTests.fault { _ = try database.load(path: folder["none"], name: "d") } == .emptyFolder(folder["none"]))
    #expect(RiskDataTests.fault { _ = try database.load(path: "/dev/null", name: "d") } == .notAFile("/dev/null"))
    #expect(RiskDataTests.fault { _ = try database.load(path: "", name: "d") } != nil)
    #expect(
      RiskDataTests.fault { _ = try database.load(path: "https://example.org/d.csv", name: "d") }?.code
        == "no-such-file")
    #expect(
      RiskDataTests.fault { _ = try database.load(path: String(repeating: "x", count: 5000), name: "d") }?.code
        == "no-such-file")
  }

  @Test(arguments: ["d.xlsx", "d.orc", "d", "d.parquet.gz"])
  func otherKindsAreFaults(_ name: String) throws {
    let found = try fault(Data("a\n1\n".utf8), name)
    #expect(found == .unknownKind(folder[name]))
  }

  @Test func damagedParquetIsAFault() throws {
    #expect(try fault(Data("a,b\n1,2\n".utf8), "d.parquet") == .corruptFile(folder["d.parquet"]))
    let whole = folder["whole.parquet"]
    try database.execute("COPY (SELECT i AS a FROM range(100000) t(i)) TO '\(whole)' (FORMAT parquet)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: whole))
    #expect(try fault(bytes.prefix(bytes.count / 2), "d.parquet") == .corruptFile(folder["d.parquet"]))
    // What is damaged inside is found when it is read.
    let hurt = bytes.prefix(1000) + Data(repeating: 0xFF, count: 5000) + bytes.dropFirst(6000)
    let data = try database.load(path: try folder.write(hurt, to: "hurt.parquet"), name: "book")
    #expect(RiskDataTests.fault { _ = try data.rows(limit: 100_000) } == .corruptFile(folder["hurt.parquet"]))
  }

  @Test func damagedCompressedFilesAreFaults() throws {
    #expect(try fault(Data("a,b\n1,2\n".utf8), "d.csv.gz") == .corruptFile(folder["d.csv.gz"]))
    #expect(try fault(Data("a,b\n1,2\n".utf8), "d.csv.zst") == .corruptFile(folder["d.csv.zst"]))
  }

  @Test func aFileThatChangedIsAFaultLater() throws {
    let path = try folder.write("a,b\n1,2\n3,4\n", to: "c.csv")
    let data = try database.load(path: path, name: "book")
    _ = try folder.write("a,b\nx,2\ny,4\n", to: "c.csv")
    #expect(RiskDataTests.fault { _ = try data.rows(limit: 5) } == .changedFile("book"))
    try FileManager.default.removeItem(atPath: path)
    #expect(RiskDataTests.fault { _ = try data.rows(limit: 5) } == .vanishedFile("book"))
    #expect(DataFault.vanishedFile("book").hint != nil)
  }

  /// A file that still reads well, of the same length or not, is not the one whose rows were counted.
  @Test(arguments: ["a,b\n5,6\n7,8\n", "a,b\n1,2\n", "a,b\n1,2\n3,4\n5,6\n"])
  func whatWasCountedIsNotMixedWithWhatIsThereNow(_ text: String) throws {
    let path = try folder.write("a,b\n1,2\n3,4\n", to: "c.csv")
    let data = try database.load(path: path, name: "book")
    let staged = try data.filtered(by: data.bound("a > 0"))
    let asked = try database.relation(named: "asked", sql: "SELECT a FROM book", datasets: ["book": data])
    _ = try folder.write(text, to: "c.csv")
    let uses: [() throws -> Void] = [
      { _ = try data.count() }, { _ = try data.profile() }, { _ = try data.kept() }, { _ = try staged.rows(limit: 5) },
      { _ = try data.partitioned(parts: [0, 1], count: 2) }, { try data.save(to: folder["d.csv"]) },
    ]
    for use in uses { #expect(RiskDataTests.fault(of: use) == .changedFile("book")) }
    #expect(RiskDataTests.fault { _ = try asked.rows(limit: 5) } == .changedFile("asked"))
    #expect(folder.names == ["c.csv"])
    #expect(try database.load(path: path, name: "book").count() == text.count { $0 == "\n" } - 1)
  }
}
