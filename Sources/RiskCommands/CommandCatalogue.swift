public import RiskKernel

extension Catalogue {
  /// Every command of the program, in the order help lists them.
  public static let all = Catalogue([
    LoadCommand.self, DescribeCommand.self, ShowCommand.self, PlotCommand.self, SaveCommand.self,
    SimulateCommand.self,
    TabulateCommand.self, CorrelateCommand.self, MissingCommand.self, DuplicatesCommand.self, CompareCommand.self,
    PSICommand.self,
    RulesCommand.self, CheckCommand.self, BreakingCommand.self,
    WhereCommand.self, DeriveCommand.self, SelectCommand.self, DropCommand.self, RenameCommand.self,
    SummarizeCommand.self, PivotCommand.self, UnpivotCommand.self, BinCommand.self, SortCommand.self,
    TakeCommand.self, SkipCommand.self, SampleCommand.self, DistinctCommand.self, JoinCommand.self, UnionCommand.self,
    SQLCommand.self,
    FeaturesCommand.self, ComputeCommand.self, SplitCommand.self, TrainCommand.self, CrossCommand.self,
    CalibrateCommand.self, EvaluateCommand.self,
    UseCommand.self, ModelsCommand.self, ModelCommand.self, CustomerCommand.self, ScoreCommand.self,
    GradesCommand.self, PolicyCommand.self, WhatIfCommand.self, ScenariosCommand.self, DiffCommand.self,
    ApplyCommand.self, LeversCommand.self, ExplainCommand.self, ReasonsCommand.self, LogCommand.self,
    NoteCommand.self, ReachCommand.self,
    HistoryCommand.self, EditCommand.self,
    UndoCommand.self,
    HelpCommand.self,
  ])
}
