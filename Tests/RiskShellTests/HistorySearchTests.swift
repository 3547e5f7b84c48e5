import Testing

@testable import RiskShell

struct HistorySearchTests {
  private let entries = ["load \"a\"", "show 1", "train pd x\non book", "Show 2", "show 1"]

  private func search(_ pattern: String) -> HistorySearch {
    var search = HistorySearch(entries)
    for scalar in pattern.unicodeScalars { search.type(scalar) }
    return search
  }

  @Test func theNewestThatFitsComesFirst() {
    #expect(search("").match == nil)
    #expect(search("sh").match == "show 1")
    #expect(search("on b").match == "train pd x\non book")
    #expect(search("on b").matchOffset == 11)
    #expect(search("LOAD").match == nil && search("LOAD").isFailing)
    // Small letters stand for capital ones, capital ones for themselves.
    #expect(search("show 2").match == "Show 2")
    #expect(search("Sho").match == "Show 2")
  }

  @Test func olderAndNewerPassEqualEntriesOver() {
    var search = search("show")
    search.older()
    #expect(search.match == "Show 2")
    search.older()
    #expect(search.match == "show 1")
    search.older()
    #expect(search.match == "show 1" && search.isFailing)
    search.newer()
    #expect(search.match == "Show 2" && !search.isFailing)
  }

  @Test func erasingLooksAgainFromTheNewest() {
    var search = search("show 2")
    search.erase()
    #expect(search.pattern == "show " && search.match == "show 1")
    for _ in 0..<9 { search.erase() }
    #expect(search.pattern.isEmpty && search.match == nil && !search.isFailing)
  }
}

struct LastArgumentTests {
  @Test(arguments: [
    ("train pd x on train", "train"), ("load \"data/a b.csv\" as book", "book"), ("show \"a, b\"", "\"a, b\""),
    ("book | take 5", "5"), ("simulate x with rows = 50", "50"), ("show $m.auc ;", "$m.auc"),
    ("evaluate m on (book | where age > 30)", "(book | where age > 30)"), ("show 1; describe book", "book"),
    ("customer a {\n  util: 3 }", "{\n  util: 3 }"), ("show clip(1, 2, 3)", "clip(1, 2, 3)"), ("show é漢", "é漢"),
  ])
  func isTakenAsItIsWritten(_ input: String, _ argument: String) {
    #expect(LastArgument.of(input) == argument)
  }

  @Test(arguments: ["", "models", "show 1 +", "; ;", "("]) func isNotAlwaysThere(_ input: String) {
    #expect(LastArgument.of(input) == nil)
  }
}

struct PagerTests {
  @Test func aTextIsLongWhenThePromptNoLongerFits() {
    #expect(!Pager.isLong("a\nb\nc\n", columns: 10, rows: 4))
    #expect(Pager.isLong("a\nb\nc\nd\n", columns: 10, rows: 4))
    // Lines that wrap count as often as they do; colours take no room.
    #expect(Pager.isLong("0123456789A\nb\nc\n", columns: 10, rows: 4))
    #expect(!Pager.isLong("\u{1B}[1;31m0123456789\u{1B}[0m\nb\nc\n", columns: 10, rows: 4))
  }
}

struct StartFileTests {
  @Test func theEnvironmentOverrides() {
    #expect(StartFile.path(["RISK_START": "/x/y.risk", "HOME": "/h"]) == "/x/y.risk")
    #expect(StartFile.path(["RISK_START": "", "HOME": "/h"]) == nil)
    #expect(StartFile.path(["HOME": "/nowhere"]) == nil)
  }
}
