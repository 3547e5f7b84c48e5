/// The chapter on customers: scored, explained, and asked about.
enum WhatIfChapter {
  static let page = HelpPage(
    .topic, "underwriting", "Score, explain, change: what an underwriter asks about a customer.", blocks,
    synonyms: [
      "what-if", "what if", "scenario analysis", "sensitivity", "counterfactual", "recourse",
      "adverse action", "reason codes", "shap", "shapley", "waterfall", "form",
    ])

  private static let blocks: [HelpPage.Block] = [
    .paragraph(
      """
      `score` puts customers side by side: PD, LGD, exposure, expected loss, grade, decision, segment and anomaly, as far as \
      there are models and a policy for them. It says which inputs were missing, and which lie outside of what training saw.
      """),
    .code(
      """
      grades { A: 1%, B: 3%, C: 8%, D: 20%, E: 100% }
      policy { approve when pd < 5%; refer when pd < 12%; decline otherwise }
      score good, { util: 90%, age: 30, num_90: 1 }
      """, after: .customer),
    .paragraph(
      """
      The first rule of a policy that holds decides. A policy that leaves somebody undecided, or has a rule that never \
      decides, is a fault. Where a figure that a rule needs is missing, nothing is decided. Rows get grade and decision as \
      columns; where they have such columns of their own, ours are risk_grade and risk_decision.
      """),
    .heading("Why"),
    .paragraph(
      """
      `explain` shares a figure out among the features, in its own unit, so that the lines add up to it: Shapley values of the \
      game in which a feature is known or averaged over the training rows, as XGBoost's and LightGBM's own contributions \
      are. The base is the figure where nothing is known of the customer, at the mean margin. `against` puts another \
      customer in the place of the average, and `reasons` gives the features your own codes and words.
      """),
    .code(
      """
      explain good by pd
      explain good against { util: 90%, age: 30, num_90: 1 } by pd
      reasons { R01 "Serious delinquency" from num_90; R02 "Utilisation too high" from util }
      explain { util: 90%, age: 30, num_90: 1 } with reasons = 2
      """, after: .customer),
    .heading("What if"),
    .paragraph(
      """
      `whatif … set` shows before, after and the difference; `as` keeps the changes as a scenario. `vary` lets one input go \
      through values, a line, or two, a heat map. `diff` compares customers and scenarios, `scenarios good` shows them side \
      by side, and `apply` does it to a whole book, with the migration of grades. `whatif good` alone opens a form: arrow keys \
      and typed values change inputs and the figures follow; `?` lists its keys, and on leaving it shows the lines that \
      repeat it.
      """),
    .code(
      """
      whatif good set util = util / 2 as "pay down"
      whatif good vary util over 0..1 step 0.1
      diff good, "pay down"
      apply "pay down" to portfolio where util > 0.5
      """, after: .customer),
    .heading("What would have to change"),
    .paragraph(
      """
      `levers` gives for each input alone the exact values that meet a target. Trees are constant between their splits, and \
      every step is looked at: "no value does" is a proof, "no value sampled does" is none. `reach` finds the cheapest change \
      of several inputs together, exactly for up to three; a change of one spread of an input costs 1, unless the feature set \
      or `cost = { … }` says otherwise. Ranges, whole numbers and inputs that cannot change come from the feature set: \
      `age as "Age" in 18..100 with change = never`, `input num_90 in 0..20 with change = down`.
      """),
    .code(
      """
      levers good for pd <= 2%
      reach good for pd <= 2% changing util, num_90
      """, after: .customer),
  ]
}
