using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Solving;

/// <summary>Looks for every value of a range at which an output meets its target. The range is tabulated first; only a change of sign between neighbours that both exist is refined, so that no
/// value is given out that does not answer.</summary>
internal sealed class SolverSearch
{
    private const int Points = 41;
    private const int MostWhole = 61;
    private const double Tolerance = 1e-9;

    private readonly Func<double, SolutionPoint> _at;
    private readonly Dictionary<double, SolutionPoint> _known = [];
    private readonly double _target;
    private readonly GoalTest _test;
    private readonly bool _whole;
    private double _scale = 1;

    public SolverSearch(Func<double, SolutionPoint> at, GoalTest test, double target, double lower, double upper, bool whole, double? current)
    {
        (_at, _test, _target, _whole) = (at, test, target, whole);
        Tried = [.. Grid(lower, upper, whole, current).Select(At)];
        Defined = [.. Tried.Where(point => point.Output is not null)];
        if (Defined.Count > 0)
        {
            Least = Defined.MinBy(point => point.Output!.Value)!;
            Most = Defined.MaxBy(point => point.Output!.Value)!;
            // An output that runs away at one end must not widen what counts as met: the target itself measures it, or where that is nothing the middle of the outputs.
            _scale = target != 0 ? Math.Abs(target) : Math.Max(1e-6, Middling(Defined));
        }

        Direction = DirectionOf(Defined, _scale);
    }

    /// <summary>The table, in order of the input.</summary>
    public IReadOnlyList<SolutionPoint> Tried { get; }

    /// <summary>Its points at which the output exists.</summary>
    public IReadOnlyList<SolutionPoint> Defined { get; }

    /// <summary>Its points of which it is known whether they pass: the output exists there, or is without bound.</summary>
    public IEnumerable<SolutionPoint> Known => Tried.Where(IsKnown);

    public SolutionPoint Least { get; } = null!;

    public SolutionPoint Most { get; } = null!;

    public OutputDirection Direction { get; }

    public int Evaluations => _known.Count;

    /// <summary>Where the output jumps over the target: the two neighbours.</summary>
    public List<(SolutionPoint Before, SolutionPoint After)> Jumps { get; } = [];

    /// <summary>Stretches of values that answer; a single value is a stretch of its own.</summary>
    public List<(double From, double To)> Answers { get; } = [];

    public SolutionPoint At(double input)
    {
        if (!_known.TryGetValue(input, out var point))
            _known[input] = point = _at(input);
        return point;
    }

    /// <summary>Fills answers and jumps.</summary>
    public void Run()
    {
        if (_test == GoalTest.Equal)
            Seek();
        else
            Boundaries();
    }

    private static List<double> Grid(double lower, double upper, bool whole, double? current)
    {
        var values = new SortedSet<double>();
        if (whole && upper - lower < MostWhole)
        {
            for (var x = Math.Ceiling(lower); x <= upper; x++)
                values.Add(x);
            return [.. values];
        }

        for (var i = 0; i < Points; i++)
        {
            var x = lower + ((upper - lower) * i / (Points - 1));
            values.Add(whole ? Math.Clamp(Math.Round(x), Math.Ceiling(lower), Math.Floor(upper)) : x);
        }

        if (current is { } own && own > lower && own < upper)
            values.Add(own);
        return [.. values];
    }

    private static double Middling(IReadOnlyList<SolutionPoint> points)
    {
        var sizes = points.Select(point => Math.Abs(point.Output!.Value)).Order().ToArray();
        return sizes[sizes.Length / 2] is var middle && middle > 0 ? middle : sizes[^1];
    }

    private static OutputDirection DirectionOf(IReadOnlyList<SolutionPoint> points, double scale)
    {
        bool rises = false, falls = false;
        for (var i = 1; i < points.Count; i++)
        {
            var step = points[i].Output!.Value - points[i - 1].Output!.Value;
            rises |= step > 1e-12 * scale;
            falls |= step < -1e-12 * scale;
        }

        return (rises, falls) switch
        {
            (false, false) => OutputDirection.Flat,
            (true, false) => OutputDirection.Rising,
            (false, true) => OutputDirection.Falling,
            (true, true) => OutputDirection.Mixed,
        };
    }

    private double Gap(SolutionPoint point) => point.Output!.Value - _target;

    private bool Meets(SolutionPoint point) => point.Output is { } output && Math.Abs(output - _target) <= Tolerance * _scale;

    /// <summary>Whether a known point is on the side of the target that is asked for, to the tolerance of the search.</summary>
    public bool Passes(SolutionPoint point) => point.Output is { } output
        ? _test == GoalTest.AtLeast ? output >= _target - (Tolerance * _scale) : output <= _target + (Tolerance * _scale)
        : point.IsUnbounded && _test == GoalTest.AtLeast;

    private static bool IsKnown(SolutionPoint point) => point.Output is not null || point.IsUnbounded;

    private void Seek()
    {
        for (var i = 0; i < Tried.Count; i++)
        {
            if (Meets(Tried[i]))
            {
                var first = i;
                while (i + 1 < Tried.Count && Meets(Tried[i + 1]))
                    i++;
                Stretch(first, i);
                continue;
            }

            if (i + 1 >= Tried.Count || Tried[i].Output is null || Tried[i + 1].Output is null || Meets(Tried[i + 1]))
                continue;
            if (Math.Sign(Gap(Tried[i])) != Math.Sign(Gap(Tried[i + 1])))
                Refine(Tried[i], Tried[i + 1]);
            else if (!_whole && TurnsBetween(i))
                Turning(i);
        }
    }

    /// <summary>Neighbours that meet the target: their stretch as far as it goes.</summary>
    private void Stretch(int first, int last)
    {
        var from = Tried[first].Input;
        var to = Tried[last].Input;
        if (first == last)
        {
            // A single place of the table: it may be the edge of a stretch, which the halves on either side tell.
            Answers.Add((Edge(first, -1, from), Edge(first, 1, from)));
            return;
        }

        Answers.Add((Edge(first, -1, from), Edge(last, 1, to)));
    }

    /// <summary>The last value that meets the target from a place of the table towards its neighbour, where the output exists all the way.</summary>
    private double Edge(int at, int step, double meets)
    {
        var next = at + step;
        if (next < 0 || next >= Tried.Count)
            return meets;
        var fails = Tried[next].Input;
        for (var i = 0; i < 60 && !Closed(meets, fails); i++)
        {
            var middle = Middle(meets, fails);
            if (Meets(At(middle)))
                meets = middle;
            else
                fails = middle;
            if (i == 3 && meets == Tried[at].Input)
                return meets;
        }

        return meets;
    }

    private void Refine(SolutionPoint before, SolutionPoint after)
    {
        if (_whole)
        {
            while (!Closed(before.Input, after.Input))
            {
                var middle = At(Middle(before.Input, after.Input));
                if (middle.Output is null)
                    return;
                if (Meets(middle))
                {
                    Answers.Add((middle.Input, middle.Input));
                    return;
                }

                (before, after) = Math.Sign(Gap(middle)) == Math.Sign(Gap(before)) ? (middle, after) : (before, middle);
            }

            Jumps.Add((before, after));
            return;
        }

        var width = after.Input - before.Input;
        var search = BracketedRoot.Search(
            static (x, self) => self.At(x).Output is { } output ? output - self._target : double.NaN, this, before.Input, after.Input, 1e-14 * Math.Max(width, 1e-300));
        if (!search.IsFound)
            return;
        if (Meets(At(search.Root)))
            Answers.Add((search.Root, search.Root));
        else
            Jumps.Add(Around(before, after));
    }

    /// <summary>The two sides of a jump, by halving: Brent's method only says that there is one.</summary>
    private (SolutionPoint Before, SolutionPoint After) Around(SolutionPoint before, SolutionPoint after)
    {
        while (!Closed(before.Input, after.Input))
        {
            var middle = At(Middle(before.Input, after.Input));
            if (middle.Output is null)
                break;
            (before, after) = Math.Sign(Gap(middle)) == Math.Sign(Gap(before)) ? (middle, after) : (before, middle);
        }

        return (before, after);
    }

    /// <summary>Whether the output turns towards the target near a place of the table, so that it may touch or cross it twice between neighbours.</summary>
    private bool TurnsBetween(int i)
    {
        if (i == 0 || Tried[i - 1].Output is null)
            return false;
        var (left, here, right) = (Math.Abs(Gap(Tried[i - 1])), Math.Abs(Gap(Tried[i])), Math.Abs(Gap(Tried[i + 1])));
        return Math.Sign(Gap(Tried[i - 1])) == Math.Sign(Gap(Tried[i])) && here <= left && here < right;
    }

    /// <summary>The place nearest to the target by golden section; where it lies beyond the target, a root on either side.</summary>
    private void Turning(int i)
    {
        var (low, high) = (Tried[i - 1], Tried[i + 1]);
        const double golden = 0.381966011250105;
        var (a, b) = (low.Input, high.Input);
        for (var step = 0; step < 30; step++)
        {
            var x = At(a + (golden * (b - a)));
            var y = At(b - (golden * (b - a)));
            if (x.Output is null || y.Output is null)
                return;
            var beyond = Crossed(x, low) ? x : Crossed(y, low) ? y : null;
            if (beyond is not null)
            {
                Refine(low, beyond);
                Refine(beyond, high);
                return;
            }

            if (Meets(x) || Meets(y))
            {
                var at = Meets(x) ? x.Input : y.Input;
                Answers.Add((at, at));
                return;
            }

            if (Math.Abs(Gap(x)) <= Math.Abs(Gap(y)))
                b = y.Input;
            else
                a = x.Input;
        }
    }

    private bool Crossed(SolutionPoint point, SolutionPoint side) => !Meets(point) && Math.Sign(Gap(point)) != Math.Sign(Gap(side));

    /// <summary>Every place at which the test turns between passed and failed, on the passing side.</summary>
    private void Boundaries()
    {
        for (var i = 0; i + 1 < Tried.Count; i++)
        {
            var (before, after) = (Tried[i], Tried[i + 1]);
            if (!IsKnown(before) || !IsKnown(after) || Passes(before) == Passes(after))
                continue;
            while (!Closed(before.Input, after.Input))
            {
                var middle = At(Middle(before.Input, after.Input));
                if (!IsKnown(middle))
                    break;
                (before, after) = Passes(middle) == Passes(before) ? (middle, after) : (before, middle);
            }

            var last = Passes(before) ? before.Input : after.Input;
            Answers.Add((last, last));
        }
    }

    private double Middle(double a, double b) => _whole ? Math.Round((a + b) / 2) : a + ((b - a) / 2);

    private bool Closed(double a, double b)
    {
        if (_whole)
            return Math.Abs(a - b) <= 1;
        var middle = Middle(a, b);
        return middle == a || middle == b || Math.Abs(a - b) <= 1e-13 * Math.Max(Math.Abs(a), Math.Abs(b));
    }
}
