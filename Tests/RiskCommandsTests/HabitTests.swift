public import RiskKernel
public import Testing

/// Every habit from another language is recognised, and what it is answered with can be typed.
@Suite struct HabitTests {
  @Test(arguments: Habits.all) func isRecognised(_ habit: Habit) throws {
    let bench = try Bench(.portfolio)
    let faults = try #require(bench.faults(of: habit.example), "'\(habit.example)' runs")
    #expect(faults.map(\.fault.code) == ["foreign-phrase"], "\(faults.map(\.fault.message))")
    #expect(faults[0].fault.message.contains(habit.language), "\(faults[0].fault.message)")
    #expect(faults[0].span?.text == habit.example)
  }

  @Test(arguments: Habits.all) func isAnsweredWithWhatRuns(_ habit: Habit) throws {
    let bench = try Bench(.portfolio)
    try bench.addData()
    let hint = try #require(bench.faults(of: habit.example)?.first?.fault.hint)
    // What is left to fill in is shown by an ellipsis; what is no line of ours has no 'write' before it.
    guard let line = hint.wholeMatch(of: /.*?write (.+)/)?.1, !line.contains("…") else { return }
    try bench.run("let x = 1")
    let faults = bench.faults(of: String(line)) ?? []
    #expect(faults.isEmpty, "\(line): \(faults.map(\.fault.message))")
  }

  @Test(arguments: [
    "portfolio | where age < 30 and", "portfolio | where utl > 1", "let y = 5 -1", "(5", "portfolio | take", "foo",
    "train pd x on portfolio", "for x in 5 { show $x }", "sort", "show zzz",
  ])
  func leavesOurOwnLinesAlone(_ line: String) throws {
    let faults = try Bench(.portfolio).faults(of: line) ?? []
    #expect(!faults.isEmpty && !faults.contains { $0.fault.code == "foreign-phrase" }, "\(line)")
  }
}

extension Habit: CustomTestStringConvertible {
  public var testDescription: String { "\(language): \(example)" }
}
