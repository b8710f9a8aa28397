using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting.Approvals;

namespace GpuLending.Underwriting.Deals;

/// <summary>What the engine says about a document, on which market, and where the deal leaves the lender's policy.</summary>
/// <param name="Result">The whole result.</param>
/// <param name="Snapshot">The market it was computed on.</param>
/// <param name="Exceptions">Policy exceptions, each with the mitigant the document gives for it.</param>
public sealed record Evaluation(UnderwritingResult Result, MarketSnapshot Snapshot, IReadOnlyList<PolicyException> Exceptions)
{
    /// <summary>The kinds of curve it was computed with.</summary>
    public CurveCatalogue Catalogue { get; init; } = CurveCatalogue.Standard;
}
