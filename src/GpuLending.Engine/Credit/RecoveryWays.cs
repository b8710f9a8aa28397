using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Credit;

/// <summary>What each way to get the money back brings after a default on a month of a run. See docs/methodology/loss-given-default.md.
/// <para>Cash of a month is worth (1 + rate)^−years on the day of default. A way that is open and brings less than the sale is not taken: the lender sells.</para></summary>
internal sealed class RecoveryWays
{
    private readonly DealRun _run;
    private readonly RecoveryTerms _terms;
    private readonly double _rate;
    private readonly double _reserve;
    private readonly double _haircut;
    private readonly double _gpus;
    private readonly double _transferPerGpu;
    private readonly StructureElement[] _lackForReplacement;
    private readonly StructureElement[] _lackForReletting;
    private readonly bool _lacksAccess;
    private readonly bool _lacksSerials;
    private readonly double[] _worth;
    private readonly IRecoveryCash _ownCash;

    public RecoveryWays(DealRun run, RecoveryTerms terms, double ratePerAnnum)
    {
        _run = run;
        _terms = terms;
        _rate = ratePerAnnum;
        var structure = run.DealCase.Credit.Structure;
        var sized = run.Base ?? run;
        _reserve = structure is not null && !structure.Lacks(StructureElement.AccountControl)
            ? FundingTable.Reserve(run.DealCase, sized.Plan, sized.Outcome)
            : 0;
        _haircut = HaircutValue.Factor(run.DealCase.Credit.Haircuts);
        _gpus = run.DealCase.Lots.Sum(lot => (double)lot.Count);
        _transferPerGpu = Amounts.NotNegative(terms.TransferCostPerGpu, run.DealCase.Currency, "/credit/recovery/transferCostPerGpu");
        _lackForReplacement = Lacking(structure, ReplacementNeeds);
        _lackForReletting = Lacking(structure, RelettingNeeds);
        _lacksAccess = structure?.Lacks(StructureElement.LandlordWaiver) ?? true;
        _lacksSerials = structure?.Lacks(StructureElement.SerialsScheduled) ?? true;
        _worth = [.. Enumerable.Range(0, run.Timeline.Count).Select(m => Math.Pow(1 + _rate, -run.Timeline.YearsSinceClosing[m]))];
        _ownCash = new RunCash(run, Sale);
    }

    /// <summary>What lets another operator serve the contract: the customer goes on paying, somebody may step in, the fleet stays in its hall.</summary>
    public static IReadOnlyList<StructureElement> ReplacementNeeds { get; } = [StructureElement.DirectAgreement, StructureElement.StepInRights, StructureElement.LandlordWaiver];

    /// <summary>What lets the fleet be let again in place: it stays in its hall and the new rent reaches the lender.</summary>
    public static IReadOnlyList<StructureElement> RelettingNeeds { get; } = [StructureElement.AccountControl, StructureElement.LandlordWaiver];

    /// <summary>The routes of a default in month t, whose probabilities sum to 1.</summary>
    public List<RouteLoss> Of(int t, double exposure)
    {
        var routes = new List<RouteLoss>(5);
        var sale = Sale(t);
        var replaced = Replacement(t, _ownCash);
        Add(DefaultCause.OperatorFails, _terms.OperatorFailsShare, RecoveryRoute.ReplaceOperator, replaced ?? 0, replaced is null ? NoReplacement() : "", _terms.ReplacementWorks);
        var relet = Reletting(t, _ownCash);
        Add(DefaultCause.CustomerFails, _terms.CustomerFailsShare, RecoveryRoute.ReletInPlace, relet ?? 0, relet is null ? NoReletting() : "", _terms.ReletWorks);
        routes.Add(Loss(DefaultCause.BothFail, RecoveryRoute.SellFleet, _terms.BothFailShare, sale, "Nobody runs it and nobody pays for it."));
        return routes;

        void Add(DefaultCause cause, double share, RecoveryRoute route, double brings, string closed, double works)
        {
            if (closed.Length > 0)
            {
                routes.Add(Loss(cause, RecoveryRoute.SellFleet, share, sale, closed));
                return;
            }

            if (brings < sale)
            {
                routes.Add(Loss(cause, RecoveryRoute.SellFleet, share, sale, $"The sale brings more than the other way, which would bring {Amounts.Text(Math.Round(Math.Max(0, brings) / 1e6, 1))}m."));
                return;
            }

            routes.Add(Loss(cause, route, share * works, brings, $"Open, and it works in {Amounts.Percent(works)} of cases."));
            if (works < 1)
                routes.Add(Loss(cause, RecoveryRoute.SellFleet, share * (1 - works), sale, $"The other way was tried and did not work, in {Amounts.Percent(1 - works)} of cases."));
        }

        RouteLoss Loss(DefaultCause cause, RecoveryRoute route, double probability, double brings, string why)
        {
            var (recovered, reserve, supports, cost) = Brought(cause, t, exposure, brings);
            return new RouteLoss(cause, route, probability, recovered, reserve, supports, cost, LossGivenDefault.Of(exposure, cost, recovered, reserve, supports), why);
        }
    }

    /// <summary>The routes' losses weighted by their probabilities, on cash of another run of the same case; the same figure as the routes of that run give, without their words.</summary>
    /// <param name="t">Month of default.</param>
    /// <param name="exposure">Amount owed.</param>
    /// <param name="cash">Cash after it.</param>
    public double Weighted(int t, double exposure, IRecoveryCash cash)
    {
        var sale = cash.Sale(t);
        var sold = _terms.BothFailShare * Lost(DefaultCause.BothFail, sale);
        return sold
            + Cause(DefaultCause.OperatorFails, _terms.OperatorFailsShare, Replacement(t, cash), _terms.ReplacementWorks)
            + Cause(DefaultCause.CustomerFails, _terms.CustomerFailsShare, Reletting(t, cash), _terms.ReletWorks);

        double Cause(DefaultCause cause, double share, double? brings, double works) => brings is { } amount && amount >= sale
            ? share * ((works * Lost(cause, amount)) + ((1 - works) * Lost(cause, sale)))
            : share * Lost(cause, sale);

        double Lost(DefaultCause cause, double brings)
        {
            var (recovered, reserve, supports, cost) = Brought(cause, t, exposure, brings);
            return LossGivenDefault.Of(exposure, cost, recovered, reserve, supports);
        }
    }

    private (double Recovered, double Reserve, double Supports, double Cost) Brought(DefaultCause cause, int t, double exposure, double brings)
    {
        var cost = _terms.EnforcementCostShare * exposure;
        var owed = exposure + cost;
        var recovered = Math.Clamp(brings, 0, owed);
        var reserve = Math.Min(_reserve, owed - recovered);
        var supports = _run.Supports.Pays(
            _run.Timeline.Dates[t], recovered + reserve, owed, cause == DefaultCause.CustomerFails ? [] : _terms.LostWithOperator);
        return (recovered, reserve, supports, cost);
    }

    /// <summary>The fleet sold on the loss premise by the liquidation clock, after haircuts, later without access and for less without a list of serials.</summary>
    public double Sale(int t)
    {
        var premise = _run.DealCase.Credit.LossPremise;
        var kept = _haircut * (_lacksSerials ? 1 - _terms.LossWithoutSerials : 1);
        var delay = _lacksAccess ? _terms.MonthsWithoutAccess : 0;
        var start = MonthArithmetic.AddMonths(_run.Timeline.Dates[t], delay, EndOfMonthRule.SameDay);
        return kept * Sold(premise, start) * Math.Pow(1 + _rate, -delay / 12.0);
    }

    private double Sold(ValuationPremise premise, DateOnly start)
    {
        if (premise != ValuationPremise.FairMarketValueInContinuedUse)
        {
            var policy = _run.Snapshot.Policy;
            return _run.ValueFactorOn(start) * LiquidationClock.Run(_run.Valuation, policy.PremiseLadder.Step(premise), policy.LiquidationClock, start).NetRecovery;
        }

        var value = new double[1];
        _run.Valuation.Value([start], premise, [], value, _run.ValueFactorOn(start));
        return value[0];
    }

    /// <summary>The contract's cash under another operator, then the sale of what is left; null when the way is closed.</summary>
    private double? Replacement(int t, IRecoveryCash cash)
    {
        if (_lackForReplacement.Length > 0)
            return null;
        var last = t;
        for (var m = t + 1; m < _run.Timeline.Count; m++)
        {
            if (cash.ContractedRevenue(m) > 0)
                last = m;
        }

        if (last == t)
            return null;
        var brings = -_transferPerGpu * _gpus;
        for (var m = t + 1; m <= last; m++)
        {
            // While nobody serves it the customer does not pay, but hall and staff are paid.
            var amount = m - t <= _terms.ReplacementGapMonths
                ? -cash.ContractedCosts(m)
                : cash.ContractedCfads(m) - (_terms.ReplacementFeeShare * cash.ContractedRevenue(m));
            brings += amount * Worth(t, m);
        }

        return brings + (cash.Sale(last) * Worth(t, last));
    }

    /// <summary>Market rent on the whole fleet for as long as it covers the running costs, then the sale of what is left; null when the way is closed.</summary>
    private double? Reletting(int t, IRecoveryCash cash)
    {
        if (_lackForReletting.Length > 0 || _run.Operations.Merchant.PricePerGpuHour <= 0)
            return null;
        double brings = 0;
        var until = t;
        for (var m = t + 1; m < _run.Timeline.Count; m++)
        {
            var costs = cash.RunningCosts(m);
            var isVoid = m - t <= _terms.ReletVoidMonths;
            var rent = isVoid ? 0 : _terms.ReletRentShare * cash.MarketRent(m);
            if (!isVoid && rent <= costs)
                break;
            brings += (rent - costs) * Worth(t, m);
            until = m;
        }

        return brings + (cash.Sale(until) * Worth(t, until));
    }

    private double Worth(int t, int m) => _worth[m] / _worth[t];

    private string NoReplacement() => _lackForReplacement.Length > 0 ? Closed(_lackForReplacement) : "Closed: no contract pays after that day.";

    private string NoReletting() => _lackForReletting.Length > 0 ? Closed(_lackForReletting) : "Closed: no market rent is assumed for this fleet.";

    private static StructureElement[] Lacking(StructureChecklist? structure, IReadOnlyList<StructureElement> needed) =>
        [.. needed.Where(element => structure?.Lacks(element) ?? true)];

    private string Closed(StructureElement[] lacking) => _run.DealCase.Credit.Structure is null
        ? "Closed: the structure was not looked at."
        : $"Closed, missing: {string.Join("; ", lacking.Select(StructureWords.Name))}.";
}
