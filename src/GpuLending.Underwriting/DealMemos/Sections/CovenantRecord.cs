using GpuLending.Engine.Covenants;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>What stands beside the covenants: tiers of an index, what was signed since, odds ahead, the borrowing base.</summary>
internal static class CovenantRecord
{
    private const int MostSigned = 24;

    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        foreach (var result in source.Result.Covenants.Where(covenant => covenant.Tiers.Count > 0)) yield return Tiers(source, result);
        if (Signed(source) is { } signed) yield return signed;
        if (Odds(source) is { } odds) yield return odds;
        if (BorrowingBase(source) is { } borrowing) yield return borrowing;
    }

    private static MemoTable Tiers(MemoSource source, CovenantResult result) => new(
        $"Tiers of the rental index {source.Case.Covenants.FirstOrDefault(covenant => covenant.Id == result.CovenantId)?.Index?.IndexId} ({result.CovenantId})",
        [
            new("Tier", Figures: false), new("Of the close"), new("Price", $"{source.Result.Currency.Code} a GPU-hour"), new("While the index is below", Figures: false, Weight: 4),
            new("First in force", Figures: false, Weight: 1.3),
        ],
        [.. result.Tiers.Select((tier, i) => new MemoRow(
            [
                tier.Tier.Name.Length > 0 ? tier.Tier.Name : FigureFormat.Count(i + 1), FigureFormat.Percent(tier.Tier.Share), FigureFormat.Figure(tier.Price, FigureUnit.Price),
                RentalIndexClause.Consequences(tier.Tier), tier.FirstInForce is { } first ? FigureFormat.Date(first) : "never",
            ]))],
        "A tier's own price is not below it. Tiers change payments only where the order of payments names them.");

    private static MemoTable? Signed(MemoSource source)
    {
        var rows = new List<(DateOnly From, MemoRow Row)>();
        foreach (var covenant in source.Case.Covenants)
        {
            foreach (var item in covenant.Amendments)
                rows.Add((item.EffectiveDate, new([covenant.Id, "amendment", FigureFormat.Date(item.EffectiveDate), FigureFormat.Date(item.SignedOn), CovenantChanges.Words(covenant.Kind, item, source.Scale)])));
            foreach (var item in covenant.Waivers)
                rows.Add((item.From, new([covenant.Id, "waiver", $"{FigureFormat.Date(item.From)} to {FigureFormat.Date(item.Until)}", FigureFormat.Date(item.SignedOn), $"{FigureFormat.Text(item.SignedBy)}: {FigureFormat.Text(item.Reason)}"])));
            foreach (var item in covenant.Cures)
                rows.Add((item.Date, new([covenant.Id, "equity cure", FigureFormat.Date(item.Date), "–", FigureFormat.WithCurrency(item.Amount, source.Scale)])));
        }

        return rows.Count == 0
            ? null
            : new MemoTable("Amendments, waivers and cures",
                [new("Covenant", Figures: false), new("What", Figures: false), new("For", Figures: false, Weight: 2), new("Signed", Figures: false, Weight: 1.3), new("In words", Figures: false, Weight: 3)],
                [.. rows.OrderBy(row => row.From).Take(MostSigned).Select(row => row.Row)],
                rows.Count > MostSigned ? $"The first {MostSigned} of {FigureFormat.Count(rows.Count)}." : "");
    }

    private static MemoTable? Odds(MemoSource source)
    {
        var rows = source.Result.Covenants.SelectMany(covenant => covenant.Odds.Select(row => new MemoRow(
            [
                covenant.Name, FigureFormat.Months(row.MonthsAhead), CovenantClauses.Value(covenant.Kind, row.Projected, source.Scale), CovenantClauses.Value(covenant.Kind, row.Threshold, source.Scale),
                FigureFormat.Percent(row.Probability, 1),
            ]))).ToList();
        return rows.Count == 0
            ? null
            : new MemoTable("Odds of a breach ahead",
                [new("Covenant", Figures: false, Weight: 3), new("Ahead", Figures: false), new("Projected"), new("Threshold"), new("Odds")],
                rows,
                "If the figure spreads around its projection as a lognormal variable with the volatility entered: one factor, no simulation.");
    }

    private static MemoTable? BorrowingBase(MemoSource source)
    {
        if (source.Result.BorrowingBase is not { } path || source.Case.BorrowingBase is not { } terms) return null;
        var drawn = 0;
        for (var m = 0; m < path.Outstanding.Count; m++)
        {
            if (path.Outstanding[m] > path.Outstanding[drawn]) drawn = m;
        }

        MemoRow Row(string name, double amount, bool strong = false) => new([name, source.Bare(amount)], strong);
        return new MemoTable($"Borrowing base on {FigureFormat.Date(source.Result.Months[drawn])}, when most is owed",
            [new("", Figures: false, Weight: 3), new("Amount", source.AmountUnit)],
            [
                Row("Value of the fleet", path.Value[drawn]), Row("Less what is not eligible", -path.Ineligible[drawn]), Row("Less excess concentration", -path.ExcessConcentration[drawn]),
                Row($"Advance at {FigureFormat.Percent(terms.AdvanceRate)}", terms.AdvanceRate * (path.Value[drawn] - path.Ineligible[drawn] - path.ExcessConcentration[drawn])),
                Row("Less reserve", -path.Reserve), Row("Borrowing base", path.Base[drawn], true), Row("Outstanding", path.Outstanding[drawn]), Row("Availability", path.Availability[drawn], true),
            ],
            path.FirstOveradvance is { } over
                ? $"More is owed than the base carries from {FigureFormat.Date(source.Result.Months[over])}."
                : $"The base carries the loan on every date.{(terms.CapsDraws ? " Draws are held to it." : "")}");
    }
}
