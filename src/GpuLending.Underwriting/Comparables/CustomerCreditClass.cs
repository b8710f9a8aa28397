namespace GpuLending.Underwriting.Comparables;

/// <summary>What was published of the customers' credit.</summary>
public enum CustomerCreditClass
{
    /// <summary>Nothing, or it does not apply.</summary>
    NotPublished,

    InvestmentGrade,

    /// <summary>Some of each.</summary>
    Mixed,

    BelowInvestmentGrade,

    Unrated,
}
