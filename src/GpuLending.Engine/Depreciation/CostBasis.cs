namespace GpuLending.Engine.Depreciation;

/// <summary>What a value in US dollars is made a fraction of: the hardware cost of one GPU.</summary>
internal static class CostBasis
{
    /// <summary>The cost of one GPU in US dollars: the lot's own, else the catalogue's price of the model, which is then remarked.</summary>
    /// <exception cref="ArgumentException">Neither is known.</exception>
    public static double Of(CurveContext context, string kind, List<string> remarks)
    {
        if (context.UnitCost is > 0 and var cost)
            return cost;
        if (context.Model?.PriceUsd is not { } price || price <= 0)
            throw new ArgumentException($"{kind} needs the hardware cost of one GPU in US dollars, and neither the lot nor the catalogue gives it.");
        remarks.Add(FormattableString.Invariant($"Cost of one GPU is not given in US dollars: taken as the catalogue's {price:#,0} ({context.Model.PriceBasis})."));
        return price;
    }
}
