using GpuLending.Engine;
using GpuLending.Engine.Solving;

namespace GpuLending.Underwriting.Solutions;

/// <summary>The answer to a question about a document.</summary>
/// <param name="Solution">The value, or why there is none.</param>
/// <param name="Refused">What the document's checks say about the value; empty when the desk takes it.</param>
/// <param name="Snapshot">Market it was solved on.</param>
public sealed record DealSolution(Solution Solution, IReadOnlyList<FieldMessage> Refused, MarketSnapshot Snapshot);
