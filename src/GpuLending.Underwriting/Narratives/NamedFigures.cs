using GpuLending.Engine;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Loans;
using GpuLending.Underwriting.Figures;
using static GpuLending.Underwriting.Narratives.NamedFigureKind;

namespace GpuLending.Underwriting.Narratives;

/// <summary>The one catalogue of figures that texts, phrase rules and their checks name. A figure is written as the memo's tables write it.</summary>
public static class NamedFigures
{
    private const string Loan = "Loan";
    private const string Cover = "Cover and leverage";
    private const string Fleet = "Fleet";
    private const string Contracts = "Contracts";
    private const string Price = "Price and return";
    private const string Risk = "Credit risk";
    private const string Tests = "Covenants and policy";

    /// <summary>Every figure, group by group.</summary>
    public static IReadOnlyList<NamedFigure> All { get; } =
    [
        Money("loan size", Loan, "What can be lent.", deal => deal.Result.Sizing.LoanSize, "loan amount"),
        Money("commitment", Loan, "What the lenders commit.", deal => deal.Result.Sizing.Commitment),
        new("binding limit", Loan, "The limit that keeps the loan from being larger.", Words, [], deal => Name(deal.Result.Sizing.Binding?.Name is { Length: > 0 } name ? char.ToLowerInvariant(name[0]) + name[1..] : null)),
        Of("advance on cost", Loan, Share, "Loan over eligible cost.", deal => deal.Result.Sizing.EligibleCost > 0 ? deal.Result.Sizing.LoanSizeUnrounded / deal.Result.Sizing.EligibleCost : null, "advance rate"),
        Of("eligible cost", Loan, Amount, "Cost that the advance is read on.", deal => deal.Result.Sizing.EligibleCost),
        Of("total cost", Loan, Amount, "Cost of the whole fleet.", deal => deal.Result.Sizing.TotalCost, "fleet cost"),
        Of("tenor", Loan, Months, "Life of a draw as the terms have it.", deal => deal.Case.Facility.TenorMonths),
        Of("average life", Loan, Years, "Weighted average life of the loan.", deal => deal.Result.Returns.WeightedAverageLifeYears, "weighted average life", "WAL"),
        Day("closing date", Loan, "Day of closing.", deal => deal.Case.ClosingDate),
        Day("final maturity", Loan, "Last principal due, as planned.", deal => deal.Result.Loan.FinalMaturity),
        Of("balloon", Loan, Share, "Share of the loan still owed on its last day, as the terms have it.", deal => deal.Policy.BalloonShare),

        Of("minimum DSCR", Cover, Multiple, "Least debt service cover of any payment date.", deal => deal.Result.Coverage.MinimumDebtService,
            "min DSCR", "lowest DSCR", "least debt service cover", "minimum debt service cover", "lowest debt service coverage", "minimum debt service coverage"),
        Of("average DSCR", Cover, Multiple, "Debt service cover over the loan's life.", deal => deal.Result.Coverage.AverageDebtService, "average debt service cover", "average debt service coverage"),
        Of("minimum LLCR", Cover, Multiple, "Least loan life cover while the loan is owed.", deal => deal.Result.Coverage.LoanLife.Min(), "minimum loan life cover"),
        Of("maximum LTV", Cover, Share, "Largest balance over marked value.", deal => deal.Result.Coverage.MaximumLoanToValue,
            "max LTV", "peak LTV", "highest LTV", "largest loan-to-value", "maximum loan-to-value", "peak loan-to-value"),
        Of("LTV at closing", Cover, Share, "Balance over marked value on the closing day.", deal => deal.Result.Coverage.LoanToValue is [var first, ..] ? first : null, "closing LTV", "loan-to-value at closing"),
        Of("debt past contracts", Cover, Amount, "Balance still owed when the last contract ends.", deal => deal.Result.RunOff.BalancePast, "balance past contracts"),
        Of("months past contracts", Cover, Months, "Months of debt after the last contract has ended.", deal => deal.Result.RunOff.MonthsOfDebtPast),

        Of("GPUs", Fleet, Count, "GPUs that secure the loan.", deal => deal.Case.Lots.Sum(lot => (long)lot.Count)),
        Of("fleet value at closing", Fleet, Amount, "Marked value of the fleet on the closing day.", deal => deal.Result.Collateral.MarkedValue is [var first, ..] ? first : null),

        Of("contracted revenue", Contracts, Amount, "What the contracts pay over their lives.", deal => deal.Result.Cashflow.ContractedRevenue.Sum()),
        Of("contracted cover", Contracts, Multiple, "Contracted revenue to the last maturity over the loan.", deal => deal.Result.ContractBook?.ContractedCover),
        Day("last contract end", Contracts, "Day on which the last contract ends.", deal => deal.Result.RunOff.LastContractEnd),
        new("largest customer", Contracts, "Customer with the most revenue to come.", Words, [], deal => Name(Largest(deal)?.Customer)),
        Of("largest customer share", Contracts, Share, "Its part of the revenue to come.", deal => Largest(deal)?.Share, "customer concentration"),
        Of("unrated customers", Contracts, Share, "Contracted revenue from customers without a rating.", deal => deal.Policy.UnratedShare),
        Letter("weakest customer rating", Contracts, "The weakest rating among the customers under contract.", deal => deal.Policy.WeakestCustomer),

        Of("margin", Price, Rate, "Margin over the base rate, a year.", deal => deal.Case.Facility.Interest is { Kind: RateKind.Floating } interest ? interest.MarginPerAnnum : null, "credit margin"),
        Of("rate at closing", Price, Rate, "What the borrower pays a year at closing.", deal => deal.Result.Returns.RateAtClosing, "all-in rate"),
        Of("lender's return", Price, Rate, "The lender's XIRR, effective.", deal => deal.Result.Returns.LenderXirr, "lender's yield", "lender's XIRR", "lenders' return", "lender's IRR"),
        Of("rate hedged", Price, Share, "Floating-rate principal under a swap or cap; a fixed rate counts as hedged.", deal => Hedged(deal.Case.Facility.Interest)),
        Of("RAROC", Price, Rate, "Return on risk-adjusted capital.", deal => deal.Result.Credit?.Return?.Ratio),

        new("borrower", Risk, "The borrower's name.", Words, [], deal => Name(deal.Case.Borrower.Name)),
        Letter("borrower rating", Risk, "The borrower's rating.", deal => Read(deal.Case.Borrower.Rating)),
        Letter("loan rating", Risk, "The loan's rating by the house's scale.", deal => Read(deal.Result.Credit?.Rating)),
        Of("first-year PD", Risk, Rate, "Probability of default in the first year.", deal => deal.Result.Credit?.FirstYearProbability, "PD"),
        Of("LGD", Risk, Share, "Loss given default.", deal => deal.Result.Credit?.LossGivenDefault, "loss given default"),
        Of("expected loss", Risk, Share, "Lifetime expected loss as a share of the loan.", deal => deal.Result.Credit?.LifetimeLossShare, "lifetime expected loss"),

        Of("covenants breached", Tests, Count, "Covenants that the base case breaches.", deal => deal.Result.Covenants.Count(covenant => covenant.Worst == CovenantState.Breached)),
        Day("first breach", Tests, "First day on which the base case breaches a covenant.", deal => deal.Result.Covenants.Min(covenant => covenant.FirstBreach)),
        Of("policy exceptions", Tests, Count, "Rules of the lender's policy that the deal goes beyond.", deal => deal.Exceptions),
        Of("alerts", Tests, Count, "Things the model warns of.", deal => deal.Result.Alerts.Count),
    ];

    private static readonly Dictionary<string, NamedFigure> ByName = All.ToDictionary(figure => figure.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The figure of a name as it stands in the braces; null when there is none.</summary>
    public static NamedFigure? Find(string name) => ByName.GetValueOrDefault(string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The figure whose name is nearest to a name that there is not; null when none is near.</summary>
    public static NamedFigure? Nearest(string name)
    {
        var wanted = name.Trim();
        return All.FirstOrDefault(figure => figure.OtherNames.Any(other => string.Equals(other, wanted, StringComparison.OrdinalIgnoreCase)))
            ?? (wanted.Length < 3 ? null : All.Select(figure => (figure, apart: Apart(figure.Name, wanted))).Where(pair => pair.apart <= Math.Max(1, wanted.Length / 4)).OrderBy(pair => pair.apart).Select(pair => pair.figure).FirstOrDefault())
            ?? (wanted.Length < 3 ? null : All.FirstOrDefault(figure => figure.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A level of a figure as its kind is written.</summary>
    public static string Write(NamedFigureKind kind, double level, Currency currency, AmountScale scale) => kind switch
    {
        Amount => $"{currency.Code} {FigureFormat.Amount(level, scale)}",
        Share => FigureFormat.Percent(level),
        Rate => FigureFormat.Rate(level),
        Multiple => FigureFormat.Multiple(level),
        Years => FigureFormat.Years(level),
        Months => FigureFormat.Months((int)Math.Round(level)),
        Count => FigureFormat.Count((long)Math.Round(level)),
        Rating => CreditRating.Scale.FirstOrDefault(rating => rating.Rank == (int)level).ToString(),
        Date or Words => throw new ArgumentException($"No level is asked of {kind}.", nameof(kind)),
    };

    private static NamedFigure Of(string name, string group, NamedFigureKind kind, string meaning, Func<NarrativeSubject, double?> value, params string[] otherNames) =>
        new(name, group, meaning, kind, otherNames, deal => value(deal) is { } number && double.IsFinite(number) ? new FigureValue(Text(kind, number, deal), number) : null);

    private static NamedFigure Money(string name, string group, string meaning, Func<NarrativeSubject, Money> value, params string[] otherNames) =>
        new(name, group, meaning, Amount, otherNames, deal => new FigureValue(FigureFormat.WithCurrency(value(deal), deal.Scale), (double)value(deal).Amount));

    private static NamedFigure Day(string name, string group, string meaning, Func<NarrativeSubject, DateOnly?> value) =>
        new(name, group, meaning, Date, [], deal => value(deal) is { } day && day != default ? new FigureValue(FigureFormat.Date(day)) : null);

    private static NamedFigure Letter(string name, string group, string meaning, Func<NarrativeSubject, CreditRating?> value) =>
        new(name, group, meaning, Rating, [], deal => value(deal) is { } rating ? new FigureValue(rating.IsRated ? rating.ToString() : "not rated", rating.Rank) : null);

    /// <summary>Computed shares are printed with one decimal, as in the memo.</summary>
    private static string Text(NamedFigureKind kind, double number, NarrativeSubject deal) =>
        kind == Share ? FigureFormat.Percent(number, 1) : Write(kind, number, deal.Result.Currency, deal.Scale);

    private static FigureValue? Name(string? name) => string.IsNullOrWhiteSpace(name) ? null : new FigureValue(name.Trim());

    private static CreditRating? Read(string? letter) => CreditRating.TryParse(letter, out var rating) ? rating : null;

    private static Engine.Revenue.CustomerShare? Largest(NarrativeSubject deal) => deal.Result.ContractBook?.Customers.MaxBy(customer => customer.Share);

    private static double Hedged(InterestTerms interest) => interest.Kind == RateKind.Fixed
        ? 1
        : interest.SwapShare + (interest.CapPerAnnum is null ? 0 : (1 - interest.SwapShare) * interest.CapShare);

    /// <summary>Letters to change to make one name of the other.</summary>
    private static int Apart(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var above = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1;
                (above, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, above + same));
            }
        }

        return row[^1];
    }
}
