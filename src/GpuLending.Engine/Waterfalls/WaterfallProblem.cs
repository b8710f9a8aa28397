namespace GpuLending.Engine.Waterfalls;

/// <summary>Why rules in this order cannot be served.</summary>
/// <param name="Step">Place of the rule, from 0; null when a rule is missing.</param>
/// <param name="Message">What is wrong and what to do, in one sentence.</param>
public sealed record WaterfallProblem(int? Step, string Message);
