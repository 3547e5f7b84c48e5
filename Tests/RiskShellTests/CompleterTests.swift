import RiskDiagnostics
import RiskKernel
import RiskTestSupport
import Testing

@testable import RiskShell

/// What Tab offers where the mark ▮ stands.
@Suite struct CompleterTests {
  private static let rows = """
    id,grade,util,late,Times 30-59,note
    1,good,0.1,0,0,a
    2,good,0.2,0,1,"say ""hi"" {x}"
    3,bad,0.9,1,2,c

    """

  private let folder: TemporaryFolder
  private let completer: Completer

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.rows, to: "loans.csv")
    try folder.write("show 1", to: "first script.risk")
    let session = Session.program(workspace: folder.path, settings: Settings())
    let setup = [
      "load \"loans.csv\" as loans", "load \"loans.csv\" as `my loans`", "features base { util, late }",
      "customer anna { util: 35% }", "let m = { auc: 0.8, parts: { a: 1 } }", "let few = loans | take 2",
    ]
    for line in setup { try session.run(Source(line)) }
    completer = Completer(session: session)
  }

  /// The candidates at the mark, as they are written.
  private func offers(_ marked: String) -> [String] {
    completion(marked).candidates.map(\.text)
  }

  private func completion(_ marked: String) -> Completion {
    let parts = marked.split(separator: "▮", maxSplits: 1, omittingEmptySubsequences: false)
    return completer.complete(parts.joined(), parts[0].utf8.count)
  }

  /// The line with its only candidate in place.
  private func completed(_ marked: String) -> String? {
    let found = completion(marked)
    guard found.candidates.count == 1, let first = found.candidates.first else { return nil }
    let bytes = Array(marked.split(separator: "▮", omittingEmptySubsequences: false).joined().utf8)
    return String(decoding: bytes[..<found.range.lowerBound], as: UTF8.self) + first.text
      + String(decoding: bytes[found.range.upperBound...], as: UTF8.self)
  }

  // Statements and stages

  @Test func aLineBeginsWithACommandADatasetOrAWordOfTheLanguage() {
    let all = offers("▮")
    #expect(Set(["load", "train", "let", "for", "loans", "`my loans`"]).isSubset(of: all))
    #expect(!all.contains("where") && !all.contains("clip("))
    #expect(completed("simu▮") == "simulate")
    #expect(offers("loa▮") == ["load", "loans"])
    #expect(offers("show 1; loa▮") == ["load", "loans"])
    #expect(offers("show 1\nloa▮") == ["load", "loans"])
    #expect(offers("if $m.auc > 1 { loa▮") == ["load", "loans"])
    #expect(offers("for x in [1, 2] {\n  show $x\n  loa▮") == ["load", "loans"])
    #expect(offers("let x = loa▮") == ["load", "loans"])
  }

  @Test func aStageFollowsAPipe() {
    let stages = offers("loans | ▮")
    #expect(Set(["where", "summarize", "score", "save"]).isSubset(of: stages))
    #expect(!stages.contains("load") && !stages.contains("let") && !stages.contains("loans"))
    #expect(offers("loans ▮") == ["|"])
    #expect(offers("loans |\n  whe▮") == ["where"])
    #expect(offers("loans\n| whe▮") == ["where"])
    #expect(offers("train pd x on (loans | whe▮") == ["where"])
    #expect(offers("let a = (loans | whe▮") == ["where"])
    #expect(offers("portfolio | train ▮") == [])
  }

  @Test func joinsTakeAKindOrNone() {
    #expect(Set(["left", "asof", "loans"]).isSubset(of: offers("loans | join ▮")))
    #expect(offers("loans | join left lo▮") == ["loans"])
    #expect(offers("loans | join lo▮") == ["loans"])
    #expect(offers("loans | join loans ▮").contains("on") && offers("loans | join left loans ▮").contains("on"))
    #expect(!offers("loans | join loans ▮").contains("left"))
    #expect(offers("loans | join (loans | whe▮") == ["where"])
    #expect(offers("loans | join anti (loans | where ut▮") == ["util"])
    #expect(offers("loans | join loans on gra▮") == ["grade"])
    #expect(offers("loans | union few, lo▮").isEmpty == false)
    #expect(offers("loans | drop ut▮") == ["util"])
    #expect(offers("loans | drop id, ut▮") == ["util"])
    #expect(offers("loans | rename use = ut▮") == ["util"])
    #expect(offers("loans | rename use = util | where us▮") == ["use"])
    #expect(offers("loans | bin util into 5 | select util_▮") == ["util_bin"])
    #expect(offers("loans | join (loans | select id, twice = util * 2) on id | select tw▮") == ["twice"])
    #expect(offers("explain query lo▮") == ["loans"])
    #expect(offers("explain query loans | whe▮") == ["where"])
    #expect(offers("explain query loans | where ut▮") == ["util"])
  }

  // Columns

  @Test func columnsAreThoseOfTheRowsInTheLine() {
    let columns = ["id", "grade", "util", "late", "`Times 30-59`", "note"]
    for line in ["loans | where ▮", "loans | sort ▮", "$few | where ▮", "loans | take 3 | select ▮"] {
      #expect(offers(line) == columns, "\(line)")
    }
    #expect(offers("show 1; loans | where ut▮") == ["util"])
    #expect(offers("loans | where (ut▮") == ["util"])
    #expect(offers("loans | where clip(ut▮") == ["util"])
    #expect(offers("loans | where late in [1, 2] and ut▮") == ["util"])
    #expect(offers("(loans | where late = 1) | where ut▮") == ["util"])
    #expect(offers("let x = loans | where ut▮") == ["util"])
    #expect(offers("split loans into a 70%, b 30% stratify gra▮") == ["grade"])
    #expect(offers("train pd x on (loans | where late = 1) target la▮") == ["late"])
    #expect(offers("features f { ut▮") == ["util"])
    #expect(offers("features f { util = clip(util, 0, 1)\n  late▮") == ["late"])
    #expect(offers("customer x { ut▮") == ["util"])
    #expect(offers("show ut▮") == [])
    #expect(offers("x | where ut▮") == [])
  }

  @Test func columnsMadeInTheLineAreThere() {
    #expect(offers("loans | derive utility = util * 2 | where ut▮") == ["util", "utility"])
    #expect(offers("loans | where a = 1 | derive x2 = 1, x3 = f(y = 2) | where x▮") == ["x2", "x3"])
  }

  @Test func namesThatNeedBackticksGetThem() {
    #expect(completed("loans | where Tim▮") == "loans | where `Times 30-59`")
    #expect(completed("loans | where `Tim▮") == "loans | where `Times 30-59`")
    #expect(completed("describe `my▮") == "describe `my loans`")
    #expect(completed("loans | where `ut▮ > 1") == "loans | where util > 1")
    #expect(completed("loans | where UT▮") == "loans | where util")
  }

  @Test func functionsComeWithHowTheyAreCalled() throws {
    #expect(completed("loans | derive x = cli▮") == "loans | derive x = clip(")
    let clip = try #require(completion("loans | where clip▮").candidates.first)
    #expect(clip.description.hasPrefix("clip(") && clip.description.count > 20 && !clip.endsWord)
    #expect(offers("show cli▮") == ["clip("])
  }

  // Values of a column

  @Test func valuesFollowAComparison() {
    #expect(offers("loans | where grade = ▮") == ["\"good\"", "\"bad\""])
    #expect(offers("loans | where util > 1 and grade != ▮") == ["\"good\"", "\"bad\""])
    #expect(completed("loans | where grade = go▮") == "loans | where grade = \"good\"")
    #expect(completed("loans | where grade = \"b▮") == "loans | where grade = \"bad\"")
    #expect(completed("loans | where grade in [\"good\", \"b▮") == "loans | where grade in [\"good\", \"bad\"")
    #expect(offers("loans | where grade in [▮") == ["\"good\"", "\"bad\""])
    #expect(offers("loans | where late = ▮") == ["0", "1"])
    #expect(offers("loans | where note = s▮") == ["'say \"hi\" {x}'"])
    // A text that is compared with no column is no file either.
    #expect(offers("loans | where lower(\"lo▮") == [])
  }

  // Commands

  @Test func clausesThatWereGivenAreNotOfferedAgain() {
    #expect(offers("train ▮") == ["pd", "lgd", "ead"])
    #expect(offers("train pd ▮") == [])
    #expect(offers("train pd x ▮") == ["on", "features", "target", "using", "with"])
    #expect(offers("train pd x on loans ▮") == ["features", "target", "using", "with"])
    let learners = offers("train pd x on loans target late features base using ▮")
    #expect(learners == ["xgboost", "lightgbm", "logistic", "linear"])
    #expect(offers("train pd x on ▮") == ["loans", "`my loans`", "$few"])
    #expect(offers("train pd x on loans features ▮") == ["base"])
    #expect(offers("load \"loans.csv\" ▮").starts(with: ["table", "as"]))
    #expect(offers("loans | summarize n = count() b▮").contains("by"))
    #expect(offers("loans | sort util d▮") == ["desc"])
    #expect(offers("loans | sort util desc, gr▮") == ["grade"])
    #expect(offers("customer ben like ▮") == ["anna"])
    #expect(offers("score an▮") == ["anna"])
    #expect(offers("describe lo▮") == ["loans"])
    #expect(offers("help descr▮") == ["describe"])
  }

  @Test func optionsComeWithDefaultAndRange() throws {
    let options = completion("simulate x with ▮").candidates
    #expect(options.map(\.text) == ["rows =", "months ="])
    #expect(
      try #require(options.first).description == "default 20000, a whole number from 1 to 10000000. How many customers."
    )
    #expect(offers("simulate x with rows = 10, ▮") == ["months ="])
    #expect(offers("simulate x with rows = ▮").first == "20000")
    #expect(offers("simulate x with rows ▮") == ["="])
  }

  // Variables, settings, files

  @Test func variablesAndTheirFields() {
    #expect(offers("show $▮") == ["_", "few", "m"])
    #expect(offers("show $m.▮") == ["auc", "parts"])
    #expect(offers("show $m.parts.▮") == ["a"])
    #expect(offers("show \"AUC {$m.au▮") == ["auc"])
    #expect(offers("show \"AUC {$m▮") == ["m"])
    #expect(offers("for item in [1, 2] { show $it▮") == ["item"])
    #expect(offers("let total = 0\nshow $tot▮") == ["total"])
  }

  @Test func validationTakesRowsColumnsAndWords() {
    #expect(offers("compare lo▮") == ["loans"])
    #expect(offers("psi loans with lo▮") == ["loans"])
    #expect(offers("psi loans with loans on ut▮") == ["util"])
    #expect(offers("bin util of loans against la▮") == ["late"])
    #expect(offers("bin util of loans against late with tr▮") == ["trend ="])
    #expect(offers("bin util of loans against late with trend = p▮") == ["peak"])
    #expect(offers("loans | bin ut▮").contains("util"))
  }

  @Test func settingsAndWhatTheyCanBe() {
    #expect(offers("set dig▮") == ["digits"])
    #expect(offers("set format ▮") == offers("set format = ▮"))
    #expect(offers("set format j▮") == ["json"])
    #expect(offers("set digits ▮") == ["6"])
    #expect(offers("set digits 3 ▮") == [])
  }

  @Test func filesInQuotes() {
    #expect(completed("load \"lo▮") == "load \"loans.csv\"")
    #expect(completed("include 'fi▮") == "include 'first script.risk'")
    #expect(completed("save loans to \"lo▮") == "save loans to \"loans.csv\"")
    #expect(completed("loans | where late = 1 | save to \"lo▮") == "loans | where late = 1 | save to \"loans.csv\"")
  }

  // Where nothing fits

  @Test(arguments: [
    "▮", "show 12▮", "show 1 # loa▮", "show \"a\"▮", "}▮", ")▮ loa", "| | ▮", "let ▮", "loans | where ) ▮", "é漢▮", "`▮",
    "$▮", "$`a▮", "set ▮ = =", "\"{\"{▮", "train pd x with with ▮", "loans | sort desc desc ▮", ",,,▮", "f(((((▮",
    "= ▮", ". ▮",
  ]) func nothingTypedTraps(_ marked: String) {
    for candidate in completion(marked).candidates { #expect(!candidate.text.isEmpty) }
  }

  @Test func numbersCommentsAndNewNamesAreTheUsers() {
    for line in ["show 12▮", "show 1 # loa▮", "show \"a\"▮", "let lo▮", "customer a▮", "load \"x\" as lo▮"] {
      #expect(offers(line) == [], "\(line)")
    }
  }
}
