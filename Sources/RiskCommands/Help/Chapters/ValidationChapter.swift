/// The chapter on what a model is worth.
enum ValidationChapter {
  static let page = HelpPage(
    .topic, "validating", "Whether a model ranks, whether its level is right, and whether it still fits.", blocks,
    synonyms: ["validation", "auc", "gini", "roc", "backtest", "monitoring", "woe", "iv"])

  private static let blocks: [HelpPage.Block] = [
    .paragraph(
      """
      `evaluate` holds a model against rows whose outcome is known. Its first line says how well the model ranks, with \
      DeLong's interval for the AUC; the table below it, the riskiest tenth first, says whether each tenth's PD is right \
      and how many of the bads it holds. What else there is has a name: `with show = roc`.
      """),
    .code(
      """
      evaluate pd1 on test
      evaluate pd1 on test with show = calibration
      evaluate pd1 on test with cutoffs = [2%, 5%, 10%, 20%]
      """, after: .model),
    .paragraph(
      """
      Its value has all of it, shown or not: figures such as `$m.auc`, `$m.auc_low` and `$m.ks`, and the tables \
      `$m.calibration`, `$m.gains`, `$m.cutoffs` and `$m.roc`, which the stages of a pipeline read.
      """),
    .code(
      """
      let m = evaluate pd1 on test
      assert $m.auc > 0.6, "the model is no better than that"
      $m.cutoffs | where bad_rate < 5% | sort approval_rate desc | take 1
      """, after: .model),
    .paragraph(
      """
      A model of a loss or an exposure has RMSE, MAE, R², bias and rank correlations instead, and a table of what was \
      predicted against what happened. A model that cannot score a row, for want of an input, leaves it out, and a line \
      says how many there are.
      """),
    .heading("Two models"),
    .paragraph(
      """
      `compare` measures models of one target on the same rows. DeLong's test says whether their AUCs differ by more than \
      chance lets them; for amounts the paired test of the squared errors does.
      """),
    .code(
      """
      features small { util, age }
      train pd pd2 on train target default features small with rounds = 20, depth = 3
      compare pd1, pd2 on test
      """, after: .model),
    .heading("Other customers than then"),
    .paragraph(
      """
      `psi` measures how far columns, and the scores of the model in use, have moved: below 0.1 they are stable, from 0.25 \
      on they have shifted. Of a single column it shows the bins.
      """),
    .code(
      """
      psi train with test
      psi train with (test | where age < 40) on age
      """, after: .model),
    .heading("Bins for a scorecard"),
    .paragraph(
      """
      `bin … against` puts a column into the bins that tell good and bad apart best, of all there are with the trend, the \
      number and the size asked for. The weight of evidence is the logarithm of the share of goods over the share of bads: \
      above 0 where it is safer. Missing values and special codes have bins of their own. Without a column, every one is \
      put in order by its information value; one that knows the outcome comes first, for it may have been recorded later.
      """),
    .code(
      """
      bin portfolio against default
      bin util of portfolio against default with trend = ascending, bins = 5
      bin monthly_income of portfolio against default with special = [0]
      """, after: .portfolio),
  ]
}
