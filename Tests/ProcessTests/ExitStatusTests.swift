import Testing

/// How the process ends, and which stream says what.
@Suite struct ExitStatusTests {
  @Test func zeroWhenAllIsDone() throws {
    let ending = try Program().run("-c", "show 1 + 1; assert true")
    #expect(ending.status == 0)
    #expect(ending.output == "2\n")
    #expect(ending.errors.isEmpty)
  }

  @Test func oneWhenACommandFails() throws {
    let ending = try Program().run("-c", "show 1; load \"missing.csv\"; show 2")
    #expect(ending.status == 1)
    #expect(ending.output == "1\n")
    #expect(ending.errors.hasPrefix("error[no-such-file]: "))
  }

  @Test func twoWhenTheScriptIsWrongAndNothingRuns() throws {
    let ending = try Program().run("-c", "show 1; shw 2")
    #expect(ending.status == 2)
    #expect(ending.output.isEmpty)
    #expect(ending.errors.contains("error[unknown-command]") && ending.errors.contains("did you mean 'show'?"))
  }

  @Test(arguments: [
    ["--banana"], ["run"], ["run", "missing.risk"], ["missing.risk"], ["-c"], ["--format", "xml", "-"],
  ])
  func twoWhenTheUsageIsWrong(_ arguments: [String]) throws {
    let program = try Program()
    let ending = try program.start(arguments).end()
    #expect(ending.status == 2, "\(ending.errors)")
    #expect(ending.output.isEmpty)
    #expect(!ending.errors.isEmpty)
  }

  @Test func threeWhenAnAssertionFails() throws {
    let ending = try Program().run("-c", "assert 1 > 2, \"one is less\"; show 1")
    #expect(ending.status == 3)
    #expect(ending.output.isEmpty)
    #expect(ending.errors.hasPrefix("error[assertion]: one is less\n"))
  }

  @Test func nothingThatSteersATerminalIsWrittenToAFile() throws {
    let script = """
      simulate book with rows = 500
      describe book
      features f { util, age }
      train pd m on book target default features f with rounds = 30
      evaluate m on book
      shw
      """
    let program = try Program([
      "a.risk": script, "b.risk": script.replacing("shw\n", with: "").replacing("\nshw", with: ""),
    ])
    for name in ["a.risk", "b.risk"] {
      let ending = try program.run(name)
      #expect(!(ending.output + ending.errors).contains { $0 == "\u{1B}" || $0 == "\r" || $0 == "\u{8}" })
    }
  }

  @Test func aReaderThatGoesAwayIsNoFault() throws {
    let program = try Program()
    let line = "$risk -c 'simulate book with rows = 3000; set rows 3000; book; book; book' | head -n 1"
    let ending = try program.shell(line)
    #expect(ending.status == 0)
    #expect(ending.output.split(separator: "\n").count == 1)
    #expect(ending.errors.isEmpty)
  }
}
