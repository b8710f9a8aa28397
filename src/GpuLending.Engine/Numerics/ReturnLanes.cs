using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Numerics;

/// <summary>Effective yearly returns of monthly cash in many lanes at once. Halley's method on the continuous rate c = ln(1 + y) of f(c) = sum of cf e^(-ct), t in calendar days over 365: with all
/// three derivatives from one pass over the months it takes four or five passes to the last bit. A month of 28 to 31 days needs one of four factors, so that a pass multiplies and calls no exponential.
/// See docs/methodology/internal-rate-of-return.md.</summary>
internal static class ReturnLanes
{
    private const int MostPasses = 60;
    private const double Close = 1e-5;
    private static readonly double Lowest = Math.Log(1 + InternalRateOfReturn.LowestRate);
    private static readonly double Highest = Math.Log(1 + InternalRateOfReturn.HighestRate);

    /// <summary>Searches the returns.</summary>
    /// <param name="flows">[series][month], each element four lanes; paid is negative, received positive.</param>
    /// <param name="months">Months of each series.</param>
    /// <param name="years">Calendar days from month 0 over 365, one a month.</param>
    /// <param name="days">Days of each month from 1, 28 to 31.</param>
    /// <param name="rates">One a series: in a continuous rate to start from, out the effective yearly rate, between -95 % and 1,000 %; the nearer end where there is no root.</param>
    public static void Solve(ReadOnlySpan<Vector256<double>> flows, int months, ReadOnlySpan<double> years, ReadOnlySpan<int> days, Span<Vector256<double>> rates)
    {
        Span<Step> steps = stackalloc Step[rates.Length];
        for (var pass = 0; pass < MostPasses; pass++)
        {
            for (var s = 0; s < steps.Length; s++)
                steps[s].Begin(rates[s], flows[s * months]);
            for (var m = 1; m < months; m++)
            {
                var time = Vector256.Create(years[m]);
                var length = days[m] - 28;
                for (var s = 0; s < steps.Length; s++)
                    steps[s].Add(flows[(s * months) + m], time, length);
            }

            var moves = false;
            for (var s = 0; s < steps.Length; s++)
            {
                var next = steps[s].Next(rates[s]);
                moves |= Vector256.GreaterThanOrEqualAny(Vector256.Abs(next - rates[s]), Vector256.Create(Close));
                rates[s] = next;
            }

            if (!moves)
                break;
        }

        for (var s = 0; s < rates.Length; s++)
            rates[s] = Vector256.Exp(rates[s]) - Vector256<double>.One;
    }

    private struct Step
    {
        private MonthFactors _factors;
        private Vector256<double> _discount;
        private Vector256<double> _value;
        private Vector256<double> _first;
        private Vector256<double> _second;

        public void Begin(Vector256<double> rate, Vector256<double> atClosing)
        {
            var day = Vector256.Exp(rate * Vector256.Create(-1.0 / 365));
            var (two, four) = (day * day, day * day * day * day);
            var (eight, sixteen) = (four * four, four * four * four * four);
            var february = sixteen * eight * four;
            _factors[0] = february;
            _factors[1] = february * day;
            _factors[2] = february * two;
            _factors[3] = february * two * day;
            _discount = Vector256<double>.One;
            _value = atClosing;
            _first = _second = Vector256<double>.Zero;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector256<double> flow, Vector256<double> time, int length)
        {
            _discount *= _factors[length];
            var worth = flow * _discount;
            _value += worth;
            worth *= time;
            _first += worth;
            _second = Vector256.FusedMultiplyAdd(worth, time, _second);
        }

        /// <summary>The next rate; half a point down or up where Halley's step is no step at all.</summary>
        public readonly Vector256<double> Next(Vector256<double> rate)
        {
            var slope = -_first;
            var two = Vector256.Create(2.0);
            var step = two * _value * slope / ((two * slope * slope) - (_value * _second));
            var half = Vector256.Create(0.5) | ((_value * slope) & Vector256.Create(-0.0));
            step = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(Vector256.Abs(step), Vector256<double>.One), step, half);
            return Vector256.MinNative(Vector256.MaxNative(rate - step, Vector256.Create(Lowest)), Vector256.Create(Highest));
        }
    }

    [InlineArray(4)]
    private struct MonthFactors
    {
        private Vector256<double> _first;
    }
}
