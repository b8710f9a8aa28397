using System.Collections.Immutable;
using GpuLending.Engine.Depreciation;

namespace GpuLending.PluginCurves;

/// <summary>A sound plug-in with a parameter of every shape: straight while the maker's warranty runs, a fall on the day it ends, then a constant rate.</summary>
public sealed class WarrantyCliff : OutsideKind
{
    public override string Id => "warranty-cliff";

    public override string DisplayName => "Warranty cliff";

    public override string Formula => "1 - lossPerYear x t while t < warrantyYears; then x (1 - cliff) x exp(-decayPerYear x (t - warrantyYears)), less any dips";

    public override string BeyondLife => "falls for ever towards zero";

    public override string Source => "A lender's own experience of resale without warranty.";

    public override ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("warrantyYears", "Warranty: of the maker, as bought", "years", 3, 0, 10),
        new("lossPerYear", "Loss a year under warranty", "fraction of cost", 0.1, 0, 0.1),
        new("decayPerYear", "Log decay afterwards", "per year", 0.3, 0, 5),
        CurveParameter.OneOf("cover", "Cover: a third party's contract softens the fall", "maker", "third party"),
        CurveParameter.Words("contract", "Number of the service contract"),
        new("dips", "Ages at which another tenth is lost", "years", 0, 0, 40, CurveParameterShape.List),
    ];

    public override IDepreciationCurve Create(CurveArguments arguments, CurveContext context)
    {
        var (warranty, loss, decay) = (arguments.Number("warrantyYears"), arguments.Number("lossPerYear"), arguments.Number("decayPerYear"));
        var cliff = arguments.Option("cover") == "maker" ? 0.3 : 0.15;
        var dips = arguments.List("dips");
        return new Curve(age => (age < warranty ? 1 - (loss * age) : (1 - (loss * warranty)) * (1 - cliff) * Math.Exp(-decay * (age - warranty)))
            * Math.Pow(0.9, dips.Count(dip => dip <= age)));
    }
}
