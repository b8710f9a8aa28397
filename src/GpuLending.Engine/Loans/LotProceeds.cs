namespace GpuLending.Engine.Loans;

/// <summary>A lot lost or sold: the insurer's or the buyer's money prepays the loan. The lot's cost counts no more in loan-to-cost.</summary>
public sealed record LotProceeds
{
    /// <summary>Day the money comes in; it is prepaid on the first payment date on or after it.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Id of the lot; empty when it is no lot of the case.</summary>
    public string LotId { get; init; } = "";

    /// <summary>Why it comes in.</summary>
    public ProceedsKind Kind { get; init; }

    /// <summary>Money that comes in, positive.</summary>
    public Money? Amount { get; init; }

    /// <summary>Part of it that prepays the loan, 0 to 1.</summary>
    public double PrepaidShare { get; init; } = 1;

    /// <summary>Part of the lot that is lost or sold, 0 to 1.</summary>
    public double LotShare { get; init; } = 1;
}
