using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Covenants;

/// <summary>What the tiers of rental indices ask for on each payment date of a run: of several covenants the most. A date before a covenant's first test, or one that a waiver covers, asks for
/// nothing. See docs/methodology/rental-index-tiers.md.</summary>
internal sealed class TierConsequences
{
    private TierConsequences(int payments)
    {
        ReserveMonths = new double[payments];
        SweepShare = new double[payments];
        FasterPrincipal = new double[payments];
    }

    /// <summary>Months of debt service to be held, by payment.</summary>
    public double[] ReserveMonths { get; }

    /// <summary>Share of the cash left after debt service that repays the loan, by payment.</summary>
    public double[] SweepShare { get; }

    /// <summary>Part of scheduled principal that is repaid on top of it, by payment: the tier's factor less 1.</summary>
    public double[] FasterPrincipal { get; }

    /// <summary>The consequences that no rule of the agreed waterfall takes up; null when the deal's tiers ask for none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="sweepAgreed">Whether a rule sweeps or traps by a covenant's tiers already.</param>
    /// <param name="reserveAgreed">Whether a rule fills an account by a covenant's tiers already.</param>
    public static TierConsequences? Of(DealRun run, Func<Covenant, bool> sweepAgreed, Func<Covenant, bool> reserveAgreed)
    {
        TierConsequences? all = null;
        foreach (var covenant in run.DealCase.Covenants)
        {
            if (covenant is not { Kind: CovenantKind.RentalIndexTier, Index: { } terms } || !terms.Tiers.Any(MovesCash))
                continue;
            all ??= new TierConsequences(run.Plan.Dates.Length);
            all.Add(covenant, PathOf(run, terms), run.Plan, !sweepAgreed(covenant), !reserveAgreed(covenant));
        }

        return all;
    }

    /// <summary>Whether a covenant's tiers can move cash in this deal's waterfall: then no form that does not read them can carry the deal.</summary>
    public static bool CanMoveCash(DealCase dealCase) =>
        dealCase.Waterfall is not null && dealCase.Covenants.Any(covenant => covenant is { Kind: CovenantKind.RentalIndexTier, Index: { } terms } && terms.Tiers.Any(MovesCash));

    /// <summary>Draws of the plan that fall on a day on which a tier in force lets no draw be made.</summary>
    public static IEnumerable<(DrawSlice Draw, Covenant Covenant, RentalIndexTier Tier)> StoppedDraws(DealRun run)
    {
        foreach (var covenant in run.DealCase.Covenants)
        {
            if (covenant is not { Kind: CovenantKind.RentalIndexTier, Index: { } terms } || !terms.Tiers.Any(tier => tier.DrawStop))
                continue;
            var path = PathOf(run, terms);
            foreach (var draw in run.Plan.Draws)
            {
                if (InForce(covenant, path, draw.Date) is { DrawStop: true } tier)
                    yield return (draw, covenant, tier);
            }
        }
    }

    /// <summary>Whether a tier asks for reserve, sweep or faster principal.</summary>
    public static bool MovesCash(RentalIndexTier tier) => tier.ReserveMonths > 0 || tier.SweepShare > 0 || tier.AmortisationFactor > 1;

    /// <summary>The tier in force on a day that is tested and not waived; null when there is none.</summary>
    private static RentalIndexTier? InForce(Covenant covenant, RentalIndexPath path, DateOnly date) =>
        date < (covenant.FirstTestDate ?? DateOnly.MinValue) || covenant.Waivers.Any(waiver => waiver.From <= date && date <= waiver.Until) ? null : path.InForce(date);

    private static RentalIndexPath PathOf(DealRun run, RentalIndexTerms terms) => RentalIndexPath.Of(terms, run.Timeline.Dates[0], run.ValuationDate, run.Scenario.RentFactor);

    private void Add(Covenant covenant, RentalIndexPath path, LoanPlan plan, bool sweeps, bool reserves)
    {
        for (var k = 1; k < plan.Dates.Length; k++)
        {
            if (InForce(covenant, path, plan.Dates[k]) is not { } tier)
                continue;
            if (reserves)
                ReserveMonths[k] = Math.Max(ReserveMonths[k], tier.ReserveMonths);
            if (sweeps)
                SweepShare[k] = Math.Max(SweepShare[k], Amounts.Between(tier.SweepShare, 0, 1, "sweep share of a tier"));
            FasterPrincipal[k] = Math.Max(FasterPrincipal[k], Amounts.Between(tier.AmortisationFactor, 0, 1000, "amortisation factor of a tier") - 1);
        }
    }
}
