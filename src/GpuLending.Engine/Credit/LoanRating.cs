namespace GpuLending.Engine.Credit;

/// <summary>How the loan's rating came about: from the customers (or the borrower), down by what the structure lacks, or up to a full guarantor's.</summary>
public sealed record LoanRating
{
    /// <summary>The loan's letter, "NR" when there is none.</summary>
    public required string Letter { get; init; }

    /// <summary>The letter it starts from: the customers' or the borrower's.</summary>
    public required string Start { get; init; }

    /// <summary>The steps in order, the first is the start.</summary>
    public required IReadOnlyList<RatingStep> Steps { get; init; }

    /// <summary>Whether a full guarantor's letter carries the loan.</summary>
    public bool CarriedByGuarantor { get; init; }

    /// <summary>Share of the contracted revenue from customers without a rating, 0 to 1.</summary>
    public double UnratedShare { get; init; }
}
