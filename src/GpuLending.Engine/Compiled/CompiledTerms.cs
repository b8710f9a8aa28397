using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Compiled;

/// <summary>What a deal in compiled form takes from everything but its lots and contracts: the calendar, rates, prices and costs by month, the loan's terms and its waterfall. Deals that share
/// these terms share this object. It never changes and is safe to use from several threads. See docs/methodology/compiled-deal.md.</summary>
public sealed class CompiledTerms
{
    private readonly DealCase _case;

    private readonly int _eligible;
    private readonly double _netInUse;
    private Discounts? _discounts;
    private MonthPrices? _prices;

    private CompiledTerms(DealCase dealCase, MarketSnapshot snapshot, CurveCatalogue catalogue, MonthGrid grid, int months)
    {
        _case = dealCase;
        Snapshot = snapshot;
        Catalogue = catalogue;
        foreach (var category in dealCase.Sizing.AdvanceOnCost.EligibleCategories)
            _eligible |= 1 << (int)category;
        _netInUse = LotSale.OnEveryPremise("", 1, null, snapshot.Policy.PremiseLadder, null)[(int)ValuationPremise.FairMarketValueInContinuedUse].Net;
        Grid = grid;
        Last = months;
    }

    /// <summary>Market the terms are resolved on.</summary>
    public MarketSnapshot Snapshot { get; }

    /// <summary>The loan's last month, counted from closing.</summary>
    public int Last { get; }

    internal CurveCatalogue Catalogue { get; }

    internal MonthGrid Grid { get; }

    internal DateOnly[] Dates { get; private init; } = [];

    /// <summary>Days of each month; [0] is 0.</summary>
    internal int[] Days { get; private init; } = [];

    /// <summary>Calendar days from closing over 365.</summary>
    internal double[] Years { get; private init; } = [];

    /// <summary>Base rate of the period that ends in each month, before floor and margin; the fixed rate of a loan that has one.</summary>
    internal double[] BaseRate { get; private init; } = [];

    /// <summary>Years of the period that ends in each month by the loan's day count.</summary>
    internal double[] YearFraction { get; private init; } = [];

    internal bool IsFixed { get; private init; }

    internal double Floor { get; private init; }

    internal double Margin { get; private init; }

    /// <summary>Interest on 1 over each period in the base scenario.</summary>
    internal double[] Growth { get; private init; } = [];

    /// <summary>1 ÷ (1 + <see cref="Growth"/>).</summary>
    internal double[] Discount { get; private init; } = [];

    /// <summary>Undrawn fee on 1 of undrawn commitment for the period that ends in each month; 0 once the loan can no longer be drawn.</summary>
    internal double[] UndrawnFee { get; private init; } = [];

    /// <summary>What one GPU earns in a month at the merchant price, used all the time.</summary>
    internal double[] MerchantMonth { get; private init; } = [];

    internal double Utilisation { get; private init; }

    internal int VoidMonths { get; private init; }

    /// <summary>Electricity of one kilowatt used all month: the part of the price that is fixed, and the part a scenario moves.</summary>
    internal double[] HedgedPower { get; private init; } = [];

    internal double[] OpenPower { get; private init; } = [];

    internal double IdleShare { get; private init; }

    /// <summary>Whether GPUs that stand idle draw less than those at work.</summary>
    internal bool PowerFollowsUse => IdleShare != 1;

    /// <summary>Kilowatts of one GPU, as entered; null when the catalogue says it.</summary>
    internal double? Kilowatts { get; private init; }

    internal double[] CostPerGpu { get; private init; } = [];

    internal double[] CostPerKilowatt { get; private init; } = [];

    internal double[] FixedCost { get; private init; } = [];

    /// <summary>Month at whose end fixed cost begins to run; null for when the first lot enters service.</summary>
    internal int? FixedFrom { get; private init; }

    internal double SellingShare { get; private init; }

    /// <summary>Month in which principal has not yet been due for the last time; draws and capitalised interest end there.</summary>
    internal int Anchor { get; private init; }

    /// <summary>Last month in which the loan can be drawn; null for no end.</summary>
    internal int? AvailabilityEnd { get; private init; }

    /// <summary>Advance on eligible cost; infinite when it does not limit.</summary>
    internal double Advance { get; private init; }

    internal bool DrawsAtClosing { get; private init; }

    internal bool SupportLimits { get; private init; }

    internal double SupportedShare { get; private init; }

    internal double TargetCover { get; private init; }

    internal double Discounted { get; private init; }

    internal double Upfront { get; private init; }

    internal double ExitFee { get; private init; }

    internal double? LargestLoanToValue { get; private init; }

    internal double? LeastCover { get; private init; }

    internal double SweepShare { get; private init; }

    internal double TriggeredShare { get; private init; }

    internal double ReserveShare { get; private init; }

    internal double ReserveFunded { get; private init; }

    /// <summary>Share of value that the sale at maturity brings; null without one.</summary>
    internal double? SaleShare { get; private init; }

    /// <summary>Resolves the terms of a case.</summary>
    /// <param name="dealCase">The case; its lots and contracts are not read.</param>
    /// <param name="snapshot">Market.</param>
    /// <param name="catalogue">The kinds of curve the case may name; null for <see cref="CurveCatalogue.Standard"/>.</param>
    /// <returns>The terms; null when some of them are outside the form.</returns>
    public static CompiledTerms? Of(DealCase dealCase, MarketSnapshot snapshot, CurveCatalogue? catalogue = null) => TryOf(dealCase, snapshot, catalogue, out _);

    /// <summary>Whether a case has the same terms on the same market, whatever its lots and contracts.</summary>
    /// <param name="dealCase">The case.</param>
    /// <param name="snapshot">Market.</param>
    /// <returns>True when the terms are the very same records, as they are when a case is changed in its lots or contracts alone.</returns>
    public bool Fit(DealCase dealCase, MarketSnapshot snapshot) =>
        ReferenceEquals(snapshot, Snapshot) && (ReferenceEquals(dealCase, _case)
            || (ReferenceEquals(dealCase.Facility, _case.Facility) && ReferenceEquals(dealCase.Waterfall, _case.Waterfall) && ReferenceEquals(dealCase.Costs, _case.Costs)
                && ReferenceEquals(dealCase.Merchant, _case.Merchant) && ReferenceEquals(dealCase.Valuation, _case.Valuation) && ReferenceEquals(dealCase.Sizing, _case.Sizing)
                && ReferenceEquals(dealCase.OtherCashFlows, _case.OtherCashFlows) && ReferenceEquals(dealCase.Junior, _case.Junior)
                && ReferenceEquals(dealCase.BorrowingBase, _case.BorrowingBase) && dealCase.ClosingDate == _case.ClosingDate && dealCase.Currency == _case.Currency));

    internal static CompiledTerms? TryOf(DealCase dealCase, MarketSnapshot snapshot, CurveCatalogue? catalogue, out string whyNot)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        ArgumentNullException.ThrowIfNull(snapshot);
        whyNot = CompiledForm.OfTerms(dealCase, snapshot) ?? "";
        return whyNot.Length > 0 ? null : Resolve(dealCase, snapshot, catalogue ?? CurveCatalogue.Standard);
    }

    private static CompiledTerms Resolve(DealCase dealCase, MarketSnapshot snapshot, CurveCatalogue catalogue)
    {
        var facility = dealCase.Facility;
        var grid = MonthGrid.Of(dealCase.ClosingDate, facility.PaymentDates.EndOfMonth)!.Value;
        var last = CompiledForm.LastMonth(dealCase, grid)!.Value;
        var timeline = Timeline.Build(dealCase.ClosingDate, null, 1, MonthArithmetic.AddMonths(dealCase.ClosingDate, last, EndOfMonthRule.MonthEnd), facility.PaymentDates.EndOfMonth);
        var waterfall = dealCase.Waterfall!;
        var sweep = waterfall.Steps.FirstOrDefault(step => step.Kind == WaterfallStepKind.Sweep);
        var reserve = waterfall.Accounts.Count > 0 ? waterfall.Accounts[0] : null;
        var (baseRate, years) = Rates(facility.Interest, snapshot, timeline);
        var isFixed = facility.Interest.Kind == RateKind.Fixed;
        var floor = facility.Interest.FloorPerAnnum;
        var margin = isFixed ? 0 : facility.Interest.MarginPerAnnum;
        var growth = new double[timeline.Count];
        for (var m = 1; m < growth.Length; m++)
            growth[m] = ((isFixed ? baseRate[m] : Math.Max(baseRate[m], floor)) + margin) * years[m];
        var anchor = facility.Interest.CapitalisedUntil is { } until && grid.TryMonth(until, out var at) ? at : 0;
        int? availability = facility.AvailabilityEnd is { } end && grid.TryMonth(end, out var month) ? month : null;
        var costs = new CompiledCosts(dealCase, timeline);
        var kilowatts = dealCase.Costs.Power.KilowattsPerGpu;
        return new CompiledTerms(dealCase, snapshot, catalogue, grid, last)
        {
            Dates = timeline.Dates,
            Days = [.. timeline.Dates.Select((date, m) => m == 0 ? 0 : date.DayNumber - timeline.Dates[m - 1].DayNumber)],
            Years = [.. timeline.Dates.Select(date => (date.DayNumber - timeline.Dates[0].DayNumber) / 365.0)],
            BaseRate = baseRate,
            YearFraction = years,
            IsFixed = isFixed,
            Floor = floor,
            Margin = margin,
            Growth = growth,
            Discount = Array.ConvertAll(growth, rate => 1 / (1 + rate)),
            UndrawnFee = [.. timeline.Dates.Select((date, m) => m == 0 || m > anchor || m > availability ? 0
                : facility.Fees.UndrawnPerAnnum * DayCount.Act360.YearFraction(timeline.Dates[m - 1], date))],
            MerchantMonth = Padded(Merchant(dealCase.Merchant, timeline)),
            Utilisation = dealCase.Merchant.PricePerGpuHour is { Amount: > 0 } ? dealCase.Merchant.Utilisation : 0,
            VoidMonths = dealCase.Merchant.VoidMonths,
            HedgedPower = Padded(costs.HedgedPower),
            OpenPower = Padded(costs.OpenPower),
            IdleShare = dealCase.Costs.Power.IdleShare,
            Kilowatts = dealCase.Costs.Power.PricePerKilowattHour is null && dealCase.Costs.ColocationPerKilowattMonth is null ? 0 : kilowatts,
            CostPerGpu = Padded(costs.PerGpu),
            CostPerKilowatt = Padded(costs.PerKilowatt),
            FixedCost = Padded(costs.Fixed),
            FixedFrom = dealCase.Costs.FixedFrom is { } from && grid.TryMonth(from, out var fixedMonth) ? fixedMonth : null,
            SellingShare = dealCase.Costs.SellingAndAdministrationShareOfRevenue,
            Anchor = anchor,
            AvailabilityEnd = availability,
            Advance = dealCase.Sizing.AdvanceOnCost.Status == Sizing.LimitStatus.ShownOnly ? double.PositiveInfinity : dealCase.Sizing.AdvanceOnCost.AdvanceRate!.Value,
            DrawsAtClosing = facility.Draws.Kind == DrawPlanKind.AtClosing,
            SupportLimits = dealCase.Sizing.SupportedBalance.Status != Sizing.LimitStatus.ShownOnly,
            SupportedShare = facility.Amortisation.SupportedLoanToValue,
            TargetCover = dealCase.Sizing.DebtServiceCoverage.ContractedTarget,
            Discounted = facility.Fees.OriginalIssueDiscount,
            Upfront = facility.Fees.Upfront,
            ExitFee = facility.Fees.Exit,
            LargestLoanToValue = Threshold(waterfall, TriggerMeasure.LoanToValue),
            LeastCover = Threshold(waterfall, TriggerMeasure.DebtServiceCoverage),
            SweepShare = sweep?.CashShare ?? 0,
            TriggeredShare = sweep is null ? 0 : sweep.TriggerIds.Count == 0 ? sweep.CashShare : sweep.TriggeredShare ?? sweep.CashShare,
            ReserveShare = reserve?.TargetShare ?? 0,
            ReserveFunded = reserve?.FundedShare ?? 0,
            SaleShare = waterfall.SaleAtMaturity is { } sale ? 1 - sale.Haircut : null,
        };
    }

    /// <summary>Whether the advance counts a category of cost.</summary>
    internal bool IsEligible(CostCategory category) => (_eligible & (1 << (int)category)) != 0;

    /// <summary>What a lot brings on the case's premise, of its fair market value in continued use.</summary>
    internal double NetOf(DealCase dealCase, Lot lot, GpuModel model)
    {
        var premise = dealCase.Valuation.Premise;
        if (premise == ValuationPremise.FairMarketValueInContinuedUse)
            return _netInUse;
        var units = 0.0;
        foreach (var other in dealCase.Lots)
            units += other.GpuModel == lot.GpuModel ? other.Count : 0;
        var policy = Snapshot.Policy;
        return LotSale.OnEveryPremise(lot.GpuModel, units, policy.BuyerPool?.Of(model.FormFactor ?? "", lot.Configuration), policy.PremiseLadder, policy.BlockDiscount)[(int)premise].Net;
    }

    /// <summary>Discount factors by month at an effective yearly rate; those of the last rate asked for are kept.</summary>
    internal double[] DiscountFactors(double ratePerAnnum)
    {
        if (_discounts is not { } known || known.Rate != ratePerAnnum)
            _discounts = known = new Discounts(ratePerAnnum, Array.ConvertAll(Years, new Discounting(ratePerAnnum).Factor));
        return known.Factors;
    }

    /// <summary>Prices for a fleet; those of the last power asked for are kept.</summary>
    internal MonthPrices Prices(double kilowatts)
    {
        if (_prices is not { } known || known.Kilowatts != kilowatts)
            _prices = known = new MonthPrices(this, kilowatts);
        return known;
    }

    private static (double[] Rate, double[] Years) Rates(InterestTerms terms, MarketSnapshot snapshot, Timeline timeline)
    {
        var dayCount = DayCount.Parse(terms.DayCount);
        var (rate, years) = (new double[timeline.Count], new double[timeline.Count]);
        for (var m = 1; m < rate.Length; m++)
        {
            rate[m] = terms.Kind == RateKind.Fixed ? terms.FixedRatePerAnnum : snapshot.BaseRates[terms.Index].RatePerAnnum(timeline.Dates[m - 1]);
            years[m] = dayCount.YearFraction(timeline.Dates[m - 1], timeline.Dates[m]);
        }

        return (rate, years);
    }

    private static double[] Merchant(MerchantTerms terms, Timeline timeline)
    {
        var price = (double)(terms.PricePerGpuHour?.Amount ?? 0m);
        return Array.ConvertAll(timeline.YearsSinceClosing, years => ContractFees.HoursPerMonth * price * Math.Pow(1 - terms.DeclinePerAnnum, years));
    }

    /// <summary>A path of a whole number of vectors, zeros behind it.</summary>
    private static double[] Padded(double[] path)
    {
        var padded = new double[(path.Length + 3) / 4 * 4];
        path.CopyTo(padded, 0);
        return padded;
    }

    private static double? Threshold(WaterfallTerms waterfall, TriggerMeasure measure) => waterfall.Triggers.FirstOrDefault(trigger => trigger.Measure == measure)?.Threshold;

    private sealed record Discounts(double Rate, double[] Factors);

    private sealed record Discounting(double RatePerAnnum)
    {
        public double Factor(double years) => Math.Pow(1 + RatePerAnnum, -years);
    }
}
