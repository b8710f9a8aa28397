using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>3. The loan, sources and uses, draws, lenders.</summary>
internal static class TransactionSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        var facility = source.Case.Facility;
        foreach (var block in source.Narrative("transaction")) yield return block;
        List<MemoFact> facts =
        [
            new("Kind", source.Input(Sentences.Capital(Sentences.Words(facility.Kind)), "/facility/kind")),
            new("Commitment", source.Input(FigureFormat.WithCurrency(facility.Commitment, source.Scale), "/facility/commitment")),
            new("Opening balance", facility.OpeningBalance is null
                ? "none, a new loan"
                : source.Input(FigureFormat.WithCurrency(facility.OpeningBalance, source.Scale), "/facility/openingBalance")),
            new("Availability ends", facility.AvailabilityEnd is null
                ? "with the last planned draw"
                : source.Input(FigureFormat.Date(facility.AvailabilityEnd), "/facility/availabilityEnd")),
            new("Tenor of each draw", source.Input(FigureFormat.Months(facility.TenorMonths), "/facility/tenorMonths")),
            new("Last principal due", FigureFormat.Date(source.Result.Loan.FinalMaturity)),
            new("Payments", source.Input(Sentences.Capital(Sentences.Words(facility.PaymentFrequency)), "/facility/paymentFrequency")),
            new("Amortisation", source.Input(Amortisation(facility.Amortisation), "/facility/amortisation/style")),
            new("Recourse", source.Input(FigureFormat.Text(facility.Recourse), "/facility/recourse")),
        ];
        if (LoanTerms.CommitmentSteps(facility, source.Scale) is { } steps) facts.Insert(2, new("Commitment rises", source.Input(steps, "/facility/commitmentSteps")));
        if (LoanTerms.Lease(facility) is { } lease) facts.Add(new("Lease", source.Input(lease, "/facility/lease/rentInAdvance")));
        if (LoanTerms.Voluntary(facility.Prepayment, source.Scale) is { } voluntary) facts.Add(new("Voluntary prepayment", source.Input(voluntary, "/facility/prepayment/voluntary")));
        if (LoanTerms.Mandatory(facility.Prepayment, source.Scale) is { } mandatory) facts.Add(new("Mandatory prepayment", source.Input(mandatory, "/facility/prepayment/loanToCostAbove")));
        yield return new MemoFacts("Facility", facts);
        if (facility.Amendments.Count > 0)
            yield return new MemoBullets(LoanTerms.Amendments(facility, source.Scale));
        if (source.Result.Loan.Prepayments.Count > 0)
            yield return Prepayments(source);
        yield return new MemoTablePair(
            SourcesAndUses(source, "Sources", source.Result.SourcesAndUses.Sources),
            SourcesAndUses(source, "Uses", source.Result.SourcesAndUses.Uses));
        yield return new MemoTable("Draws, each on its own clock",
            [
                new("Draw", Figures: false), new("Date", Figures: false, Weight: 1.5), new("Amount", source.AmountUnit, Weight: 1.5),
                new("Last principal due", Figures: false, Weight: 1.5), new("Payments"),
            ],
            [.. source.Result.Schedule.Draws.Select(draw => new MemoRow(
                [
                    FigureFormat.Count(draw.Number), FigureFormat.Date(draw.Date), source.Bare(draw.Amount), FigureFormat.Date(draw.Maturity),
                    FigureFormat.Count(draw.Payments.Count(payment => !payment.Principal.IsZero)),
                ]))],
            "Payments counts the dates on which principal is repaid. The schedule to the cent is in the appendix.");
        if (source.Result.Returns.Lenders.Count > 0)
        {
            yield return new MemoTable("Lenders",
                [new("Lender", Figures: false, Weight: 3), new("Share"), new("Amount", source.AmountUnit)],
                [.. source.Result.Returns.Lenders.Select((part, index) => new MemoRow(
                    [part.Lender, source.Input(FigureFormat.Percent(part.Share), $"/lenders/{index}/share"), source.Bare(part.Amount)]))]);
        }
    }

    private static MemoTable Prepayments(MemoSource source) => new("Prepayments",
        [new("Paid on", Figures: false), new("Why", Figures: false, Weight: 2), new("Principal", source.AmountUnit), new("Premium", source.AmountUnit)],
        [.. source.Result.Loan.Prepayments.Select(made => new MemoRow(
            [FigureFormat.Date(made.Date), Why(made.Kind), FigureFormat.Bare(made.Paid, source.Scale), FigureFormat.Bare(made.Premium, source.Scale)]))]);

    private static string Why(PrepaymentKind kind) => kind switch
    {
        PrepaymentKind.Proceeds => "Lot lost or sold",
        PrepaymentKind.Voluntary => "Voluntary",
        PrepaymentKind.LoanToCost => "Above the highest loan-to-cost",
        PrepaymentKind.NegativeOperatingIncome => "Coming cash would not pay debt service",
    };

    private static MemoTable SourcesAndUses(MemoSource source, string title, IReadOnlyList<SourceOrUse> lines)
    {
        var total = source.Result.SourcesAndUses.Total;
        var rows = lines.Select(line => new MemoRow([Sentences.Capital(line.Name), source.Bare(line.Amount), Share(line.Amount.Amount)])).ToList();
        rows.Add(new MemoRow(["Total", source.Bare(total), Share(total.Amount)], Emphasis: true));
        var note = title == "Uses" && source.Result.SourcesAndUses.GpuShareOfUses is { } share
            ? $"GPUs take {FigureFormat.Percent(share)} of the uses."
            : "";
        return new MemoTable(title, [new(title, Figures: false, Weight: 3), new("Amount", source.AmountUnit), new("Share")], rows, note);

        string Share(decimal amount) => total.IsZero ? "–" : FigureFormat.Percent((double)(amount / total.Amount), 1);
    }

    public static string Amortisation(AmortisationTerms terms)
    {
        var style = terms.Style switch
        {
            AmortisationStyle.Sculpted => "Sculpted to cash flow at a constant cover",
            AmortisationStyle.Level => "Level: equal debt service each period",
            AmortisationStyle.Straight => "Straight: equal principal each period",
            AmortisationStyle.Bullet => "Bullet: all principal at maturity",
            AmortisationStyle.Custom => "Principal as scheduled",
            AmortisationStyle.Supported => "Balance kept to what cash and value support",
            AmortisationStyle.GreaterOf => "Greater of what contracted cash and what depreciated cost require",
        };
        if (terms.InterestOnlyMonths > 0) style += $"; interest only for {FigureFormat.Months(terms.InterestOnlyMonths)} after a draw";
        if (terms.BalloonShare > 0) style += $"; balloon {FigureFormat.Percent(terms.BalloonShare)} ({FigureFormat.Text(terms.BalloonReason)})";
        return style;
    }
}
