/// The chapter on training models and on what comes of them.
enum ModellingChapter {
  static let page = HelpPage(
    .topic, "modelling", "Models of default, loss and exposure: how they are trained, kept and put together.", blocks,
    synonyms: ["modeling", "training", "pd", "lgd", "ead", "el", "expected", "calibration"])

  private static let blocks: [HelpPage.Block] = [
    .heading("Training"),
    .paragraph(
      """
      `train` fits a model to rows, by a feature set and a learner, and keeps it. Rows held out, a share of them or another \
      dataset, show when boosting should stop. Ctrl-C ends a training and leaves nothing, or with `on_interrupt = keep` the \
      best model so far. The same rows, options and seed give the same model.
      """),
    .code(
      """
      split portfolio into train, later by month at 2024-01-01
      train pd held on train target default features base with rounds = 99, validation = 20%, stopping = 5
      evaluate held on later
      cross validate pd on train target default features base with rounds = 20, folds = 3
      """, after: .features),
    .heading("Expected loss"),
    .paragraph(
      """
      A loss model predicts an amount, in which the exposure is contained: then the expected loss is PD × LGD. Or it predicts \
      a share of the exposure: then it is PD × LGD × EAD, the exposure being a column or what a model of it predicts. The \
      model knows which it is, from its target's values or from `measure`, and the two are never mixed: an exposure beside \
      an amount is a fault, a share without an exposure gives no expected loss, and says so.
      """),
    .code(
      """
      train pd pd1 on portfolio target default features base with rounds = 20
      let bad = portfolio | where default = 1 | derive share = loss / exposure
      train lgd lgd1 on $bad target share features base using linear with exposure = exposure
      use pd1, lgd1
      portfolio | score | summarize n = count(), el = sum(el)
      """, after: .features),
    .heading("Calibration"),
    .paragraph(
      """
      `calibrate` makes a PD model's probabilities agree with the defaults of some rows, by Platt's line or a rising curve, \
      or moves their mean to a stated rate. The calibration is kept with the model and applied wherever it scores.
      """),
    .code("calibrate pd1 on portfolio to 3% as cautious\nuse cautious", after: .model),
    .heading("Models from elsewhere"),
    .paragraph(
      """
      `load model` takes in files of XGBoost's (JSON, UBJ) and LightGBM's (text). What a file does not say is said in the \
      line: its features in order, a scaler, what it predicts. Features may be computed, from a set or in place.
      """),
    .plain(
      """
      load model "pd.json" as pd2 features [util, age, num_90]
      load model "lgd.txt" as lgd2 features "order.json" with scaler = "scaler.json", kind = lgd, measure = amount
      """),
  ]
}
