import RiskData
import RiskExpressions
import Testing

/// Selects of a user's: what they may read, what variables become, and where faults are.
struct OwnSelectTests {
  private let database = Database(threads: 1)

  private func data() throws -> Relation {
    try database.relation(named: "d", columns: [("id", .integers([1, 2, 3])), ("g", .texts(["a", "b", "a"]))])
  }

  private func run(_ sql: String, _ values: [String: Value] = [:]) throws -> [[String]] {
    let data = try data()
    return try database.relation(
      named: "q", sql: sql, input: ("it", data), dataset: { $0 == "two words" ? data : nil }, names: ["two words"],
      value: { values[$0] }
    ).plainRows()
  }

  @Test func tablesAreDatasetsAndThoseItDefines() throws {
    #expect(try run("select count(*) from it") == [["3"]])
    #expect(try run("select count(*) from IT join \"two words\" using (id)") == [["3"]])
    #expect(try run("with x as (select 5 as a) select a from x") == [["5"]])
    #expect(
      try run("with recursive r as (select 1 as n union all select n + 1 from r where n < 4) select max(n) from r") == [
        ["4"]
      ])
    #expect(try run("select (select max(id) from it) as m") == [["3"]])
    #expect(try run("from it select g, count(*) as n group by all order by all") == [["a", "2"], ["b", "1"]])
    #expect(try run("select sum(range) from range(4)") == [["6"]])
    #expect(try run("select id from it order by id desc; -- it's; over") == [["3"], ["2"], ["1"]])
    #expect(try run("(select id from it limit 1) union all (select 9)") == [["1"], ["9"]])
  }

  @Test(arguments: [
    "drop table x", "select 1; select 2", "create table x as select 1", "insert into it values (1, 'x')",
    "copy it to 'x.csv'", "attach 'x.db'", "install httpfs", "load httpfs", "pragma version", "set threads = 1",
    "call duckdb_tables()", "explain select 1", "describe it", "select * from (show tables)", "summarize it", "",
    "-- nothing", "select * from read_csv('x.csv')", "select * from read_text('/etc/passwd')",
    "select * from glob('*')",
    "select * from duckdb_settings()", "select * from information_schema.tables", "select * from memory.main.it",
    "select * from query('select 1')", "select * from query_table('it')", "select current_setting('threads')",
    "select json_serialize_plan('select * from ''/etc/passwd''')", "select * from parquet_scan('x')",
    "select * from it, lateral (select * from sniff_csv('x'))",
    "select (select count(*) from read_blob('/etc/passwd'))",
    "select \"Json_Serialize_Plan\"('select 1')", "select main.CURRENT_SETTING('threads')",
    "select ('select 1').json_serialize_plan()", "select list_transform([1], x -> current_setting('threads'))",
    "from Read_CSV('x.csv')", "select * from main.range(3), GLOB('*')",
    "select random()", "select id from it order by random()", "select uuid()", "select * from it using sample 1",
    "select * from it tablesample 10%", "export database 'x'", "vacuum", "begin", "prepare a as select 1",
  ])
  func nothingButASelectOfDatasets(_ sql: String) throws {
    #expect(fault { _ = try run(sql) }?.code == "forbidden-sql", "\(sql)")
  }

  @Test(arguments: [
    "select * from '/etc/passwd'", "select * from \"x.csv\"", "select * from 'data/portfolio.csv' as t",
    "select * from nope", "from duckdb_tables", "select * from sqlite_master", "select * from pg_class",
    "with a as (select * from \"x.csv\"), \"x.csv\" as (select 1) select * from a",
    "select * from (with \"x.csv\" as (select 1) select * from \"x.csv\"), \"x.csv\"",
    "with recursive \"x.csv\" as (select 1 as a from \"x.csv\" union all select a from \"x.csv\") select * from \"x.csv\"",
    "select 1 where exists (select * from 's3://bucket/x.parquet')", "select * from it semi join 'x.json' using (id)",
    "select * from \"risk table 1\"", "select * from rows_0",
  ])
  func noOtherTableIsRead(_ sql: String) throws {
    #expect(fault { _ = try run(sql) }?.code == "unknown-table", "\(sql)")
  }

  private static let hostile = [
    "x", "'; drop table it; --", "\"", "$y", "?", "\\", "line\nbreak", "/*", "$$", "日本", "q'\u{301}", "{$x}", "\0z",
    String(repeating: "'", count: 1000),
  ]

  @Test(arguments: hostile)
  func valuesStayValues(_ text: String) throws {
    let values: [String: Value] = [
      "x": .text(text), "n": .integer(-3), "list": .list([.text(text), .null]), "none": .null,
    ]
    #expect(try run("select $x as a, $n + 1 as n, $none is null as e", values) == [[text, "-2", "true"]])
    #expect(
      try run("select $x in $list as a, '$x' as b, \"g\" as \"$x\" from it limit 1", values)[0][1...] == ["$x", "a"])
    #expect(try run("select /* $x ' */ $x as a -- $x '", values) == [[text]])
    #expect(try run("select $$it's $x$$ as a, e'\\'$x' as b, $m$ $x $m$ as c", values) == [["it's $x", "'$x", " $x "]])
  }

  @Test func variablesThatAreNoValuesAreFaults() throws {
    #expect(fault { _ = try run("select $nope") } == .unboundParameter("nope"))
    #expect(fault { _ = try run("select $x", ["x": .table(try data())]) } == .unboundParameter("x"))
    #expect(fault { _ = try run("select ?") }?.code == "wrong-sql")
    #expect(fault { _ = try run("select $1") } == .unboundParameter("1"))
    #expect(fault { _ = try run("select '\0'") }?.code == "wrong-sql")
  }

  @Test func faultsAreAtTheirPlace() throws {
    #expect(fault { _ = try run("selct 1") } == .wrongSQL("syntax error at or near \"selct\"", offset: 0))
    #expect(fault { _ = try run("select 'é', utl from it") }.flatMap(offset) == 13)
    #expect(fault { _ = try run("select $x, utl from it", ["x": .text("a long value")]) }.flatMap(offset) == 11)
    #expect(fault { _ = try run("select * from nope") } == .unknownTable("nope", near: nil, offset: 14))
    #expect(fault { _ = try run("select * from \"two word\"") }?.hint == "did you mean 'two words'?")
    #expect(fault { _ = try run("select " + String(repeating: "(", count: 3000) + "1") } != nil)
  }

  private func offset(_ fault: DataFault) -> Int? {
    if case .wrongSQL(_, let offset) = fault { offset } else { nil }
  }

  @Test(arguments: ["rows_0", "sql_1", "it", "it\"; drop", "risk table 1", "select", "where_1", "numbered_2"])
  func datasetsOfAnyNameAreTheirOwnRows(_ name: String) throws {
    let other = try database.relation(named: name, columns: [("id", .integers([7]))]).filtered(by: data().bound("true"))
    let front = try data().filtered(by: data().bound("id > 1")).deriving([
      ("z", data().bound("first(id) over ()", aggregates: .windows))
    ])
    let joined = try database.relation(
      named: "q", sql: "select f.id, f.z, o.id as o from front as f, \(SQL.quoted(name)) as o order by 1",
      input: ("front", front), dataset: { $0 == name ? other : nil })
    #expect(try joined.plainRows() == [["2", "2", "7"], ["3", "2", "7"]])
  }
}
