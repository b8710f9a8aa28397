using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Numerics;

/// <summary>Effective yearly returns of monthly cash in many lanes at once. Halley's method on the continuous rate c = ln(1 + y) of f(c) = sum of cf e^(-ct), t in calendar days over 365: with both
/// derivatives from one pass over the months it takes four or five passes to the last bit. It is held between rates known to lie on either side of the root, so that it cannot run to the wrong end.
/// A month of 28 to 31 days needs one of four factors: a pass multiplies and calls no exponential. See docs/methodology/internal-rate-of-return.md.</summary>
internal static class ReturnLanes
{
    private const int MostPasses = 100;
    private const double Close = 1e-5;
    private const double Small = 1e-3;
    private static readonly double Lowest = Math.Log(1 + InternalRateOfReturn.LowestRate);
    private static readonly double Highest = Math.Log(1 + InternalRateOfReturn.HighestRate);

    /// <summary>Searches the returns.</summary>
    /// <param name="flows">[series][month], each element four lanes; paid is negative, received positive.</param>
    /// <param name="months">Months of each series.</param>
    /// <param name="years">Calendar days from month 0 over 365, one a month.</param>
    /// <param name="days">Days of each month from 1, 28 to 31.</param>
    /// <param name="rates">One a series: in a continuous rate to start from, out the effective yearly rate, between -95 % and 1,000 %; the nearer end where there is no root.</param>
    [SkipLocalsInit]
    public static void Solve(ReadOnlySpan<Vector256<double>> flows, int months, ReadOnlySpan<double> years, ReadOnlySpan<int> days, Span<Vector256<double>> rates)
    {
        Span<Search> searches = stackalloc Search[rates.Length];
        for (var s = 0; s < searches.Length; s++)
            searches[s].Begin(rates[s]);
        if (!Settle(flows, months, years, days, searches))
        {
            // Not every series pays first and earns later: the sign of its worth at the highest rate says on which side of the return it is worth more than nothing.
            Span<Vector256<double>> found = stackalloc Vector256<double>[rates.Length];
            for (var s = 0; s < searches.Length; s++)
                found[s] = searches[s].ToHighest();
            Pass(flows, months, years, days, searches);
            for (var s = 0; s < searches.Length; s++)
                searches[s].BeginTurned(rates[s], found[s]);
            Settle(flows, months, years, days, searches);
        }

        for (var s = 0; s < rates.Length; s++)
            rates[s] = Vector256.Exp(searches[s].Rate) - Vector256<double>.One;
    }

    /// <summary>Passes until no lane moves.</summary>
    /// <returns>Whether every lane stands on a root, and not at an end of the range or between two rates.</returns>
    private static bool Settle(ReadOnlySpan<Vector256<double>> flows, int months, ReadOnlySpan<double> years, ReadOnlySpan<int> days, Span<Search> searches)
    {
        var settled = false;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            Pass(flows, months, years, days, searches);
            var moves = false;
            settled = true;
            for (var s = 0; s < searches.Length; s++)
            {
                moves |= searches[s].Moves(out var isSettled);
                settled &= isSettled;
            }

            if (!moves)
                break;
        }

        return settled;
    }

    /// <summary>Worth and its derivatives at its rate of every series that has not come to rest, two series side by side.</summary>
    private static void Pass(ReadOnlySpan<Vector256<double>> flows, int months, ReadOnlySpan<double> years, ReadOnlySpan<int> days, Span<Search> searches)
    {
        var waiting = -1;
        for (var s = 0; s < searches.Length; s++)
        {
            if (searches[s].Rests)
                continue;
            if (waiting < 0)
            {
                waiting = s;
                continue;
            }

            Search.PassTwo(ref searches[waiting], ref searches[s], flows.Slice(waiting * months, months), flows.Slice(s * months, months), years, days);
            waiting = -1;
        }

        if (waiting >= 0)
            searches[waiting].PassOne(flows.Slice(waiting * months, months), years, days);
    }

    /// <summary>One series' search in four lanes.</summary>
    private struct Search
    {
        private MonthFactors _factors;
        private Vector256<double> _value;
        private Vector256<double> _first;
        private Vector256<double> _second;
        private Vector256<double> _low;
        private Vector256<double> _high;

        /// <summary>All bits set where worth above nothing lies above the return and not below it: money that is received first.</summary>
        private Vector256<double> _turned;

        /// <summary>All bits set where the end of the range has been tried.</summary>
        private Vector256<double> _lowTried;
        private Vector256<double> _highTried;

        /// <summary>All bits set where the rate has come to rest: what the lanes beside it still do changes no bit of it.</summary>
        private Vector256<double> _rests;

        /// <summary>All bits set where it rests on a root.</summary>
        private Vector256<double> _settled;

        public Vector256<double> Rate { get; private set; }

        public void Begin(Vector256<double> rate)
        {
            Rate = rate;
            (_low, _high) = (Vector256.Create(Lowest), Vector256.Create(Highest));
            _turned = _lowTried = _highTried = _rests = _settled = Vector256<double>.Zero;
        }

        /// <summary>Goes to the highest rate where no root was found.</summary>
        public Vector256<double> ToHighest()
        {
            var found = Rate;
            Rate = Vector256.Create(Highest);
            _rests = Vector256<double>.Zero;
            return found;
        }

        /// <summary>Reads the side off the worth at the highest rate, and begins again where no root was found.</summary>
        public void BeginTurned(Vector256<double> rate, Vector256<double> found)
        {
            var (turned, settled) = (Vector256.GreaterThan(_value, Vector256<double>.Zero), _settled);
            Begin(Vector256.ConditionalSelect(settled, found, rate));
            (_turned, _rests, _settled) = (turned, settled, settled);
        }

        public readonly bool Rests => Vector256.EqualsAll(_rests.AsInt64(), Vector256<long>.AllBitsSet);

        public void PassOne(ReadOnlySpan<Vector256<double>> flows, ReadOnlySpan<double> years, ReadOnlySpan<int> days)
        {
            FillFactors();
            var discount = Vector256<double>.One;
            var (value, first, second) = (flows[0], Vector256<double>.Zero, Vector256<double>.Zero);
            for (var m = 1; m < flows.Length; m++)
            {
                var time = Vector256.Create(years[m]);
                discount *= _factors[days[m] - 28];
                var worth = flows[m] * discount;
                value += worth;
                worth *= time;
                first += worth;
                second = Vector256.FusedMultiplyAdd(worth, time, second);
            }

            (_value, _first, _second) = (value, first, second);
        }

        /// <summary>Two series at once: each month of a series waits for the one before it, the other series fills the time.</summary>
        public static void PassTwo(
            ref Search a, ref Search b, ReadOnlySpan<Vector256<double>> flowsOfA, ReadOnlySpan<Vector256<double>> flowsOfB, ReadOnlySpan<double> years, ReadOnlySpan<int> days)
        {
            a.FillFactors();
            b.FillFactors();
            var (discountA, discountB) = (Vector256<double>.One, Vector256<double>.One);
            var (valueA, firstA, secondA) = (flowsOfA[0], Vector256<double>.Zero, Vector256<double>.Zero);
            var (valueB, firstB, secondB) = (flowsOfB[0], Vector256<double>.Zero, Vector256<double>.Zero);
            // Every month is within the paths: they are cut to the months once, and read without asking each time.
            ref var year = ref MemoryMarshal.GetReference(years[..flowsOfA.Length]);
            ref var length = ref MemoryMarshal.GetReference(days[..flowsOfA.Length]);
            ref var flowOfA = ref MemoryMarshal.GetReference(flowsOfA);
            ref var flowOfB = ref MemoryMarshal.GetReference(flowsOfB[..flowsOfA.Length]);
            for (var m = 1; m < flowsOfA.Length; m++)
            {
                var time = Vector256.Create(Unsafe.Add(ref year, m));
                var day = unchecked(Unsafe.Add(ref length, m) - 28) & 3;
                discountA *= a._factors[day];
                discountB *= b._factors[day];
                var worthA = Unsafe.Add(ref flowOfA, m) * discountA;
                var worthB = Unsafe.Add(ref flowOfB, m) * discountB;
                valueA += worthA;
                valueB += worthB;
                worthA *= time;
                worthB *= time;
                firstA += worthA;
                firstB += worthB;
                secondA = Vector256.FusedMultiplyAdd(worthA, time, secondA);
                secondB = Vector256.FusedMultiplyAdd(worthB, time, secondB);
            }

            (a._value, a._first, a._second) = (valueA, firstA, secondA);
            (b._value, b._first, b._second) = (valueB, firstB, secondB);
        }

        /// <summary>Takes the next rate: Halley's where it stays between the rates known to lie on either side of the root, else the end of the range that has not been tried, else the middle.</summary>
        /// <param name="isSettled">Whether every lane rests on a root.</param>
        /// <returns>Whether any lane has moved.</returns>
        public bool Moves(out bool isSettled)
        {
            var (lowest, highest) = (Vector256.Create(Lowest), Vector256.Create(Highest));
            var isBelow = Vector256.GreaterThan(_value, Vector256<double>.Zero) ^ _turned;
            _low = Vector256.ConditionalSelect(isBelow, Rate, _low);
            _high = Vector256.ConditionalSelect(isBelow, _high, Rate);
            _lowTried |= Vector256.LessThanOrEqual(Rate, lowest);
            _highTried |= Vector256.GreaterThanOrEqual(Rate, highest);
            var slope = -_first;
            var two = Vector256.Create(2.0);
            var step = two * _value * slope / ((two * slope * slope) - (_value * _second));
            var next = Rate - step;
            var middle = Vector256.Create(0.5) * (_low + _high);
            var toLow = Vector256.ConditionalSelect(_lowTried | Vector256.GreaterThan(_low, lowest), middle, lowest);
            var toHigh = Vector256.ConditionalSelect(_highTried | Vector256.LessThan(_high, highest), middle, highest);
            next = Vector256.ConditionalSelect(Vector256.GreaterThan(next, _low), next, toLow);
            next = Vector256.ConditionalSelect(Vector256.LessThan(next, _high), next, toHigh);
            // At the root itself, or at an end beyond which it lies, there is nothing to step to.
            var stays = Vector256.Equals(_value, Vector256<double>.Zero) | (Vector256.LessThanOrEqual(Rate, lowest) & ~isBelow) | (Vector256.GreaterThanOrEqual(Rate, highest) & isBelow)
                | Vector256.LessThan(Vector256.Abs(step), Vector256.Create(1e-11));
            next = Vector256.ConditionalSelect(stays | _rests, Rate, next);
            var rests = Vector256.LessThan(Vector256.Abs(next - Rate), Vector256.Create(Close));
            _settled |= Vector256.AndNot(rests, _rests) & Vector256.LessThan(Vector256.Abs(step), Vector256.Create(Small));
            _rests |= rests;
            Rate = next;
            isSettled = Vector256.EqualsAll(_settled.AsInt64(), Vector256<long>.AllBitsSet);
            return !Vector256.EqualsAll(_rests.AsInt64(), Vector256<long>.AllBitsSet);
        }

        /// <summary>Discount factors of a month of 28 to 31 days.</summary>
        private void FillFactors()
        {
            var day = Vector256.Exp(Rate * Vector256.Create(-1.0 / 365));
            var two = day * day;
            var four = two * two;
            var eight = four * four;
            var february = eight * eight * eight * four;
            _factors[0] = february;
            _factors[1] = february * day;
            _factors[2] = february * two;
            _factors[3] = february * two * day;
        }
    }

    [InlineArray(4)]
    private struct MonthFactors
    {
        private Vector256<double> _first;
    }
}
