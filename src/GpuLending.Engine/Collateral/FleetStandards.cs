namespace GpuLending.Engine.Collateral;

/// <summary>Base, market, distress and encumbered value of a run's fleet. See docs/methodology/mark-policy.md.</summary>
internal static class FleetStandards
{
    /// <summary>The four standards at closing; a lot not yet delivered is in none but the encumbered value, which looks ahead.</summary>
    public static ValueStandards Of(DealRun run)
    {
        var dates = run.Timeline.Dates;
        var factor = run.ValueFactors[0];
        var market = run.ValueByPremise[ValuationPremise.FairMarketValueInContinuedUse];
        var rate = run.DealCase.Valuation.Approach.DiscountRatePerAnnum;
        var last = LastContractMonth(run);
        double contracted = 0, residual = 0;
        var discount = 1.0;
        for (var m = 1; m <= last; m++)
        {
            discount /= 1 + (rate / 12);
            contracted += run.Vectors.ContractedCfads[m] * discount;
            residual = market[m] * discount;
        }

        return new ValueStandards(
            BaseValue(run, dates[0]) * factor,
            market[0],
            run.ValueByPremise[ValuationPremise.DistressValue][0],
            last > 0 ? contracted + residual : null,
            contracted,
            residual,
            rate);
    }

    /// <summary>Last month in which a contract pays, no later than the run's last month; 0 without a contract.</summary>
    public static int LastContractMonth(DealRun run)
    {
        var last = 0;
        for (var m = 1; m < run.Timeline.Count; m++)
        {
            if (run.Vectors.ContractedRevenue[m] > 0)
                last = m;
        }

        return last;
    }

    /// <summary>The curves' value in continued use, without opinions and events.</summary>
    public static double BaseValue(DealRun run, DateOnly date) => run.Valuation.Lots.Sum(lot =>
        date < lot.InServiceDate ? 0 : lot.CurveValuePerGpu(date) * lot.Count * (1 - lot.Haircut));
}
