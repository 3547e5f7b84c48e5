import Foundation
import RiskData
import RiskExpressions
import Testing

struct SeparatedImportTests {
  private let folder: TemporaryFolder
  private let database = Database(threads: 2)

  init() throws { folder = try TemporaryFolder() }

  private func load(_ text: String, _ name: String = "d.csv") throws -> Relation {
    try database.load(path: try folder.write(text, to: name), name: "d")
  }

  private func types(_ relation: Relation) -> [ScalarType] { relation.schema.columns.map(\.type) }

  @Test func typesFollowFromAllValues() throws {
    let data = try load(
      """
      whole,part,flag,day,word,code,empty,mixed
      1,1.5,true,2024-02-29,a,007,,1
      -2,2,FALSE,1999-12-31,b,1,NA,2.5
      NA,.,null,,"c,d",2,NaN,3
      """)
    #expect(types(data) == [.integer, .number, .boolean, .date, .text, .text, .number, .number])
    #expect(try data.plainRows()[1] == ["-2", "2", "false", "1999-12-31", "b", "1", "null", "2.5"])
    #expect(try data.plainRows()[2] == ["null", "null", "null", "null", "c,d", "2", "null", "3"])
    #expect(data.file?.rows.exact == 3)
  }

  @Test func lateValuesWidenTypes() throws {
    let whole = (1...5000).map { "\($0),\($0),,\($0)" }.joined(separator: "\n")
    let data = try load("a,b,c,d\n" + whole + "\n0.5,x,2024-01-01,0123\n")
    #expect(types(data) == [.number, .text, .date, .text])
    #expect(try data.count() == 5001)
  }

  @Test func numbersBeyondSixtyFourBitsAndOtherDatesStayWhatTheyAre() throws {
    let data = try load("a,b,c,d,e\n12345678901234567890,1/2/2024,1e3,inf,Y\n1,3/4/2024,-0.0,-1,N\n")
    #expect(types(data) == [.number, .text, .number, .number, .text])
  }

  @Test(arguments: [
    "1_000", "+41791234567", "+5", "007", " 007", "-01", "007.5", "Infinity", "nan1", "0x10", "1,5", ".", "-", "e5",
    "1e", "1 2", "- 1",
  ])
  func whatIsNotWrittenLikeANumberIsText(_ cell: String) throws {
    let data = try load("a,b\n\"\(cell)\",x\n2,y\n3,z\n")
    let isMissing = SeparatedImportTests.missing.contains(cell)
    #expect(data.schema.columns[0].type == (isMissing ? .integer : .text))
    #expect(try data.plainRows()[0][0] == (isMissing ? "null" : cell))
  }

  private static let missing = ["."]

  @Test(arguments: [
    ("12", ScalarType.integer, "12"), (" 12", .integer, "12"), ("-7 ", .integer, "-7"), ("\t3\t", .integer, "3"),
    ("1e5", .number, "100000"), ("1E+5", .number, "100000"), (".5", .number, "0.5"), ("5.", .number, "5"),
    ("-.5e-1", .number, "-0.05"), (" 0.25 ", .number, "0.25"), ("\t0.25", .number, "0.25"),
    ("inf", .number, "inf"), ("-inf", .number, "-inf"),
  ])
  func whatIsWrittenLikeANumberIsOne(_ cell: String, _ type: ScalarType, _ value: String) throws {
    let data = try load("a,b\n\"\(cell)\",x\n2,y\n3,z\n")
    #expect(types(data) == [type, .text])
    #expect(try data.plainRows()[0][0] == value)
  }

  private static let cycle: [(String, ScalarType)] = [
    ("7", .integer), ("7.5", .number), ("word", .text), ("true", .boolean), ("2024-01-31", .date), ("NA", .number),
  ]

  private func wide(_ count: Int) throws -> Relation {
    let header = (0..<count).map { "v\($0)" }.joined(separator: ",")
    return try load(header + "\n" + (0..<count).map { Self.cycle[$0 % 6].0 }.joined(separator: ",") + "\n")
  }

  /// With a query of counts of every column, this took more than a minute.
  @Test(.timeLimit(.minutes(1)))
  func wideFilesLoad() throws {
    #expect(types(try wide(3000)) == (0..<3000).map { Self.cycle[$0 % 6].1 })
  }

  @Test func columnsOfEveryBatchAreTheirOwn() throws {
    let profile = try wide(120).profile()
    #expect(profile.columns.map(\.missing) == (0..<120).map { $0 % 6 == 5 ? 1 : 0 })
    #expect(profile.columns.map(\.minimum.plainText).suffix(6) == ["7", "7.5", "word", "true", "2024-01-31", "null"])
    let header = (0..<230).map { "v\($0)" }.joined(separator: ",")
    let row = (0..<230).map { "\($0)" }.joined(separator: ",") + "\n"
    let last = (0..<230).map { $0 == 150 ? "0.5" : $0 == 229 ? "x" : "1" }.joined(separator: ",") + "\n"
    let long = try load(header + "\n" + String(repeating: row, count: 1200) + last)
    #expect(types(long) == (0..<230).map { $0 == 150 ? .number : $0 == 229 ? .text : .integer })
    #expect(try long.count() == 1201)
  }

  @Test(arguments: [(",", "d.csv"), (";", "d.csv"), ("\t", "d.tsv"), ("|", "d.txt"), ("\t", "d.csv")])
  func delimitersAreFound(_ delimiter: String, _ name: String) throws {
    let data = try load("a,b\n1,x\n2,y\n".replacing(",", with: delimiter), name)
    #expect(try data.plainRows() == [["1", "x"], ["2", "y"]])
    #expect(data.schema.names == ["a", "b"])
  }

  @Test(arguments: [
    "a,b\r\n1,x\r\n2,y\r\n", "a,b\n1,x\n2,y", "\u{FEFF}a,b\n1,x\n2,y\n", "a,b\n1,x\n\n2,y\n\n",
    "\"a\",b\n1,\"x\"\n2,y\n",
  ])
  func lineEndsAndMarksDoNotMatter(_ text: String) throws {
    let data = try load(text)
    #expect(data.schema.names == ["a", "b"])
    #expect(try data.plainRows() == [["1", "x"], ["2", "y"]])
  }

  @Test func quotedValuesHoldLinesAndQuotes() throws {
    let data = try load("a,\"b \"\"q\"\"\"\n1,\"x\ny\"\n2,\"say \"\"yes\"\"\"\n")
    #expect(data.schema.names == ["a", "b \"q\""])
    #expect(try data.plainRows() == [["1", "x\ny"], ["2", "say \"yes\""]])
  }

  @Test func aHeaderAloneIsATableWithoutRows() throws {
    let data = try load("a,b\n")
    #expect(try data.count() == 0)
    #expect(try data.rows(limit: 5).isEmpty)
    #expect(try data.numbers(of: [data.bound("a")]).rows == 0)
    #expect(try data.profile().columns.map(\.missing) == [0, 0])
  }

  @Test func rowNumbersWithoutANameGetOne() throws {
    #expect(try load(",a\n1,x\n2,y\n").schema.names == ["row", "a"])
  }

  @Test(arguments: ["gzip", "zstd"])
  func compressedFilesAreRead(_ method: String) throws {
    let (plain, packed) = (folder["plain.csv"], folder["d.csv." + (method == "gzip" ? "gz" : "zst")])
    try database.execute("COPY (SELECT 1 AS a, 'x' AS b) TO '\(plain)' (HEADER, FORMAT csv)")
    try database.execute("COPY (SELECT 1 AS a, 'x' AS b) TO '\(packed)' (HEADER, FORMAT csv, COMPRESSION \(method))")
    #expect(try database.load(path: packed, name: "d").plainRows() == [["1", "x"]])
  }

  /// More rows than one thread reads at once: they come in the file's order whatever the number of threads.
  @Test func rowsKeepTheirOrder() throws {
    let text = "id,x\n" + (0..<700_000).map { "\($0),\(Double($0) / 8)" }.joined(separator: "\n")
    let path = try folder.write(text, to: "long.csv")
    for threads in [1, 2, 4] {
      let data = try Database(threads: threads).load(path: path, name: "d")
      var next = 0.0
      var inOrder = true
      let values = try data.numbers(of: [data.bound("id"), data.bound("x * 8")]).values
      for index in stride(from: 0, to: values.count, by: 2) {
        inOrder = inOrder && values[index] == next && values[index + 1] == next
        next += 1
      }
      #expect(inOrder && next == 700_000)
    }
  }
}
