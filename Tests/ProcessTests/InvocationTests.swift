import Foundation
import Testing

/// The ways of starting the program and its options.
@Suite struct InvocationTests {
  private static let script = """
    ## The share above which a rate is bad.
    param cutoff = 10%
    param rows = 3
    param name = "book"
    param day = 2024-01-31
    param flag = false
    show "{$cutoff} {$rows} {$name} {$day} {$flag}"
    """
  private static let defaults = "0.1 3 book 2024-01-31 false\n"

  @Test(arguments: [["run", "s.risk"], ["s.risk"], ["-"], [], ["--quiet", "s.risk"], ["s.risk", "--quiet"]])
  func runsAScript(_ arguments: [String]) throws {
    let program = try Program(["s.risk": Self.script])
    let ending = try program.start(arguments, input: Self.script).end()
    #expect(ending.status == 0)
    #expect(ending.output == Self.defaults)
    #expect(ending.errors.isEmpty)
  }

  @Test func runsAScriptByItsFirstLine() throws {
    let program = try Program(["s.risk": "#!/usr/bin/env risk\nshow 5\n"])
    let ending = try program.shell("ln -s $risk risk; chmod +x s.risk; PATH=$PWD:$PATH ./s.risk")
    #expect(ending.output == "5\n")
    #expect(ending.status == 0)
  }

  @Test func givesScriptsTheirParametersWithTheirTypes() throws {
    let program = try Program(["s.risk": Self.script])
    let ending = try program.run(
      "run", "s.risk", "--cutoff", "25%", "--rows=7", "--name", "x y", "--day", "2025-12-31", "--flag", "true")
    #expect(ending.output == "0.25 7 x y 2025-12-31 true\n")
    #expect(try program.run("s.risk", "--cutoff", "0.5").output == "0.5 3 book 2024-01-31 false\n")
    #expect(try program.run("s.risk", "--name", "25%").output == "0.1 3 25% 2024-01-31 false\n")
    #expect(try program.run("s.risk", "--name=--odd").output == "0.1 3 --odd 2024-01-31 false\n")
  }

  @Test(arguments: [
    ["--rows", "many"], ["--rows", "1.5"], ["--day", "2024-02-31"], ["--flag", "perhaps"], ["--cutoff", "\"a\""],
    ["--cutof", "1"], ["--rows"], ["surplus"], ["--format", "xml"], ["--seed", "-1"], ["--seed", "x"],
  ])
  func refusesParametersThatDoNotFit(_ arguments: [String]) throws {
    let program = try Program(["s.risk": Self.script])
    let ending = try program.start(["s.risk"] + arguments).end()
    #expect(ending.status == 2, "\(ending.errors)")
    #expect(ending.output.isEmpty)
    #expect(!ending.errors.isEmpty && !ending.errors.contains("Fatal"))
  }

  @Test func suggestsTheParameterThatWasMeant() throws {
    let ending = try Program(["s.risk": Self.script]).run("s.risk", "--cutof", "5%")
    #expect(ending.errors.contains("did you mean '--cutoff'?"), "\(ending.errors)")
  }

  @Test func showsAScriptsParameters() throws {
    let ending = try Program(["s.risk": Self.script]).run("s.risk", "--help")
    #expect(ending.status == 0)
    for text in ["--cutoff", "10%", "The share above which a rate is bad.", "--rows", "an integer", "2024-01-31"] {
      #expect(ending.output.contains(text), "\(ending.output)")
    }
  }

  @Test func takesTheParametersOfIncludedScripts() throws {
    let program = try Program([
      "s.risk": "include \"parts/a.risk\"\nparam own = 1\nshow \"{$own} {$cutoff} {$deep}\"\n",
      "parts/a.risk": "## The limit.\nparam cutoff = 10%\ninclude \"b.risk\"\n",
      "parts/b.risk": "param deep = \"x\"\n",
    ])
    #expect(try program.run("s.risk", "--cutoff", "20%", "--deep=y", "--own", "2").output == "2 0.2 y\n")
    let help = try program.run("s.risk", "--help").output
    for text in ["--own", "--cutoff", "The limit.", "--deep"] { #expect(help.contains(text), "\(help)") }
  }

  @Test func listsParametersWhereScriptsIncludeEachOther() throws {
    let program = try Program([
      "a.risk": "include \"b.risk\"\nparam own = 1\n", "b.risk": "include \"a.risk\"\nparam other = 2\n",
    ])
    let ending = try program.run("a.risk", "--help")
    #expect(ending.status == 0)
    #expect(ending.output.contains("--other") && ending.output.contains("--own"), "\(ending.output)")
  }

  @Test(arguments: [
    ["--format", "json", "s.risk"], ["s.risk", "--format", "json"], ["run", "s.risk", "--format=json"],
  ])
  func writesTheFormatAskedForBeforeAndAfter(_ arguments: [String]) throws {
    let program = try Program(["s.risk": "show 1 / 3"])
    let ending = try program.start(arguments).end()
    #expect(ending.output == "{\"command\": \"show\", \"result\": 0.3333333333333333}\n", "\(ending.errors)")
  }

  @Test func takesTheSeedAskedFor() throws {
    let script = "simulate b with rows = 200; b | summarize u = sum(util)"
    let program = try Program(["s.risk": script])
    let plain = try program.run("s.risk", "--format", "json").output
    #expect(try program.run("--seed", "42", "s.risk", "--format", "json").output == plain)
    let other = try program.run("--seed", "7", "s.risk", "--format", "json").output
    #expect(other != plain)
    #expect(try program.run("s.risk", "--seed=7", "--format", "json").output == other)
  }

  @Test func startsPathsFromTheWorkspace() throws {
    let program = try Program(["books/cards/rows.csv": "x\n1\n2\n"])
    let ending = try program.run("--workspace", "books/cards", "-c", "load \"rows.csv\"; rows | summarize sum(x)")
    #expect(ending.status == 0)
    #expect(ending.output.hasSuffix("3\n"))
  }

  @Test func tellsItsVersionAndHelp() throws {
    let version = try Program().run("--version")
    #expect(version.status == 0)
    #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil || version.output.contains(/\d+\.\d+\.\d+/))
    let help = try Program().run("--help")
    #expect(help.status == 0)
    for text in ["risk run FILE", "--workspace", "--format", "--seed", "--quiet"] {
      #expect(help.output.contains(text))
    }
  }

  @Test func keepsQuietButForResultsAndFaults() throws {
    let ending = try Program().run("--quiet", "-c", "show 1; load \"missing.csv\"")
    #expect(ending.output == "1\n")
    #expect(ending.errors.hasPrefix("error[no-such-file]"))
  }

  @Test func readsBytesThatAreNoText() throws {
    let ending = try Program().shell("printf 'show \"\\xff\\xfe\"\\n' | $risk -")
    #expect(ending.status == 0 || ending.status == 2)
    let file = try Program().shell("printf 'show \"\\xff\\xfe\"\\n' > s.risk; $risk s.risk")
    #expect(file.status == 2)
    #expect(file.errors.hasPrefix("error[unreadable-script]"))
  }
}
