using System.Globalization;
using GpuLending.Engine.Collateral;

namespace GpuLending.Web.Features.Deals.Collateral;

/// <summary>Figures of opinions as they are written.</summary>
public static class OpinionFigures
{
    /// <summary>A fraction in points: 0.35 is 35.0 points.</summary>
    public static string Points(double fraction) => string.Create(CultureInfo.CurrentCulture, $"{fraction * 100:0.0} points");

    /// <summary>What a policy does with the opinions.</summary>
    public static string Hint(MarkPolicy policy) => policy switch
    {
        MarkPolicy.Curve => "Opinions are shown beside the curve and change nothing.",
        MarkPolicy.LowestOfMarket => "The lowest sets the level, the curve the shape. Brokers and appraisers are shown only.",
        MarkPolicy.LowestOfAll => "The lowest sets the level, the curve the shape. Expired opinions do not count.",
        MarkPolicy.CredibilityWeighted => "The weighted average sets the level, the curve the shape.",
    };

    /// <summary>A price of one GPU.</summary>
    public static string PerGpu(double? value) => value is { } price && double.IsFinite(price) ? price.ToString("#,##0", CultureInfo.CurrentCulture) : "–";
}
