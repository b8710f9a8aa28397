using GpuLending.Engine;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.Narratives;

/// <summary>The deal a text speaks about: the document, the result that goes with it, and how often it leaves the policy.</summary>
/// <param name="Document">The deal document.</param>
/// <param name="Result">Its result.</param>
/// <param name="Exceptions">Policy exceptions; null when nobody counted them.</param>
public sealed record NarrativeSubject(DealDocument Document, UnderwritingResult Result, int? Exceptions = null)
{
    /// <summary>What the parties would agree.</summary>
    public DealCase Case => Document.Case;

    /// <summary>Scale of amounts, as the memo prints them.</summary>
    public AmountScale Scale => PaperScale.Of(Result);

    /// <summary>The deal as policy looks at it; the lender's bounds play no part in it.</summary>
    internal PolicySubject Policy => new(Document, Result, LendingPolicy.House);
}
