using GpuLending.Underwriting.Market;

namespace GpuLending.Web.Api;

/// <summary>Some quotes of a list, and how many there are in all.</summary>
public sealed record QuotePage
{
    /// <summary>Quotes, newest first.</summary>
    public required IReadOnlyList<QuoteRow> Rows { get; init; }

    /// <summary>How many fit the question.</summary>
    public required int Total { get; init; }
}
