namespace GpuLending.Engine.Waterfalls;

/// <summary>One rule over the payments; [0] is closing.</summary>
/// <param name="StepId">Key of the rule.</param>
/// <param name="Name">Name of the rule.</param>
/// <param name="Kind">What it pays.</param>
/// <param name="Due">What the rule would have paid out of enough cash; for shares of what is left, what they were.</param>
/// <param name="Paid">What it paid, from cash, accounts and the sponsor; for an account, what it put in less what it gave back.</param>
/// <param name="CashLeft">Cash left for the rules behind it.</param>
public sealed record WaterfallStepPath(
    string StepId, string Name, WaterfallStepKind Kind, IReadOnlyList<double> Due, IReadOnlyList<double> Paid, IReadOnlyList<double> CashLeft);
