import RiskExpressions
import RiskKernel
import Testing

@testable import RiskShell

struct FormStateTests {
  private let form: FormState

  init() throws { form = try FormState(SampleForm.request()) }

  private func shown(_ state: FormState, _ name: String) -> String { (state.inputs[name] ?? .null).asWritten }

  @Test func stepsFollowTheCursor() {
    let state = form.after([.right, .down, .left, .tab, .farRight])
    #expect(shown(state, "util") == "0.4" && shown(state, "age") == "41" && shown(state, "income") == "7400")
    #expect(state.changedCount == 3 && state.field?.name == "income")
    #expect(state.now.figures[1].value.asNumber == 400)
    // What has no field stays.
    #expect(shown(state, "id") == "7")
  }

  @Test func theCursorGoesRound() {
    #expect(form.after([.up]).field?.name == "note")
    #expect(form.after([.end, .down]).field?.name == "util")
    #expect(form.after([.end, .home]).field?.name == "util")
  }

  @Test(arguments: [
    ("35%", "0.35"), ("5k", "5000"), ("null", "null"), ("1.5", "1.5"), (".5", "0.5"), ("(2)", "2"),
  ])
  func whatIsTyped(_ text: String, _ value: String) {
    #expect(shown(form.after([.enter, .eraseLine]).typing(text).after([.enter]), "util") == value)
  }

  @Test func digitsBeginToType() {
    let state = form.typing("0.9").after([.down])
    #expect(shown(state, "util") == "0.9" && state.field?.name == "age" && state.entry == nil)
    // From a mark of equality on, as in a spreadsheet; computed from the customer's own values.
    #expect(shown(form.typing("=age + 1").after([.enter]), "util") == "43")
  }

  @Test func enterBeginsWithTheValueThereIs() {
    #expect(form.after([.enter]).entry?.text == "35%")
    #expect(form.after([.down, .enter]).entry?.text == "42")
    #expect(form.after([.down, .down, .down, .enter]).entry?.text == "rent")
    #expect(form.after([.end, .enter]).entry?.text == "")
    let state = form.after([.enter, .left, .backspace, .character("6"), .enter])
    #expect(shown(state, "util") == "0.36")
  }

  @Test func levelsNeedNoQuotes() {
    let home = form.after([.down, .down, .down])
    #expect(shown(home.after([.enter, .eraseLine]).typing("OWN").after([.enter]), "home") == "\"own\"")
    #expect(shown(home.after([.enter, .eraseLine]).typing("\"boat\"").after([.enter]), "home") == "\"boat\"")
  }

  @Test func whatCannotBeReadIsSaidAndTypingGoesOn() {
    let state = form.typing("0.3 +").after([.enter])
    guard case .fault? = state.message else { return #expect(Bool(false), "no fault") }
    #expect(state.entry?.text == "0.3 +" && shown(state, "util") == "0.35")
    let given = state.after([.escape])
    #expect(given.entry == nil && given.message == nil && !given.isLeft)
  }

  @Test func whatCannotBeScoredChangesNothing() {
    let state = form.after([.down]).typing("=-1").after([.enter])
    #expect(state.message == .fault("'age' cannot be negative; type a number from 0"))
    #expect(shown(state, "age") == "42" && state.changedCount == 0)
    #expect(state.after([.escape, .undo]).message == .note("nothing to take back"))
  }

  @Test func changesAreTakenBackAndBroughtBack() {
    let changed = form.after([.right, .right, .down, .right])
    #expect(shown(changed, "util") == "0.45" && shown(changed, "age") == "43")
    let one = changed.after([.down, .down, .character("u")])
    #expect(shown(one, "age") == "42" && one.field?.name == "age")
    let all = one.after([.undo, .undo])
    #expect(shown(all, "util") == "0.35" && all.field?.name == "util" && all.changedCount == 0)
    #expect(all.now.figures[1].value.asNumber == 350)
    #expect(all.after([.undo]).message == .note("nothing to take back"))
    let again = all.after([.redo, .character("U"), .redo])
    #expect(shown(again, "util") == "0.45" && shown(again, "age") == "43")
    // Something new leaves nothing to bring back.
    #expect(all.after([.left, .redo]).message == .note("nothing to bring back"))
  }

  @Test func missingAndReset() {
    let missing = form.after([.character("m")])
    #expect(shown(missing, "util") == "null" && missing.changedCount == 1)
    #expect(shown(missing.after([.character("r")]), "util") == "0.35")
    let all = form.after([.right, .down, .delete, .character("R")])
    #expect(all.changedCount == 0 && all.message == .note("all as it was"))
    #expect(shown(all.after([.undo]), "util") == "0.4")
  }

  @Test func customersAreKept() {
    let named = form.after([.right, .character("s")])
    #expect(named.entry?.text == "good_2")
    let kept = named.after([.enter])
    #expect(kept.result.kept == ["customer good_2 { util: 0.4 }"] && kept.entry == nil)
    // The next proposal is another name, and a name used again stands for the newer values.
    let twice = kept.after([.character("s"), .enter, .right, .character("s"), .eraseLine]).typing("good_2").after([
      .enter
    ])
    #expect(twice.result.kept == ["customer good_2_2 { util: 0.4 }", "customer good_2 { util: 0.45 }"])
    let taken = form.after([.character("s"), .eraseLine]).typing("taken").after([.enter])
    guard case .fault? = taken.message else { return #expect(Bool(false), "no fault") }
    #expect(taken.entry?.text == "taken" && taken.result.kept.isEmpty)
  }

  @Test(arguments: [FormKey.escape, .interrupt, .character("q")])
  func leaves(_ key: FormKey) { #expect(form.after([.right, key]).isLeft) }

  @Test func ctrlCGivesUpTypingFirst() {
    let state = form.typing("0.9").after([.interrupt])
    #expect(!state.isLeft && state.entry == nil && state.changedCount == 0)
  }

  @Test func pages() {
    #expect(form.after([.character("?")]).page == .help)
    #expect(form.after([.character("?"), .right]).page == .fields)
    #expect(form.after([.character("?"), .right]).changedCount == 0)
    #expect(form.after([.character("w")]).page == .contributions)
    #expect(form.after([.character("?"), .interrupt]).isLeft)
  }

  @Test func aPasteIsTyped() {
    let state = form.after([.paste("  0.9\nrm -rf\n")])
    #expect(state.entry?.text == "0.9" && shown(state.after([.enter]), "util") == "0.9")
  }

  @Test func longTextsAreBounded() {
    let state = form.after([.enter, .paste(String(repeating: "9", count: 100_000))])
    #expect((state.entry?.characters.count ?? 0) <= 1_000)
  }

  @Test func aFormWithoutFieldsCanBeLeft() throws {
    let empty = FormRequest(
      title: "x", subtitle: "", fields: [], start: Record([]), proposedName: "x", instead: "",
      figures: { _ in FormFigures([]) }, value: { _, _ in .null }, keeping: { _, _ in "" })
    let state = try FormState(empty).after([
      .up, .down, .left, .end, .enter, .delete, .character("r"), .character("m"), .tab, .undo, .escape,
    ])
    #expect(state.isLeft)
  }
}
