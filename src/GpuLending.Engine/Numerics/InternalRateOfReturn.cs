namespace GpuLending.Engine.Numerics;

/// <summary>The rate at which a series of cash flows is worth nothing, searched from <see cref="LowestRate"/> to <see cref="HighestRate"/>.
/// <para>Flows that change sign once in time order have at most one such rate and Brent's method finds it. Flows that change sign more often may have
/// several: the range is then scanned, one root is returned, two or more are refused as <see cref="RootStatus.SeveralRoots"/>, because no one of
/// them is the return. See docs/methodology/internal-rate-of-return.md.</para></summary>
public static class InternalRateOfReturn
{
    /// <summary>The lowest rate searched: -95 %.</summary>
    public const double LowestRate = -0.95;

    /// <summary>The highest rate searched: 1,000 %.</summary>
    public const double HighestRate = 10.0;

    private const int ScanSteps = 400;

    /// <summary>Searches the rate a period of flows one period apart (Excel's IRR).</summary>
    /// <param name="cashFlows">In time order, the first at time zero; paid is negative, received positive, from one party's view.</param>
    /// <param name="search">The rate a period, or why there is none.</param>
    /// <returns>True when there is exactly one rate in the range.</returns>
    /// <exception cref="ArgumentException">A flow is NaN or infinite.</exception>
    public static bool TrySolvePeriodic(ReadOnlySpan<double> cashFlows, out RootSearch search)
    {
        GuardFinite(cashFlows);
        Span<double> times = cashFlows.Length <= 512 ? stackalloc double[cashFlows.Length] : new double[cashFlows.Length];
        for (var i = 0; i < times.Length; i++)
            times[i] = i;
        search = Search(new Flows(times, cashFlows));
        return search.IsFound;
    }

    /// <summary>The rate a period of flows one period apart, where the caller knows that there is one.</summary>
    /// <param name="cashFlows">See <see cref="TrySolvePeriodic"/>.</param>
    /// <returns>The rate a period as a fraction.</returns>
    /// <exception cref="ArgumentException">A flow is NaN or infinite.</exception>
    /// <exception cref="InvalidOperationException">There is no such rate, or several; the message says which.</exception>
    public static double SolvePeriodic(ReadOnlySpan<double> cashFlows) => TrySolvePeriodic(cashFlows, out var search)
        ? search.Root
        : throw new InvalidOperationException($"No internal rate of return: {search.Reason}.");

    /// <summary>Searches the effective annual rate of dated flows: the y with sum of cf x (1 + y)^(-days / 365) = 0, days counted from the earliest
    /// date (Excel's XIRR).</summary>
    /// <param name="dates">One date a flow, in any order.</param>
    /// <param name="cashFlows">One flow a date; paid is negative, received positive, from one party's view.</param>
    /// <param name="search">The effective annual rate, or why there is none.</param>
    /// <returns>True when there is exactly one rate in the range.</returns>
    /// <exception cref="ArgumentException">Not as many dates as flows, or a flow is NaN or infinite.</exception>
    public static bool TrySolveDated(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> cashFlows, out RootSearch search)
    {
        if (dates.Length != cashFlows.Length)
            throw new ArgumentException($"{dates.Length} dates for {cashFlows.Length} cash flows.", nameof(dates));
        GuardFinite(cashFlows);

        var days = new int[dates.Length];
        for (var i = 0; i < days.Length; i++)
            days[i] = dates[i].DayNumber;
        var flows = cashFlows.ToArray();
        Array.Sort(days, flows);

        // Flows of one day are one flow: netting them leaves the sign changes that matter.
        var times = new double[days.Length];
        var count = 0;
        for (var i = 0; i < days.Length; i++)
        {
            var time = (days[i] - days[0]) / 365.0;
            if (count > 0 && times[count - 1] == time)
            {
                flows[count - 1] += flows[i];
            }
            else
            {
                times[count] = time;
                flows[count++] = flows[i];
            }
        }

        search = Search(new Flows(times.AsSpan(0, count), flows.AsSpan(0, count)));
        return search.IsFound;
    }

    /// <summary>The effective annual rate of dated flows, where the caller knows that there is one.</summary>
    /// <param name="dates">One date a flow, in any order.</param>
    /// <param name="cashFlows">See <see cref="TrySolveDated"/>.</param>
    /// <returns>The effective annual rate as a fraction.</returns>
    /// <exception cref="ArgumentException">Not as many dates as flows, or a flow is NaN or infinite.</exception>
    /// <exception cref="InvalidOperationException">There is no such rate, or several; the message says which.</exception>
    public static double SolveDated(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> cashFlows) => TrySolveDated(dates, cashFlows, out var search)
        ? search.Root
        : throw new InvalidOperationException($"No internal rate of return: {search.Reason}.");

    private static RootSearch Search(Flows flows)
    {
        var signChanges = flows.SignChanges();
        if (signChanges == 0)
            return new RootSearch(RootStatus.NoSignChange, double.NaN, double.NaN, 0, LowestRate, HighestRate);
        if (signChanges == 1)
            return BracketedRoot.Search(Value, flows, LowestRate, HighestRate);

        var found = new RootSearch(RootStatus.NoSignChange, double.NaN, double.NaN, 0, LowestRate, HighestRate);
        if (flows.HasAtMostOneRoot())
            return OnlyCell(flows);
        var left = LowestRate;
        var valueAtLeft = Value(left, flows);
        for (var i = 1; i <= ScanSteps; i++)
        {
            var right = Step(i);
            var valueAtRight = Value(right, flows);
            if (!double.IsFinite(valueAtLeft) || !double.IsFinite(valueAtRight))
                return found with { Status = RootStatus.NotFinite, Root = double.NaN };
            if (valueAtLeft == 0 || Math.Sign(valueAtLeft) * Math.Sign(valueAtRight) < 0 || (i == ScanSteps && valueAtRight == 0))
            {
                if (found.IsFound)
                    return found with { Status = RootStatus.SeveralRoots, Root = double.NaN };
                found = BracketedRoot.Search(Value, flows, left, right) with { Lower = LowestRate, Upper = HighestRate };
            }

            (left, valueAtLeft) = (right, valueAtRight);
        }

        return found;
    }

    /// <summary>The root where no more than one can be: the cell of the scan in which it lies, by halving, and the search within it that the scan would have made.</summary>
    private static RootSearch OnlyCell(Flows flows)
    {
        var none = new RootSearch(RootStatus.NoSignChange, double.NaN, double.NaN, 0, LowestRate, HighestRate);
        int low = 0, high = ScanSteps;
        var (valueAtLow, valueAtHigh) = (Value(LowestRate, flows), Value(HighestRate, flows));
        if (!double.IsFinite(valueAtLow) || !double.IsFinite(valueAtHigh))
            return none with { Status = RootStatus.NotFinite };
        if (Math.Sign(valueAtLow) * Math.Sign(valueAtHigh) > 0)
            return none;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            var value = Value(Step(middle), flows);
            if (!double.IsFinite(value))
                return none with { Status = RootStatus.NotFinite };
            if (value != 0 && Math.Sign(value) == Math.Sign(valueAtLow))
                low = middle;
            else if (value == 0)
                (low, high) = (middle, middle + 1);
            else
                high = middle;
        }

        return BracketedRoot.Search(Value, flows, Step(low), Step(high)) with { Lower = LowestRate, Upper = HighestRate };
    }

    /// <summary>Even steps in log(1 + rate): as many below zero as the rates there deserve.</summary>
    private static double Step(int i) => i == 0
        ? LowestRate
        : i == ScanSteps ? HighestRate : ((1 + LowestRate) * Math.Pow((1 + HighestRate) / (1 + LowestRate), i / (double)ScanSteps)) - 1;

    // Worth at the first flow for rates above zero and at the last for rates below: no factor exceeds 1, so long loans do not overflow. Both have the
    // same roots, and the same value at zero.
    private static double Value(double rate, Flows flows)
    {
        var logDiscount = -Math.Log(1 + rate);
        var at = rate < 0 ? flows.Times[^1] : 0.0;
        var value = 0.0;
        for (var i = 0; i < flows.Times.Length; i++)
            value += flows.Amounts[i] * Math.Exp((flows.Times[i] - at) * logDiscount);
        return value;
    }

    private static void GuardFinite(ReadOnlySpan<double> cashFlows)
    {
        for (var i = 0; i < cashFlows.Length; i++)
        {
            if (!double.IsFinite(cashFlows[i]))
                throw new ArgumentException($"Cash flow {i} is not a finite number.", nameof(cashFlows));
        }
    }

    private readonly ref struct Flows(ReadOnlySpan<double> times, ReadOnlySpan<double> amounts)
    {
        public ReadOnlySpan<double> Times { get; } = times;

        public ReadOnlySpan<double> Amounts { get; } = amounts;

        /// <summary>Whether more than one root is excluded. Worth at the first flow is, for rates above zero, the transform of the sums of flows from the first on, and worth at the last,
        /// for rates below zero, of the sums from the last back: such a transform has no more roots than the sums have changes of sign (C. J. Norstrom, A Sufficient Condition for a
        /// Unique Nonnegative Internal Rate of Return, Journal of Financial and Quantitative Analysis 7, 1972).</summary>
        public bool HasAtMostOneRoot()
        {
            double forward = 0, backward = 0;
            int changes = 0, lastForward = 0, lastBackward = 0;
            for (var i = 0; i < Amounts.Length; i++)
            {
                forward += Amounts[i];
                backward += Amounts[^(i + 1)];
                changes += Changed(forward, ref lastForward) + Changed(backward, ref lastBackward);
            }

            // Together they must leave room for one root, and none may sit at zero itself. Sums beyond the doubles prove nothing.
            return changes <= 1 && double.IsFinite(forward) && double.IsFinite(backward) && lastForward != 0 && lastForward == Math.Sign(forward) && lastBackward == Math.Sign(backward);

            static int Changed(double sum, ref int last)
            {
                var sign = Math.Sign(sum);
                var changed = sign != 0 && last != 0 && sign != last;
                last = sign == 0 ? last : sign;
                return changed ? 1 : 0;
            }
        }

        public int SignChanges()
        {
            var changes = 0;
            var last = 0;
            foreach (var amount in Amounts)
            {
                var sign = Math.Sign(amount);
                if (sign != 0 && last != 0 && sign != last)
                    changes++;
                if (sign != 0)
                    last = sign;
            }

            return changes;
        }
    }
}
