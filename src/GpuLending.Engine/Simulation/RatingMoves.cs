using System.Numerics;
using System.Runtime.Intrinsics;
using static GpuLending.Engine.Numerics.VectorMath;

namespace GpuLending.Engine.Simulation;

/// <summary>Moves customers' ratings along paths, four at a time. A customer fails when its intensity, which changes with its rating, summed over time with the credit cycle reaches its
/// threshold; whoever does not fail in a month moves by where a normal number falls that it shares in part with all. Nothing is allocated.</summary>
internal sealed class RatingMoves
{
    private readonly RatingChain _chain;
    private readonly FactorModel _model;
    private readonly int[] _states;
    private readonly double[] _rates;
    private readonly Vector256<double> _common;
    private readonly Vector256<double> _own;

    /// <param name="chain">Monthly moves.</param>
    /// <param name="model">Factors, for the credit cycle's steps.</param>
    /// <param name="customers">Customers with what they default at as they are rated today.</param>
    /// <param name="states">Rating of each today; −1 for one that does not move.</param>
    /// <param name="correlation">Share of a move's variance that is common to all.</param>
    public RatingMoves(RatingChain chain, FactorModel model, IReadOnlyList<CustomerIntensity> customers, int[] states, double correlation)
    {
        (_chain, _model, _states) = (chain, model, states);
        _common = Vector256.Create(-Math.Sqrt(correlation));
        _own = Vector256.Create(Math.Sqrt(1 - correlation));
        _rates = new double[customers.Count * RatingChain.Ratings];
        for (var c = 0; c < customers.Count; c++)
        {
            for (var state = 0; state < RatingChain.Ratings && states[c] >= 0; state++)
                _rates[(c * RatingChain.Ratings) + state] = Intensity(customers[c].PerAnnum, states[c], state) / Scale(customers[c].PerAnnum);
        }
    }

    /// <summary>Numbers that one customer's count takes: changes of the number of paths in each state by month, then paths that leave investment grade for the first time by month.</summary>
    public static int CountsOf(int months) => (months + 1) * (RatingChain.Ratings + 2);

    /// <summary>The intensity in which a customer's threshold is measured; one that begins with none is measured in ones.</summary>
    public static double Scale(double perAnnum) => perAnnum > 0 ? perAnnum : 1;

    /// <summary>Finds the months in which customers fail and puts their thresholds there, so that what reads them need not know of ratings.</summary>
    /// <param name="paths">Draws, intensities and thresholds.</param>
    /// <param name="counts">Receives the moves, by customer; empty when nobody asks.</param>
    public void Run(PathGroup paths, Span<int> counts)
    {
        var months = _model.Months;
        for (var m = 1; m <= months; m++)
            paths.CycleSteps[m] = _common * _model.CycleStep(paths, m);
        for (var c = 0; c < _states.Length; c++)
        {
            if (_states[c] >= 0)
                paths.Thresholds[c] = Run(paths, c, counts.IsEmpty ? counts : counts.Slice(c * CountsOf(months), CountsOf(months)));
        }
    }

    private Vector256<double> Run(PathGroup paths, int customer, Span<int> counts)
    {
        var months = _model.Months;
        var start = _states[customer];
        var rates = _rates.AsSpan(customer * RatingChain.Ratings, RatingChain.Ratings);
        var normals = paths.RatingNormals.AsSpan(customer * months, months);
        var threshold = paths.Thresholds[customer];
        Span<int> states = [start, start, start, start];
        var isBelow = start > RatingChain.LastInvestmentGrade ? 0b1111u : 0u;
        Vector256<double> since = default, before = default;
        var rate = Vector256.Create(rates[start]);
        var (lower, upper) = (Vector256.Create(_chain.Lower(start)), Vector256.Create(_chain.Upper(start)));
        var alive = Vector256<double>.AllBitsSet;
        var failedAt = Vector256.Create(double.PositiveInfinity);
        if (!counts.IsEmpty)
            counts[start] += 4;
        for (var m = 1; m <= months; m++)
        {
            var years = paths.Intensity[m];
            var reached = Fma(rate, years - since, before);
            var fails = Vector256.GreaterThanOrEqual(reached, threshold) & alive;
            if (fails != default)
            {
                failedAt = Vector256.ConditionalSelect(fails, years, failedAt);
                alive = Vector256.AndNot(alive, fails);
                for (var lanes = Vector256.ExtractMostSignificantBits(fails); lanes != 0; lanes &= lanes - 1)
                    Move(counts, states, ref isBelow, BitOperations.TrailingZeroCount(lanes), RatingChain.Ratings, m);
                if (alive == default)
                    break;
            }

            var number = Fma(_own, normals[m - 1], paths.CycleSteps[m]);
            var moves = (Vector256.LessThan(number, lower) | Vector256.GreaterThanOrEqual(number, upper)) & alive;
            if (moves == default)
                continue;
            for (var lanes = Vector256.ExtractMostSignificantBits(moves); lanes != 0; lanes &= lanes - 1)
            {
                var lane = BitOperations.TrailingZeroCount(lanes);
                var next = _chain.Next(states[lane], number[lane]);
                Move(counts, states, ref isBelow, lane, next, m);
                before = before.WithElement(lane, reached[lane]);
                since = since.WithElement(lane, years[lane]);
                rate = rate.WithElement(lane, rates[next]);
                lower = lower.WithElement(lane, _chain.Lower(next));
                upper = upper.WithElement(lane, _chain.Upper(next));
            }
        }

        return failedAt;
    }

    private void Move(Span<int> counts, Span<int> states, ref uint isBelow, int lane, int next, int month)
    {
        var from = states[lane];
        states[lane] = next;
        var leaves = next > RatingChain.LastInvestmentGrade && (isBelow & (1u << lane)) == 0;
        if (leaves)
            isBelow |= 1u << lane;
        if (counts.IsEmpty)
            return;
        var row = month * (RatingChain.Ratings + 1);
        counts[row + from]--;
        counts[row + next]++;
        if (leaves)
            counts[((_model.Months + 1) * (RatingChain.Ratings + 1)) + month]++;
    }

    /// <summary>A weaker rating adds what the chain adds to the intensity; a stronger one keeps its part of it. Where a customer begins with the chain's own intensity, both give the chain's.</summary>
    private double Intensity(double today, int start, int state) => state == start
        ? today
        : state > start || _chain.PerAnnum(start) <= 0
            ? Math.Max(0, today + _chain.PerAnnum(state) - _chain.PerAnnum(start))
            : today * _chain.PerAnnum(state) / _chain.PerAnnum(start);
}
