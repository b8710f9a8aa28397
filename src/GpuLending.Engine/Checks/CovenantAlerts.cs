using GpuLending.Engine.Covenants;

namespace GpuLending.Engine.Checks;

/// <summary>What covenants and the borrowing base say ahead, as sentences. See docs/methodology/alerts.md.</summary>
internal static class CovenantAlerts
{
    public static IEnumerable<CommercialAlert> Of(DealRun run, UnderwritingResult result)
    {
        for (var i = 0; i < result.Covenants.Count; i++)
        {
            var (covenant, tested) = (run.DealCase.Covenants[i], result.Covenants[i]);
            if (Failing(run, covenant, tested) is { } failing) yield return failing;
            if (tested.FirstWaived is { } waived) yield return new("covenant-waived", $"{tested.Name}: fails on {Amounts.Day(waived)} and is waived.");
            if (Cures(covenant, tested) is { } cures) yield return cures;
            if (tested.Tests.FirstOrDefault(test => test.Reading is { LastResort: true }) is { Reading: { } reading } stale)
            {
                yield return new(
                    "index-stopped",
                    $"{tested.Name}: no index prints on {Amounts.Day(stale.Date)}; the last print, of {Amounts.Day(reading.PrintDate)}, stands.");
            }
        }

        foreach (var (draw, covenant, tier) in TierConsequences.StoppedDraws(run))
        {
            yield return new(
                "draw-stopped",
                $"{Named(covenant)}: {(tier.Name.Length > 0 ? tier.Name : "a tier")} is in force on {Amounts.Day(draw.Date)} and lets no draw be made; {Text(run, run.Size * draw.Weight)} is planned for that day.");
        }

        if (result.BorrowingBase is { FirstOveradvance: { } month } borrowing)
        {
            yield return new(
                "borrowing-base",
                $"The borrowing base carries {Text(run, Math.Min(borrowing.Commitment, borrowing.Base[month]))} on {Amounts.Day(result.Months[month])} and {Text(run, borrowing.Outstanding[month])} is owed.");
        }
    }

    private static CommercialAlert? Failing(DealRun run, Covenant covenant, CovenantResult tested)
    {
        if (tested.FirstBreach is not { } first) return null;
        var test = tested.Tests.First(item => item.Date == first);
        if (tested.Tiers.Count > 0)
        {
            var deepest = tested.Tests.Max(item => item.Tier) ?? 0;
            var waits = run.DealCase.Waterfall is null && tested.Tiers.Take(deepest).Any(price => TierConsequences.MovesCash(price.Tier));
            return new(
                "index-tier",
                $"{tested.Name}: tier {deepest} of {tested.Tiers.Count} is reached, the first on {Amounts.Day(first)}.{(waits ? " Reserve, sweep and faster principal move no cash, because no waterfall is agreed." : "")}");
        }

        var consequence = covenant.Purpose switch
        {
            CovenantPurpose.Maintenance => "a breach",
            CovenantPurpose.DrawStop => "no further draw",
            CovenantPurpose.Trigger => "a trigger",
        };
        return new("covenant-fails", $"{tested.Name}: fails on {Amounts.Day(first)}{(test.Headroom is { } short_ ? $" by {Amounts.Percent(Math.Round(-short_, 4))} of the threshold" : "")}: {consequence}.");
    }

    /// <summary>Cures that count for nothing: dated on no test date, or outside the cure right.</summary>
    private static CommercialAlert? Cures(Covenant covenant, CovenantResult tested)
    {
        foreach (var cure in covenant.Cures)
        {
            var test = tested.Tests.FirstOrDefault(item => item.Date == cure.Date);
            if (test is null) return new("cure-not-counted", $"{tested.Name}: the cure of {Amounts.Day(cure.Date)} lies on no test date and is not counted.");
            if (test.CureRefused > 0) return new("cure-not-counted", $"{tested.Name}: the cure of {Amounts.Day(cure.Date)} lies outside the cure right and is not counted.");
        }

        return null;
    }

    private static string Named(Covenant covenant) => covenant.Name.Length > 0 ? covenant.Name : covenant.Id;

    private static string Text(DealRun run, double amount) => $"{run.DealCase.Currency.Code} {Amounts.Text(Math.Round(amount, 2))}";
}
