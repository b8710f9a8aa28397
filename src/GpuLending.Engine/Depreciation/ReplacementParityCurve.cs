using System.Collections.Immutable;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Depreciation;

/// <summary>The least so far of the newest part's parity, launch by launch.</summary>
internal sealed class ReplacementParityCurve : AgeCurve
{
    private readonly ImmutableArray<(double Age, ImmutableArray<Terms> Parts)> _launches;
    private readonly double _cost;
    private readonly double _doublingYears;
    private readonly double _pricedAtAge;

    public ReplacementParityCurve(
        ImmutableArray<ReplacementLaunch> launches, Func<ReplacementPart, ReplacementParityValue> termsOf, double cost, double doublingYears, CurveContext context,
        IReadOnlyList<string> remarks)
    {
        _launches = [.. launches.Select(launch => (launch.AgeYears, launch.Parts.Select(part => new Terms(termsOf(part))).ToImmutableArray()))];
        _cost = cost;
        _doublingYears = doublingYears;
        // The catalogue's prices are today's: nothing has become cheaper before the market's date.
        _pricedAtAge = context.Snapshot.Date > context.InServiceDate ? MonthArithmetic.YearsBetween(context.InServiceDate, context.Snapshot.Date) : 0;
        Remarks = remarks;
        Findings =
        [
            new("uncapped value at the first comparison", Parity(0, Math.Max(0, _launches[0].Age)), "US dollars per GPU"),
            new("work of the first newer part done by this one", launches[0].Parts.Min(part => part.Work.Ratio), "fraction"),
        ];
    }

    public override IReadOnlyList<string> Remarks { get; }

    public override IReadOnlyList<CurveFinding> Findings { get; }

    protected override double AtAge(double ageYears)
    {
        var least = 1.0;
        for (var k = 0; k < _launches.Length && _launches[k].Age <= ageYears; k++)
        {
            // Parity falls between two launches, so that its least value there is the last.
            var until = k + 1 < _launches.Length ? Math.Min(ageYears, _launches[k + 1].Age) : ageYears;
            least = Math.Min(least, Parity(k, until) / _cost);
        }

        return Math.Max(0, least);
    }

    private double Parity(int launch, double ageYears)
    {
        var (age, parts) = _launches[launch];
        var cheaper = Math.Pow(2, -Math.Max(0, ageYears - Math.Max(age, _pricedAtAge)) / _doublingYears);
        var least = double.PositiveInfinity;
        foreach (var part in parts)
            least = Math.Min(least, (((part.Price * cheaper) + part.NewRunningCost) * part.WorkRatio) - part.OldRunningCost);
        return least;
    }

    private readonly record struct Terms(double Price, double NewRunningCost, double WorkRatio, double OldRunningCost)
    {
        public Terms(ReplacementParityValue value)
            : this(value.NewPrice, value.DiscountedHours * value.NewCostPerHour, value.WorkRatio, value.DiscountedHours * value.OldCostPerHour)
        {
        }
    }
}
