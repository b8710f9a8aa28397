namespace GpuLending.Engine.Covenants;

/// <summary>How often the sponsor may cure with equity. A cure beyond these limits is entered and not counted.</summary>
public sealed record CureTerms
{
    /// <summary>Most test dates cured over the loan's life; null when there is no limit.</summary>
    public int? MostTimes { get; init; }

    /// <summary>Most test dates cured in a row; null when there is no limit.</summary>
    public int? MostInARow { get; init; }

    /// <summary>Test dates before this day may be cured without limit and count for none; null when every cure counts.</summary>
    public DateOnly? UnlimitedBefore { get; init; }

    /// <summary>Last test date that may be cured, inclusive; null when the right does not end.</summary>
    public DateOnly? Until { get; init; }
}
