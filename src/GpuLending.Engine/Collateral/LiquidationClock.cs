using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Collateral;

/// <summary>What a lender has in hand week by week while it sells the fleet, on every premise that sells. Lots are sold one by one, each with its own haircut, block
/// discount and buyers, and added. See docs/methodology/liquidation.md.</summary>
public sealed record LiquidationClock
{
    /// <summary>Day on which the sale starts.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>How the sale runs.</summary>
    public required LiquidationClockTerms Terms { get; init; }

    /// <summary>The sale on each premise but continued use, mildest first.</summary>
    public required IReadOnlyList<LiquidationRun> Premises { get; init; }

    /// <summary>Runs the clock for a case.</summary>
    /// <param name="dealCase">The case.</param>
    /// <param name="snapshot">The market, with the policy's ladder and clock.</param>
    /// <param name="valuationDate">Day the figures are struck at.</param>
    /// <param name="catalogue">The kinds of curve; null for <see cref="CurveCatalogue.Standard"/>.</param>
    /// <param name="start">Day on which the sale starts; null for the first on or after the valuation date on which every lot is delivered.</param>
    /// <returns>The clock.</returns>
    /// <exception cref="NotComputableException">The case cannot be computed.</exception>
    public static LiquidationClock Of(
        DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate, CurveCatalogue? catalogue = null, DateOnly? start = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var terms = snapshot.Policy.LiquidationClock;
        return DealRun.Guarded(dealCase, snapshot, Scenario.Base, () =>
        {
            Amounts.Between(terms.PreparationShare, 0, 1, "policy liquidationClock/preparationShare");
            Amounts.Between(terms.TimeValuePerAnnum, 0, 10, "policy liquidationClock/timeValuePerAnnum");
            var fleet = FleetValuation.Of(
                dealCase.Lots, dealCase.Valuation, snapshot, dealCase.Currency, catalogue ?? CurveCatalogue.Standard, new OpinionWriter(dealCase, snapshot, valuationDate), [], 1);
            return Of(fleet, snapshot.Policy.PremiseLadder, terms, start ?? dealCase.Lots.Select(lot => lot.InServiceDate).Append(valuationDate).Max());
        });
    }

    internal static LiquidationClock Of(FleetValuation fleet, PremiseLadder ladder, LiquidationClockTerms terms, DateOnly start) => new()
    {
        Start = start,
        Terms = terms,
        Premises =
        [
            .. Enum.GetValues<ValuationPremise>()
                .Where(premise => premise != ValuationPremise.FairMarketValueInContinuedUse)
                .Select(premise => Run(fleet, ladder.Step(premise), terms, start)),
        ],
    };

    internal static LiquidationRun Run(FleetValuation fleet, PremiseStep step, LiquidationClockTerms terms, DateOnly start)
    {
        var weeks = Math.Max(1, (step.Days + 6) / 7);
        // A sale of one week prepares and sells in it; a longer one leaves at least one week for each.
        var preparation = weeks == 1 ? 1 : Math.Clamp((int)Math.Round(weeks * terms.PreparationShare), 0, weeks - 1);
        var firstSale = weeks == 1 ? 1 : preparation + 1;
        // A broker pays once, an auction and a distress sale are one day; only an orderly sale brings money week by week.
        var bySteps = step.Premise == ValuationPremise.OrderlyLiquidationValue;
        var dates = new DateOnly[weeks + 1];
        dates[0] = start;
        for (var week = 1; week <= weeks; week++)
            dates[week] = week == weeks ? start.AddDays(Math.Max(1, step.Days)) : start.AddDays(7 * week);
        var value = new double[fleet.Lots.Length * dates.Length];
        fleet.Value(dates, ValuationPremise.FairMarketValueInContinuedUse, value, new double[dates.Length]);

        var rows = new LiquidationWeek[weeks];
        double ladderNet = 0, market = 0, sum = 0;
        for (var l = 0; l < fleet.Lots.Length; l++)
        {
            market += value[l * dates.Length];
            ladderNet += value[l * dates.Length] * fleet.Lots[l].Sales[(int)step.Premise].Net;
        }

        for (var week = 1; week <= weeks; week++)
        {
            double gross = 0, sold = 0, decline = 0, started = 0;
            var share = bySteps ? (week >= firstSale ? 1.0 / (weeks - firstSale + 1) : 0) : week == weeks ? 1 : 0;
            for (var l = 0; l < fleet.Lots.Length; l++)
            {
                var sale = fleet.Lots[l].Sales[(int)step.Premise];
                // A lot that costs more to sell than it brings is left where it stands: nothing is paid for it.
                if (sale.Net <= 0)
                    continue;
                var fair = value[l * dates.Length];
                started += fair;
                sold += fair * share;
                gross += fair * share * sale.Price;
                if (terms.FollowsCurve)
                    decline += (value[(l * dates.Length) + week] - fair) * share * sale.Price;
            }

            var preparing = preparation == 0 ? (week == 1 ? 1.0 : 0) : week <= preparation ? 1.0 / preparation : 0;
            var deinstallation = -started * step.DeinstallationCost * preparing;
            var wiping = -started * step.DataWipingCost * preparing;
            var testing = -started * step.TestingCost * preparing;
            var freight = -sold * step.FreightCost;
            var storage = -started * step.StorageCost / weeks;
            var insurance = -started * step.InsuranceCost / weeks;
            var broker = -sold * step.BrokerCost;
            var before = gross + deinstallation + wiping + testing + freight + storage + insurance + broker + decline;
            var years = (dates[week].DayNumber - start.DayNumber) / 365.0;
            var timeValue = before * (Math.Pow(1 + terms.TimeValuePerAnnum, -years) - 1);
            var net = before + timeValue;
            sum += net;
            rows[week - 1] = new LiquidationWeek(
                week, dates[week], gross, deinstallation, wiping, testing, freight, storage, insurance, broker, decline, timeValue, net, sum);
        }

        return new LiquidationRun
        {
            Premise = step.Premise,
            Days = step.Days,
            FairMarketValue = market,
            LadderNet = ladderNet,
            NetRecovery = Math.Max(0, sum),
            Weeks = rows,
        };
    }
}
