using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    [SkipLocalsInit]
    private static void RunTogether(CompiledDeal deal, ReadOnlySpan<Scenario> scenarios, Span<ScenarioFigures> figures, FigureOptions options)
    {
        var groups = (scenarios.Length + Lanes - 1) / Lanes;
        var months = deal.Terms.Last + 1;
        var sponsors = options.WithEquityReturn ? groups : 0;
        // Nothing here is zeroed first. The lenders' cash takes the place of each period's interest, and the sponsor's that of the fleet's cash, as they are worked out.
        Span<Vector256<double>> space = stackalloc Vector256<double>[(3 * groups * months) + OperatingLanes.RoomFor(months)];
        var growth = space[..(groups * months)];
        var cash = space.Slice(groups * months, groups * months);
        var value = space.Slice(2 * groups * months, groups * months);
        var room = space.Slice(3 * groups * months, OperatingLanes.RoomFor(months));
        var flows = space[..((groups + sponsors) * months)];
        Span<LaneState> states = stackalloc LaneState[groups];
        Span<LaneFactors> factors = stackalloc LaneFactors[groups];
        LaneScenarios four = default;
        for (var g = 0; g < groups; g++)
        {
            four.Take(scenarios, g * Lanes);
            factors[g] = LaneFactors.Of(deal.Terms, four[0], four[1], four[2], four[3]);
            var operations = new OperatingLanes(deal, four, factors[g]);
            operations.FillCash(cash.Slice(g * months, months), room);
            operations.FillValue(value.Slice(g * months, months));
            FillGrowth(deal.Terms, operations, factors[g], growth.Slice(g * months, months));
        }

        var discount = deal.Terms.DiscountFactors(options.DiscountRatePerAnnum);
        Serve(deal, groups, states, value, cash, growth, discount, sponsors > 0);
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
        growth[0] = Vector256<double>.Zero;
        if (!factors.ChangesRates || terms.IsFixed)
        {
            var known = terms.Growth.AsSpan(0, growth.Length);
            for (var m = 1; m < growth.Length; m++)
                growth[m] = Vector256.Create(known[m]);
            return;
        }

        var (floor, margin, shift) = (Vector256.Create(terms.Floor), Vector256.Create(terms.Margin), factors.RateShift);
        var rates = terms.BaseRate.AsSpan(0, growth.Length);
        var years = terms.YearFraction.AsSpan(0, growth.Length);
        growth[1..].Fill(shift);
        for (var m = 1; factors.HasRatePath && m < growth.Length; m++)
            growth[m] += operations.RateShift(m);
        for (var m = 1; m < growth.Length; m++)
            growth[m] = (Vector256.MaxNative(Vector256.Create(rates[m]) + growth[m], floor) + margin) * Vector256.Create(years[m]);
    }

    /// <summary>Closing, the months without principal, every payment date, and the end.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="groups">Groups of four lanes.</param>
    /// <param name="states">One a group.</param>
    /// <param name="value">[group][month].</param>
    /// <param name="cash">[group][month]; left as the sponsor's cash where that is asked for.</param>
    /// <param name="growth">Interest on 1, [group][month]; left as the lenders' cash.</param>
    /// <param name="discount">Discount factors by month.</param>
    /// <param name="withSponsor">Whether the sponsor's cash is asked for.</param>
    private static void Serve(
        CompiledDeal deal, int groups, Span<LaneState> states, ReadOnlySpan<Vector256<double>> value, Span<Vector256<double>> cash, Span<Vector256<double>> growth,
        ReadOnlySpan<double> discount, bool withSponsor)
    {
        var (terms, loan) = (deal.Terms, deal.Loan);
        var (months, first) = (terms.Last + 1, terms.Anchor + 1);
        var period = new PeriodTerms(terms.LargestLoanToValue, terms.LeastCover, terms.SweepShare, terms.TriggeredShare, terms.ReserveShare * loan.Size);
        Open(deal, groups, states, cash, growth, discount, withSponsor);
        var counts = Vector256.Create(ShareThatCounts * loan.Size);
        var exit = Vector256.Create(terms.ExitFee);
        // Every month is within the paths: they are cut to the months once, and read without asking each time.
        ref var schedule = ref MemoryMarshal.GetReference(loan.Scheduled[..months]);
        ref var years = ref MemoryMarshal.GetReference(terms.Years.AsSpan(0, months));
        ref var discounts = ref MemoryMarshal.GetReference(discount[..months]);
        ref var cashes = ref MemoryMarshal.GetReference(cash[..(groups * months)]);
        ref var values = ref MemoryMarshal.GetReference(value[..(groups * months)]);
        ref var flows = ref MemoryMarshal.GetReference(growth[..(groups * months)]);
        for (var m = first; m < months; m++)
        {
            var (scheduled, year) = (Vector256.Create(Unsafe.Add(ref schedule, m)), Vector256.Create(Unsafe.Add(ref years, m)));
            var (factor, month) = (Vector256.Create(Unsafe.Add(ref discounts, m)), Vector256.Create((double)m));
            var at = m;
            foreach (ref var state in states)
            {
                var (inflow, worth) = (Unsafe.Add(ref cashes, at), Unsafe.Add(ref values, at));
                var (balance, reserve) = (state.Balance, state.Reserve);
                var paid = PeriodLanes.Pay(period, inflow, inflow, Unsafe.Add(ref flows, at), worth, scheduled, ref balance, ref reserve);
                (state.Balance, state.Reserve) = (balance, reserve);
                Count(ref state, paid, inflow, worth, counts, month, year);
                var fee = exit * paid.Repaid;
                var flow = paid.InterestPaid + paid.Repaid + fee;
                Unsafe.Add(ref flows, at) = flow;
                state.PresentValue += flow * factor;
                if (withSponsor)
                    Unsafe.Add(ref cashes, at) = paid.ToSponsor - fee - Vector256.Create(loan.CostIn(m));
                at = unchecked(at + months);
            }
        }

        var last = months - 1;
        for (var g = 0; g < groups; g++)
        {
            ref var state = ref states[g];
            var at = (g * months) + last;
            var proceeds = (Vector256.Create(terms.SaleShare ?? 0) * value[at]) + state.Reserve;
            var recovered = Vector256.Min(state.Balance, proceeds);
            growth[at] += recovered;
            state.PresentValue += recovered * Vector256.Create(discount[last]);
            state.Loss = state.Balance - recovered;
            if (withSponsor)
                cash[at] += proceeds - recovered;
        }
    }

    /// <summary>Closing and the months in which interest is capitalised: what the loan costs and brings is the same in every lane but for the interest and the cash of the fleet.</summary>
    private static void Open(
        CompiledDeal deal, int groups, Span<LaneState> states, Span<Vector256<double>> cash, Span<Vector256<double>> growth, ReadOnlySpan<double> discount, bool withSponsor)
    {
        var (terms, loan) = (deal.Terms, deal.Loan);
        var months = terms.Last + 1;
        states.Clear();
        foreach (ref var state in states)
            state.Cover = Vector256.Create(double.PositiveInfinity);
        for (var m = 0; m <= terms.Anchor; m++)
        {
            var fees = loan.UndrawnFees[m] + (m == 0 ? terms.Upfront * loan.Size : 0);
            var lent = (loan.Draws[m] * (1 - terms.Discounted)) - fees;
            var (draw, flow, present) = (Vector256.Create(loan.Draws[m]), Vector256.Create(-lent), Vector256.Create(-lent * discount[m]));
            var invested = Vector256.Create(lent - loan.CostIn(m));
            var at = m;
            foreach (ref var state in states)
            {
                var interest = state.Balance * growth[at];
                state.Interest += interest;
                state.Balance += interest + draw;
                growth[at] = flow;
                state.PresentValue += present;
                if (withSponsor)
                    cash[at] += invested;
                at = unchecked(at + months);
            }
        }

        for (var g = 0; g < groups; g++)
        {
            ref var state = ref states[g];
            state.Reserve = Vector256.Create(terms.ReserveFunded) * Vector256.Min(Vector256.Create(terms.ReserveShare * loan.Size), state.Balance);
            if (withSponsor)
                cash[(g * months) + terms.Anchor] -= state.Reserve;
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
