namespace GpuLending.Underwriting.Deals;

/// <summary>
/// The saved draft of a deal: one document, with the figures that lists need beside it. A row of its own, so that its version counts saves of
/// the document and nothing else: a deal that moves on makes nobody's open desk stale.
/// </summary>
public sealed class DealDraft
{
    public required Guid DealId { get; init; }

    public DealDocument Document { get; private set; } = new();

    public string Name { get; private set; } = "";

    public decimal? LoanSizeAmount { get; private set; }

    public string? LoanSizeCurrency { get; private set; }

    public string? BindingLimit { get; private set; }

    public double? LoanToValue { get; private set; }

    public double? MinimumDscr { get; private set; }

    public double? MarginPerAnnum { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public Guid ChangedById { get; private set; }

    public uint Version { get; init; }

    public void Save(DealDocument document, DealFigures? figures, Guid userId, DateTimeOffset at)
    {
        Document = document;
        Name = document.Case.Name;
        // An amount that the column cannot hold is nothing a list could show.
        LoanSizeAmount = figures?.LoanSize is { } size && Math.Abs(size.Amount) < 1e15m ? size.Amount : null;
        LoanSizeCurrency = LoanSizeAmount is null ? null : figures!.LoanSize!.Value.Currency.Code;
        BindingLimit = figures?.BindingLimit;
        LoanToValue = Finite(figures?.LoanToValue);
        MinimumDscr = Finite(figures?.MinimumDscr);
        // What the draws or tranches bear together, where they differ; the one in the terms while nothing is computed.
        MarginPerAnnum = Finite(figures?.MarginPerAnnum ?? document.Case.Facility.Interest.MarginPerAnnum);
        ChangedById = userId;
        ChangedAt = at;
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
