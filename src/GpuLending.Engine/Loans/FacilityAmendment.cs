namespace GpuLending.Engine.Loans;

/// <summary>A change of the terms from a day on. Everything before that day stays as it was agreed; an amendment signed later than its effective date gives what it would have given
/// from the start. What it leaves null stays. See docs/methodology/amendments.md.</summary>
public sealed record FacilityAmendment
{
    /// <summary>Day it was signed; null while it is only proposed. It is shown, nothing counts from it.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>First day on which the new terms count.</summary>
    public DateOnly EffectiveDate { get; init; }

    /// <summary>What was agreed, in words.</summary>
    public string Description { get; init; } = "";

    /// <summary>New yearly margin of every draw, or new fixed rate of a loan at a fixed rate, as a fraction.</summary>
    public double? MarginPerAnnum { get; init; }

    /// <summary>New tenor in months of the draws that are not repaid yet, counted from their own days.</summary>
    public int? TenorMonths { get; init; }

    /// <summary>New last day on which anything is owed.</summary>
    public DateOnly? FinalMaturity { get; init; }

    /// <summary>New commitment in all, the steps up to then included.</summary>
    public Money? Commitment { get; init; }

    /// <summary>New repayment of what is then owed.</summary>
    public AmortisationTerms? Amortisation { get; init; }
}
