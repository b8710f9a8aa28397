namespace GpuLending.Engine.Sizing;

/// <summary>Who pays for a use of money that depends on the loan's own size.</summary>
public enum UseFunding
{
    /// <summary>The sponsor, or cash flow: it raises nothing.</summary>
    Sponsor,

    /// <summary>It counts as eligible cost: the loan pays the advance of it.</summary>
    Advance,

    /// <summary>The loan pays all of it, on top of the advance.</summary>
    Loan,
}
