using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Numerics;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Compiled;

/// <summary>A sized loan run under up to twelve scenarios at once: three groups of four lanes side by side, because a payment date waits for the one before it and the groups do not wait for
/// each other.</summary>
internal static class LoanLanes
{
    private const int Lanes = 4;
    private const int Groups = 3;

    /// <summary>A payment counts for coverage when more than this share of the loan is due.</summary>
    private const double ShareThatCounts = 0.001;

    public static void Run(CompiledDeal deal, ReadOnlySpan<Scenario> scenarios, Span<ScenarioFigures> figures, FigureOptions options)
    {
        for (var from = 0; from < scenarios.Length; from += Lanes * Groups)
        {
            var count = Math.Min(Lanes * Groups, scenarios.Length - from);
            RunTogether(deal, scenarios.Slice(from, count), figures.Slice(from, count), options);
        }
    }

    private static void RunTogether(CompiledDeal deal, ReadOnlySpan<Scenario> scenarios, Span<ScenarioFigures> figures, FigureOptions options)
    {
        var groups = (scenarios.Length + Lanes - 1) / Lanes;
        var months = deal.Terms.Last + 1;
        var sponsors = options.WithEquityReturn ? groups : 0;
        Span<Vector256<double>> space = stackalloc Vector256<double>[((3 * groups) + sponsors) * months];
        var value = space[..(groups * months)];
        var cash = space.Slice(groups * months, groups * months);
        var flows = space.Slice(2 * groups * months, (groups + sponsors) * months);
        Span<LaneState> states = stackalloc LaneState[groups];
        Span<LaneFactors> factors = stackalloc LaneFactors[groups];
        Span<Vector256<double>> growth = stackalloc Vector256<double>[groups * months];
        LaneScenarios four = default;
        for (var g = 0; g < groups; g++)
        {
            four.Take(scenarios, g * Lanes);
            factors[g] = LaneFactors.Of(deal.Terms, four[0], four[1], four[2], four[3]);
            var operations = new OperatingLanes(deal, four, factors[g]);
            operations.FillValue(value.Slice(g * months, months));
            operations.FillCash(cash.Slice(g * months, months));
            FillGrowth(deal.Terms, operations, factors[g], growth.Slice(g * months, months));
        }

        var discount = deal.Terms.DiscountFactors(options.DiscountRatePerAnnum);
        Serve(deal, groups, states, value, cash, growth, flows, discount, sponsors > 0);
        Span<Vector256<double>> returns = stackalloc Vector256<double>[groups + sponsors];
        returns[..groups].Fill(Vector256.Create(0.10));
        returns[groups..].Fill(Vector256.Create(0.20));
        ReturnLanes.Solve(flows, months, deal.Terms.Years, deal.Terms.Days, returns);
        for (var i = 0; i < scenarios.Length; i++)
            figures[i] = Read(deal, states[i / Lanes], i % Lanes, returns[i / Lanes], sponsors > 0 && Pays(flows.Slice((groups + (i / Lanes)) * months, months), i % Lanes) ? returns[groups + (i / Lanes)] : null);
    }

    /// <summary>Interest on 1 over the period that ends in each month.</summary>
    private static void FillGrowth(CompiledTerms terms, in OperatingLanes operations, in LaneFactors factors, Span<Vector256<double>> growth)
    {
        if (terms.IsFixed)
        {
            for (var m = 1; m < growth.Length; m++)
                growth[m] = Vector256.Create(terms.Growth[m]);
            return;
        }

        var (floor, margin) = (Vector256.Create(terms.Floor), Vector256.Create(terms.Margin));
        for (var m = 1; m < growth.Length; m++)
        {
            var rate = Vector256.Create(terms.BaseRate[m]) + (factors.HasRatePath ? factors.RateShift + operations.RateShift(m) : factors.RateShift);
            growth[m] = (Vector256.MaxNative(rate, floor) + margin) * Vector256.Create(terms.YearFraction[m]);
        }
    }

    /// <summary>Closing, the months without principal, every payment date, and the end.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="groups">Groups of four lanes.</param>
    /// <param name="states">One a group.</param>
    /// <param name="value">[group][month].</param>
    /// <param name="cash">[group][month].</param>
    /// <param name="growth">[group][month].</param>
    /// <param name="flows">Receives the lenders' cash, [group][month], and behind it the sponsor's where it is asked for.</param>
    /// <param name="discount">Discount factors by month.</param>
    /// <param name="withSponsor">Whether it is.</param>
    private static void Serve(
        CompiledDeal deal, int groups, Span<LaneState> states, ReadOnlySpan<Vector256<double>> value, ReadOnlySpan<Vector256<double>> cash, ReadOnlySpan<Vector256<double>> growth,
        Span<Vector256<double>> flows, ReadOnlySpan<double> discount, bool withSponsor)
    {
        var (terms, loan) = (deal.Terms, deal.Loan);
        var (months, anchor) = (terms.Last + 1, terms.Anchor);
        var sponsor = groups * months;
        var period = new PeriodTerms(terms.LargestLoanToValue, terms.LeastCover, terms.SweepShare, terms.TriggeredShare, terms.ReserveShare * loan.Size);
        Open(deal, groups, states, cash, growth, flows, discount, withSponsor);
        var counts = Vector256.Create(ShareThatCounts * loan.Size);
        var exit = Vector256.Create(terms.ExitFee);
        for (var m = anchor + 1; m < months; m++)
        {
            var (scheduled, years, factor) = (Vector256.Create(loan.Scheduled[m]), Vector256.Create(terms.Years[m]), Vector256.Create(discount[m]));
            var (cost, month) = (Vector256.Create(loan.FleetCost[m]), Vector256.Create((double)m));
            for (var g = 0; g < groups; g++)
            {
                ref var state = ref states[g];
                var at = (g * months) + m;
                var paid = PeriodLanes.Pay(period, cash[at], cash[at], growth[at], value[at], scheduled, ref state.Balance, ref state.Reserve);
                Count(ref state, paid, cash[at], value[at], counts, month, years);
                var fee = exit * paid.Repaid;
                flows[at] = paid.InterestPaid + paid.Repaid + fee;
                state.PresentValue += flows[at] * factor;
                if (withSponsor)
                    flows[sponsor + at] = paid.ToSponsor - fee - cost;
            }
        }

        var last = months - 1;
        for (var g = 0; g < groups; g++)
        {
            ref var state = ref states[g];
            var at = (g * months) + last;
            var proceeds = (Vector256.Create(terms.SaleShare ?? 0) * value[at]) + state.Reserve;
            var recovered = Vector256.Min(state.Balance, proceeds);
            flows[at] += recovered;
            state.PresentValue += recovered * Vector256.Create(discount[last]);
            state.Loss = state.Balance - recovered;
            if (withSponsor)
                flows[sponsor + at] += proceeds - recovered;
        }
    }

    /// <summary>Closing and the months in which interest is capitalised: what the loan costs and brings is the same in every lane but for the interest and the cash of the fleet.</summary>
    private static void Open(
        CompiledDeal deal, int groups, Span<LaneState> states, ReadOnlySpan<Vector256<double>> cash, ReadOnlySpan<Vector256<double>> growth, Span<Vector256<double>> flows,
        ReadOnlySpan<double> discount, bool withSponsor)
    {
        var (terms, loan) = (deal.Terms, deal.Loan);
        var months = terms.Last + 1;
        var sponsor = groups * months;
        for (var g = 0; g < groups; g++)
        {
            ref var state = ref states[g];
            state = default;
            state.Cover = Vector256.Create(double.PositiveInfinity);
            for (var m = 0; m <= terms.Anchor; m++)
            {
                var at = (g * months) + m;
                var interest = m == 0 ? Vector256<double>.Zero : state.Balance * growth[at];
                state.Interest += interest;
                state.Balance += interest + Vector256.Create(loan.Draws[m]);
                var fees = loan.UndrawnFees[m] + (m == 0 ? terms.Upfront * loan.Size : 0);
                var lent = (loan.Draws[m] * (1 - terms.Discounted)) - fees;
                flows[at] = Vector256.Create(-lent);
                state.PresentValue += flows[at] * Vector256.Create(discount[m]);
                if (withSponsor)
                    flows[sponsor + at] = cash[at] + Vector256.Create(lent - loan.FleetCost[m]);
            }

            state.Reserve = Vector256.Create(terms.ReserveFunded) * Vector256.Min(Vector256.Create(terms.ReserveShare * loan.Size), state.Balance);
            if (withSponsor)
                flows[sponsor + (g * months) + terms.Anchor] -= state.Reserve;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Count(
        ref LaneState state, in PeriodPaid paid, Vector256<double> cash, Vector256<double> value, Vector256<double> counts, Vector256<double> month, Vector256<double> years)
    {
        var (zero, one) = (Vector256<double>.Zero, Vector256<double>.One);
        var nothing = Vector256.Create(CoverageRatios.Nothing);
        state.Interest += paid.Interest;
        state.Cover = Vector256.ConditionalSelect(Vector256.GreaterThan(paid.Due, counts), Vector256.MinNative(state.Cover, cash / paid.Due), state.Cover);
        var leverage = Vector256.ConditionalSelect(Vector256.GreaterThan(value, nothing), paid.BalanceBeforeSweep / value, Vector256.Create(double.PositiveInfinity));
        state.Leverage = Vector256.MaxNative(state.Leverage, leverage & Vector256.GreaterThan(paid.BalanceBeforeSweep, nothing));
        state.Triggered += one & paid.Triggered;
        var isShort = Vector256.GreaterThan(paid.Unpaid, one);
        state.Short += one & isShort;
        state.FirstShort = Vector256.ConditionalSelect(isShort & Vector256.Equals(state.FirstShort, zero), month, state.FirstShort);
        state.Repaid += paid.Repaid;
        state.RepaidYears += paid.Repaid * years;
    }

    /// <summary>Whether the sponsor pays anything at all in a lane.</summary>
    private static bool Pays(ReadOnlySpan<Vector256<double>> flows, int lane)
    {
        foreach (var flow in flows)
        {
            if (flow[lane] < 0)
                return true;
        }

        return false;
    }

    private static ScenarioFigures Read(CompiledDeal deal, in LaneState state, int lane, Vector256<double> lender, Vector256<double>? sponsor)
    {
        var cover = state.Cover[lane];
        var repaid = state.Repaid[lane];
        var first = (int)state.FirstShort[lane];
        return new ScenarioFigures(
            deal.LoanSize,
            double.IsPositiveInfinity(cover) ? null : cover,
            state.Leverage[lane],
            (int)state.Triggered[lane],
            (int)state.Short[lane],
            repaid > 0 ? state.RepaidYears[lane] / repaid : null,
            state.Interest[lane],
            state.PresentValue[lane],
            state.Loss[lane],
            lender[lane],
            sponsor?[lane],
            first == 0 ? null : first);
    }

    /// <summary>Four scenarios; the last one fills the lanes that are left over.</summary>
    [InlineArray(Lanes)]
    private struct LaneScenarios
    {
        private Scenario _first;

        public void Take(ReadOnlySpan<Scenario> scenarios, int from)
        {
            for (var lane = 0; lane < Lanes; lane++)
                this[lane] = scenarios[Math.Min(from + lane, scenarios.Length - 1)];
        }
    }
}
