import RiskLearn

/// The chapter on the learners, and a page for each with its options: all from the declarations.
enum LearnersChapter {
  static let pages = [overview] + Learner.all.map(page)

  private static let overview = HelpPage(
    .topic, "learners", "What models are fitted by, and what each can predict.",
    [
      .entries(
        Learner.all.map { learner in
          HelpPage.Entry(
            learner.name, "\(learner.summary) It predicts \(targets(learner)).",
            page: HelpPage.Reference(kind: .topic, name: learner.name))
        }),
      .paragraph(
        """
        A learner is named behind `using`, its options stand in `with`. The same rows, options and seed give the same \
        model. XGBoost and LightGBM train in their own libraries; what they trained is read from their own files and scored \
        natively, as are their files from elsewhere.
        """),
      .code(
        "train pd small on portfolio target default features base using lightgbm with rounds = 20, leaves = 8",
        after: .features),
    ], synonyms: ["learner", "hyperparameters", "boosting", "regression", "glm"])

  private static func targets(_ learner: Learner) -> String {
    let kinds = TargetKind.allCases.filter(learner.targets.contains).map(\.wording)
    return kinds.count < 2
      ? kinds.joined() : kinds.dropLast().joined(separator: ", ") + " or " + (kinds.last ?? "")
  }

  private static func page(_ learner: Learner) -> HelpPage {
    let entries = learner.options.map { info in
      HelpPage.Entry(info.name, "\(info.summary) (\(info.allowed), default \(info.defaultValue.text))")
    }
    return HelpPage(
      .topic, learner.name, "\(learner.title): \(learner.summary)",
      [
        .usage(["train … using \(learner.name) with OPTION = …"]), .paragraph("It predicts \(targets(learner))."),
        .entries(entries),
      ], synonyms: [learner.title.lowercased()])
  }
}
