using System.Runtime.Intrinsics;
using static GpuLending.Engine.Numerics.VectorMath;

namespace GpuLending.Engine.Simulation;

/// <summary>The factors' monthly steps as numbers: value and rent as geometric Brownian motions with jumps, the credit cycle as a mean-reverting logarithm, the base rate
/// as Vasicek's. See docs/methodology/simulation.md.</summary>
internal sealed class FactorModel
{
    private const double Month = 1.0 / 12;

    private readonly double _jumpOdds;
    private readonly double _jumpLow;
    private readonly double _jumpSlope;
    private readonly double _rentShare;
    private readonly double _valueDrift;
    private readonly double _rentDrift;
    private readonly double _valueStep;
    private readonly double _rentStep;
    private readonly double _persistence;
    private readonly double _cycleStep;
    private readonly double _rateKept;
    private readonly double _rateStep;
    private readonly double _l21;
    private readonly double _l22;
    private readonly double _l31;
    private readonly double _l32;
    private readonly double _l33;
    private readonly double _l41;
    private readonly double _l42;
    private readonly double _l43;
    private readonly double _l44;
    private readonly (double Low, double Width)[] _launches;

    public FactorModel(SimulationTerms terms, int months)
    {
        Months = months;
        HasRate = terms.RateVolatility > 0;
        _jumpOdds = terms.JumpsPerAnnum * Month;
        _jumpLow = terms.JumpLow;
        _jumpSlope = _jumpOdds > 0 ? (terms.JumpHigh - terms.JumpLow) / _jumpOdds : 0;
        _rentShare = terms.RentJumpShare;
        var root = Math.Sqrt(Month);
        (_valueStep, _rentStep) = (terms.ValueVolatility * root, terms.RentVolatility * root);
        (_valueDrift, _rentDrift) = (-0.5 * _valueStep * _valueStep, -0.5 * _rentStep * _rentStep);
        (_persistence, _cycleStep) = (terms.CyclePersistence, terms.CycleVolatility);
        _rateKept = Math.Exp(-terms.RateReversion * Month);
        _rateStep = terms.RateVolatility * (terms.RateReversion > 0 ? Math.Sqrt((1 - (_rateKept * _rateKept)) / (2 * terms.RateReversion)) : root);
        var c = terms.Correlations;
        (_l21, _l22) = (c.ValueRent, Rest(1 - (c.ValueRent * c.ValueRent)));
        _l31 = c.ValueCycle;
        _l32 = Over(c.RentCycle - (_l21 * _l31), _l22);
        _l33 = Rest(1 - (_l31 * _l31) - (_l32 * _l32));
        _l41 = c.ValueRate;
        _l42 = Over(c.RentRate - (_l21 * _l41), _l22);
        _l43 = Over(c.CycleRate - (_l31 * _l41) - (_l32 * _l42), _l33);
        _l44 = Rest(1 - (_l41 * _l41) - (_l42 * _l42) - (_l43 * _l43));
        _launches = new (double, double)[months + 1];
        foreach (var launch in terms.Launches)
        {
            if (launch.Month <= months)
                _launches[launch.Month] = (launch.Low, launch.High - launch.Low);
        }

        HasLaunches = terms.Launches.Count > 0;
    }

    public int Months { get; }

    /// <summary>Whether the base rate moves: a fourth factor then.</summary>
    public bool HasRate { get; }

    public bool HasLaunches { get; }

    /// <summary>Normal numbers a month.</summary>
    public int Factors => HasRate ? 4 : 3;

    /// <summary>Fills a group's factors from its draws. Value and rent are given from a month on, what the earlier ones are is not needed.</summary>
    public void Fill(PathGroup paths, int from)
    {
        if (HasRate)
            FillRate(paths);
        var normals = paths.Normals;
        var uniforms = paths.Uniforms;
        var value = paths.Value;
        var rent = paths.Rent;
        var intensity = paths.Intensity;
        Vector256<double> logValue = default, logRent = default, state = default, sum = default;
        var (odds, jumpSlope, jumpLow, rentShare) = (Vector256.Create(_jumpOdds), Vector256.Create(_jumpSlope), Vector256.Create(_jumpLow), Vector256.Create(-_rentShare));
        var (l21, l22, l31, l32, l33) = (Vector256.Create(_l21), Vector256.Create(_l22), Vector256.Create(_l31), Vector256.Create(_l32), Vector256.Create(_l33));
        var (valueStep, valueDrift, rentStep, rentDrift) = (Vector256.Create(_valueStep), Vector256.Create(_valueDrift), Vector256.Create(_rentStep), Vector256.Create(_rentDrift));
        var (persistence, cycleStep) = (Vector256.Create(_persistence), Vector256.Create(_cycleStep));
        var hasLaunches = HasLaunches;
        var step = Factors;
        for (int m = 1, at = 0; m <= Months; m++, at += step)
        {
            var e1 = normals[at];
            var e2 = normals[at + 1];
            var u = uniforms[m - 1];
            var jump = Vector256.LessThan(u, odds) & Fma(u, jumpSlope, jumpLow);
            if (hasLaunches && _launches[m].Low + _launches[m].Width > 0)
                jump += Fma(uniforms[Months + m - 1], Vector256.Create(_launches[m].Width), Vector256.Create(_launches[m].Low));
            var c2 = Fma(e2, l22, e1 * l21);
            var c3 = Fma(normals[at + 2], l33, Fma(e2, l32, e1 * l31));
            logValue = logValue + Fma(e1, valueStep, valueDrift) - jump;
            logRent = Fma(jump, rentShare, logRent + Fma(c2, rentStep, rentDrift));
            state = Fma(state, persistence, c3 * cycleStep);
            value[m] = logValue;
            rent[m] = logRent;
            intensity[m] = state;
        }

        paths.LogValueAtEnd = logValue;
        for (var m = 1; m < from; m++)
            intensity[m] = sum = Fma(Exp(intensity[m]), Vector256.Create(Month), sum);
        for (var m = Math.Max(1, from); m <= Months; m++)
        {
            value[m] = Exp(value[m]);
            rent[m] = Exp(rent[m]);
            intensity[m] = sum = Fma(Exp(intensity[m]), Vector256.Create(Month), sum);
        }
    }

    /// <summary>The credit cycle's standard normal step of a month; above zero customers fail more often.</summary>
    public Vector256<double> CycleStep(PathGroup paths, int month)
    {
        var at = (month - 1) * Factors;
        var normals = paths.Normals;
        return Fma(normals[at + 2], Vector256.Create(_l33), Fma(normals[at + 1], Vector256.Create(_l32), normals[at] * Vector256.Create(_l31)));
    }

    private void FillRate(PathGroup paths)
    {
        Vector256<double> shift = default;
        for (int m = 1, at = 0; m <= Months; m++, at += 4)
        {
            var e = Fma(paths.Normals[at + 1], Vector256.Create(_l42), paths.Normals[at] * Vector256.Create(_l41));
            e = Fma(paths.Normals[at + 3], Vector256.Create(_l44), Fma(paths.Normals[at + 2], Vector256.Create(_l43), e));
            shift = Fma(shift, Vector256.Create(_rateKept), e * Vector256.Create(_rateStep));
            paths.RateShift[m] = shift;
        }
    }

    private static double Rest(double square) => square > -1e-12
        ? Math.Sqrt(Math.Max(0, square))
        : throw new NotComputableException("The correlations of value, rent, credit cycle and base rate are impossible together.");

    private static double Over(double numerator, double root) => root > 1e-9 ? numerator / root : Math.Abs(numerator) < 1e-9
        ? 0
        : throw new NotComputableException("The correlations of value, rent, credit cycle and base rate are impossible together.");
}
