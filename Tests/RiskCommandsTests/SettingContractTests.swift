import RiskExpressions
public import RiskKernel
public import Testing

/// What every setting's declaration must hold.
@Suite struct SettingContractTests {
  @Test func namesAreUnique() {
    #expect(Set(Settings.all.map(\.name)).count == Settings.all.count)
  }

  @Test(arguments: Settings.all) func takesItsDomainAndNothingElse(_ setting: Setting) throws {
    expectSentence(setting.summary, setting.name)
    var settings = Settings()
    try settings.set(setting.name, to: setting.get(settings))
    for (value, isTaken) in Self.values(around: setting.domain) {
      var changed = settings
      do throws(KernelFault) {
        try changed.set(setting.name, to: value)
        #expect(isTaken, "\(setting.name) takes \(value.plainText)")
        #expect(setting.get(changed).plainText == value.plainText)
      } catch {
        #expect(!isTaken, "\(setting.name) refuses \(value.plainText)")
        #expect(error.code == "out-of-range" && error.message.contains(setting.domain.wording))
        #expect(setting.get(changed).plainText == setting.get(settings).plainText)
      }
    }
  }

  @Test func aNameThatIsNoSettingIsRefused() {
    var settings = Settings()
    for setting in Settings.all {
      #expect(throws: KernelFault.self) { try settings.set(setting.name + "x", to: setting.get(settings)) }
    }
  }

  private static func values(around domain: Setting.Domain) -> [(Value, Bool)] {
    let strangers: [(Value, Bool)] = [
      (.null, false), (.list([]), false), (.number(1.5), false), (.boolean(true), false),
    ]
    switch domain {
    case .whole(let range):
      var values: [(Value, Bool)] = [(.integer(range.lowerBound), true), (.integer(range.upperBound), true)]
      if range.lowerBound > .min { values.append((.integer(range.lowerBound - 1), false)) }
      if range.upperBound < .max { values.append((.integer(range.upperBound + 1), false)) }
      return values + strangers + [(.text("word"), false)]
    case .size(let range):
      return [
        (.integer(range.lowerBound), true), (.integer(range.upperBound), true), (.text("auto"), true),
        (.integer(range.lowerBound - 1), false), (.integer(range.upperBound + 1), false), (.text("4"), false),
      ] + strangers
    case .word(let words):
      return words.map { (.text($0), true) } + strangers + [(.text("zzzzzzzz"), false), (.integer(1), false)]
    }
  }
}

extension Setting: CustomTestStringConvertible {
  public var testDescription: String { name }
}
