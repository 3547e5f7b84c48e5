import Foundation
import GRDB
import RiskData
import RiskExpressions
import Testing

/// Every kind of file that is read and written, and what can be said of it.
struct SourceTests {
  private let folder: TemporaryFolder
  private let database = RiskData.Database(threads: 1)

  init() throws { folder = try TemporaryFolder() }

  private func load(_ text: String, _ options: LoadOptions = LoadOptions()) throws -> Relation {
    try database.load(path: try folder.write(text, to: "d.csv"), name: "d", options: options)
  }

  private func types(_ data: Relation) -> [ScalarType] { data.schema.columns.map(\.type) }

  // What can be said

  @Test func typesAndMissingTextsAreAsSaid() throws {
    var options = LoadOptions()
    options.types = [("a", .text), ("b", .number)]
    options.nulls = ["-"]
    let data = try load("a,b,c\n1,2,-\n3,-,4\n", options)
    #expect(types(data) == [.text, .number, .integer])
    #expect(try data.plainRows() == [["1", "2", "null"], ["3", "null", "4"]])
    options.types = [("z", .text)]
    #expect(throws: ExpressionFault.self) { try load("a,b\n1,2\n", options) }
  }

  @Test func aFileMayHaveNoHeaderAndAnotherDelimiter() throws {
    var options = LoadOptions()
    options.hasHeader = false
    options.delimiter = ":"
    let data = try load("1:x\n2:y\n", options)
    #expect(data.schema.names == ["c1", "c2"] && types(data) == [.integer, .text])
    #expect(try data.plainRows() == [["1", "x"], ["2", "y"]])
  }

  @Test func badRowsAreLeftOutAndTold() throws {
    var options = LoadOptions()
    options.badRows = 3
    let text = "a,b\n1,2\n3\n4,5,6\n7,secret\n8,9\n10,11\n12,13\n"
    let data = try load(text, options)
    #expect(types(data) == [.integer, .integer])
    #expect(try data.plainRows() == [["1", "2"], ["8", "9"], ["10", "11"], ["12", "13"]])
    #expect(data.file?.badRows.map(\.line) == [3, 4, 5] && data.file?.rows == .exact(4))
    #expect(data.file?.badRows.contains { $0.reason.contains("secret") } == false)
    options.badRows = 2
    let found = fault { _ = try load(text, options) }
    #expect(found?.code == "bad-rows" && found?.message.contains("line 3") == true)
  }

  @Test func encodingsAreFoundOrSaid() throws {
    let text = "n\u{E4}me,b\nM\u{FC}ller,1\n"
    for (encoding, name) in [(String.Encoding.isoLatin1, TextEncoding.latin1), (.utf16, .utf16), (.utf8, .utf8)] {
      let path = try folder.write(try #require(text.data(using: encoding)), to: "e.csv")
      let data = try database.load(path: path, name: "e")
      #expect(try data.plainRows() == [["M\u{FC}ller", "1"]] && data.schema.names == ["n\u{E4}me", "b"])
      var options = LoadOptions()
      options.encoding = name
      #expect(try database.load(path: path, name: "e", options: options).plainRows() == data.plainRows())
    }
  }

  @Test func keptRowsNeedTheirFileNoLonger() throws {
    var options = LoadOptions()
    options.keeps = true
    let data = try load("a\n1\n2\n", options)
    try FileManager.default.removeItem(atPath: folder["d.csv"])
    #expect(try data.plainRows() == [["1"], ["2"]] && data.file?.rows == .exact(2))
  }

  // Large files

  @Test func aLookAtALargeFileFindsLateValuesAndCountsAbout() throws {
    var lines = (0..<700_000).map { "\($0),\($0 % 7)" }
    for place in 400_000..<500_000 { lines[place] = "\(place),0.5" }
    let data = try load("a,b\n" + lines.joined(separator: "\n") + "\n")
    #expect(types(data) == [.integer, .number])
    guard case .about(let rows?) = data.file?.rows else {
      Issue.record("the rows of a large file are an estimate")
      return
    }
    #expect(abs(rows - 700_000) < 35_000)
    #expect(try data.count() == 700_000)
  }

  @Test func aValueThatDoesNotFitIsToldByItsLine() throws {
    var lines = (0..<700_000).map { "\($0),\($0 % 7)" }
    lines[123_456] = "1,secret"
    let data = try load("a,b\n" + lines.joined(separator: "\n") + "\n")
    let found = fault { _ = try data.rows(limit: 700_000) }
    #expect(found == .mistypedValue(folder["d.csv"], line: 123_458, column: "b", expected: "an integer"))
    #expect(found?.message.contains("secret") == false)
  }

  // Other kinds

  @Test(arguments: ["csv", "tsv", "csv.gz", "csv.zst", "json", "jsonl", "json.gz", "parquet", "sqlite", "duckdb"])
  func whatIsSavedComesBack(_ kind: String) throws {
    let data = try load("i,n,t,d\n1,1.5,\"x, \"\"y\"\"\",2024-02-29\n,,,\n-3,-0.25,z,1999-12-31\n")
    let path = folder["copy." + kind]
    #expect(try data.save(to: path, table: "it's") == 3)
    let back = try database.load(path: path, name: "copy")
    #expect(back.schema == data.schema)
    #expect(try back.plainRows() == data.plainRows())
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(".risk") }
    #expect(left.isEmpty)
  }

  @Test func manyFilesAreOneDataset() throws {
    for year in [2023, 2024] {
      let part = "hive/year=\(year)"
      try FileManager.default.createDirectory(atPath: folder[part], withIntermediateDirectories: true)
      try load("a\n\(year)\n").save(to: folder[part + "/p.parquet"])
      _ = try folder.write("a,b\n\(year),\(year == 2024 ? "0.5" : "1")\n", to: "many/\(year).csv")
    }
    let hive = try database.load(path: folder["hive"], name: "hive")
    #expect(try hive.schema.names == ["a", "year"] && hive.plainRows() == [["2023", "2023"], ["2024", "2024"]])
    let many = try database.load(path: folder["many/*.csv"], name: "many")
    #expect(try types(many) == [.integer, .number] && many.plainRows() == [["2023", "1"], ["2024", "0.5"]])
    _ = try folder.write("a,z\n1,2\n", to: "many/other.csv")
    #expect(fault { _ = try database.load(path: folder["many"], name: "m") }?.code == "unlike-files")
    #expect(fault { _ = try database.load(path: folder["x*.csv"], name: "m") }?.code == "no-files")
  }

  @Test func aTableOfSQLiteIsChosenAndTyped() throws {
    let path = folder["book.sqlite"]
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { target in
      try target.execute(
        sql: """
          CREATE TABLE loans (i, n, t, d, m, b, z);
          INSERT INTO loans VALUES (1, 1, 'x', '2024-01-31', 1, x'00ff', NULL), (2, 2.5, '', '2024-02-29', 'x', NULL, NULL);
          CREATE TABLE other (a);
          """)
    }
    #expect(fault { _ = try database.load(path: path, name: "l") }?.code == "no-such-table")
    var options = LoadOptions()
    options.table = "loans"
    let data = try database.load(path: path, name: "l", options: options)
    #expect(types(data) == [.integer, .number, .text, .date, .text, .text, .number])
    #expect(try data.plainRows()[0] == ["1", "1", "x", "2024-01-31", "1", "00ff", "null"])
    try queue.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    #expect(fault { _ = try database.load(path: path, name: "l", options: options) } == .lockedFile(path))
    try queue.inDatabase { try $0.execute(sql: "COMMIT") }
  }

  @Test(arguments: ["sqlite", "duckdb", "json", "jsonl", "parquet"])
  func damagedFilesAreFaults(_ kind: String) throws {
    let path = try folder.write("not what its name says", to: "bad." + kind)
    let found = fault { _ = try database.load(path: path, name: "bad") }
    #expect(["corrupt-file", "bad-json"].contains(found?.code ?? "nothing"))
  }

  @Test func wideFilesAndLongCellsLoad() throws {
    let names = (0..<10_000).map { "v\($0)" }.joined(separator: ",")
    let wide = try load(names + "\n" + (0..<10_000).map { "\($0)" }.joined(separator: ",") + "\n")
    #expect(wide.schema.columns.count == 10_000)
    #expect(try wide.limited(to: 1).count() == 1)
    let long = fault { _ = try load("a,b\n1,\(String(repeating: "x", count: 10_000_000))\n").count() }
    #expect(long?.code == "long-line")
  }
}
