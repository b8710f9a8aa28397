using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Checks;

/// <summary>What a reader should look at, in the order of weight. See docs/methodology/alerts.md.</summary>
internal static class CommercialAlerts
{
    /// <summary>Share of an AI cloud's cost that goes to GPUs: Blue Owl's estimate, quoted in the press in 2025.</summary>
    public const double UsualGpuShare = 0.75;

    private const double FarFromUsual = 0.15;

    private const double HighLeverage = 3;

    public static IReadOnlyList<CommercialAlert> Of(DealRun run, UnderwritingResult result)
    {
        var alerts = new List<CommercialAlert>();
        void Add(bool when, string code, Func<string> message)
        {
            if (when)
                alerts.Add(new CommercialAlert(code, message()));
        }

        string Text(double amount) => $"{run.DealCase.Currency.Code} {Amounts.Text(Math.Round(amount, 2))}";
        var runOff = result.RunOff;
        var shortfall = result.Loan.Shortfall.Sum();
        var firstShort = Enumerable.Range(0, result.Loan.Shortfall.Count).FirstOrDefault(m => result.Loan.Shortfall[m] > CoverageRatios.Nothing);

        Add(run.Size <= 0, "nothing-lent", () => $"The limits allow no loan: {result.Sizing.Binding?.Reason ?? "no applied or policy limit names an amount."}");
        Add(shortfall > 0.01, "shortfall", () =>
            $"Cash flow does not cover {Text(shortfall)} of interest and principal, first on {Amounts.Day(result.Months[firstShort])}.");
        Add(run.Size > 0 && runOff.MonthsOfDebtPast > 0, "debt-outlives-contracts", () =>
            $"{Text(runOff.BalancePast)}, {Amounts.Percent(runOff.ShareOfLoanPast ?? 0)} of the loan, is outstanding when the last contract ends on "
            + $"{Amounts.Day(runOff.LastContractEnd!.Value)}; debt runs {runOff.MonthsOfDebtPast} months longer.");
        Add(runOff.CommitmentOverRevenue > HighLeverage, "commitment-over-revenue", () =>
            $"The commitment is {Amounts.Times(Math.Round(runOff.CommitmentOverRevenue!.Value, 2))} the borrower's last full year's revenue.");
        Add(result.Coverage.MaximumLoanToValue > 1, "under-water", () =>
            $"The balance reaches {Amounts.Percent(result.Coverage.MaximumLoanToValue!.Value)} of marked value.");
        foreach (var model in result.Collateral.Lots.Zip(run.DealCase.Lots).Where(pair => pair.First.ThinHistory).Select(pair => pair.Second.GpuModel).Distinct())
        {
            alerts.Add(new CommercialAlert(
                "thin-history",
                $"{model} has fewer than {run.Snapshot.Policy.ThinHistoryQuotes} prices in snapshot {run.Snapshot.Id}: "
                + $"a further haircut of {Amounts.Percent(run.Snapshot.Policy.ThinHistoryHaircut)} is taken."));
        }

        var gpuShare = result.SourcesAndUses.GpuShareOfUses;
        Add(gpuShare is { } share && share > 0 && Math.Abs(share - UsualGpuShare) > FarFromUsual, "gpu-share-of-uses", () =>
            $"GPUs are {Amounts.Percent(gpuShare!.Value)} of the uses; about {Amounts.Percent(UsualGpuShare)} is usual for an AI cloud (Blue Owl's estimate).");
        Add(run.DealCase.Facility.OpeningBalance is not null && run.DealCase.Facility.Draws.Entered.Count > 0, "draws-ignored", () =>
            "The loan has an opening balance: the draws entered are not used.");
        Add(Outside(run), "cash-flow-outside-months", () => "An entered cash flow lies before closing or after the last month and is not counted.");
        if (Oversold(run.DealCase) is { } oversold)
        {
            alerts.Add(new CommercialAlert(
                "contracts-exceed-fleet",
                $"Contracts ask for {Amounts.Text(oversold.Asked)} GPUs on {Amounts.Day(oversold.Day)} and their lots hold {Amounts.Text(oversold.Held)}: "
                + "only what is in service is paid, shared in proportion."));
        }

        foreach (var contract in run.DealCase.Contracts.Where(contract => contract.TerminationForConvenience))
        {
            alerts.Add(new CommercialAlert(
                "termination-for-convenience", $"{contract.Customer} may end contract {contract.Id} for convenience: its revenue is not certain."));
        }

        alerts.AddRange(CovenantAlerts.Of(run, result));
        alerts.AddRange(ExposureAlerts.Of(run, result));
        return alerts;
    }

    /// <summary>The contract start on which contracts ask for the most GPUs beyond what their lots hold; null when none does.</summary>
    private static (DateOnly Day, long Asked, long Held)? Oversold(DealCase dealCase)
    {
        (DateOnly Day, long Asked, long Held)? worst = null;
        var fleet = dealCase.Lots.Sum(lot => (long)lot.Count);
        foreach (var contract in dealCase.Contracts)
        {
            var own = contract.LotIds.Count == 0 ? fleet : dealCase.Lots.Where(lot => contract.LotIds.Contains(lot.Id)).Sum(lot => (long)lot.Count);
            var asked = dealCase.Contracts.Where(other => other.Start <= contract.Start && contract.Start < other.End).Sum(other => (long)other.Gpus);
            var (most, held) = contract.Gpus - own > asked - fleet ? (contract.Gpus, own) : (asked, fleet);
            if (most > held && !(worst is { } known && known.Asked - known.Held >= most - held)) worst = (contract.Start, most, held);
        }

        return worst;
    }

    private static bool Outside(DealRun run) =>
        run.DealCase.OtherCashFlows.Any(flow => flow.Date < run.DealCase.ClosingDate || flow.Date > run.Timeline.Dates[^1]);
}
