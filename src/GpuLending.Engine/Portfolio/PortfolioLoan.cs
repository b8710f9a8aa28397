using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Portfolio;

/// <summary>A loan as the book sees it.</summary>
public sealed record PortfolioLoan
{
    /// <summary>Key, unique in the book.</summary>
    public required string Key { get; init; }

    /// <summary>Name in words.</summary>
    public required string Name { get; init; }

    /// <summary>Amount owed at default, 0 or more, in the book's currency.</summary>
    public required double Exposure { get; init; }

    /// <summary>Probability of default over the horizon, 0 to 1.</summary>
    public required double ProbabilityOfDefault { get; init; }

    /// <summary>Share of the exposure that a default loses, 0 to 1.</summary>
    public required double LossGivenDefault { get; init; }

    /// <summary>Chip generations by hardware cost.</summary>
    public IReadOnlyList<NamedShare> Generations { get; init; } = [];

    /// <summary>Customers by contracted revenue.</summary>
    public IReadOnlyList<NamedShare> Customers { get; init; } = [];

    /// <summary>Sites by hardware cost.</summary>
    public IReadOnlyList<NamedShare> Sites { get; init; } = [];

    /// <summary>Makers of the GPUs by hardware cost.</summary>
    public IReadOnlyList<NamedShare> Vendors { get; init; } = [];

    /// <summary>What a default loses.</summary>
    public double Loss => Exposure * LossGivenDefault;

    /// <summary>Expected loss over the horizon.</summary>
    public double ExpectedLoss => ProbabilityOfDefault * Loss;

    /// <summary>The loan of an evaluated deal. Over its life the exposure is each year's weighted by the probability of defaulting in it, so that probability × loss given default ×
    /// exposure is the undiscounted expected loss of the credit measures.</summary>
    /// <param name="key">Key in the book.</param>
    /// <param name="dealCase">The deal.</param>
    /// <param name="result">Its result.</param>
    /// <param name="models">GPU models by catalogue key.</param>
    /// <param name="horizon">Over which time defaults are counted.</param>
    /// <returns>The loan.</returns>
    /// <exception cref="NotComputableException">The deal has no probability of default or no loan; the reason says which.</exception>
    public static PortfolioLoan Of(string key, DealCase dealCase, UnderwritingResult result, IReadOnlyDictionary<string, GpuModel> models, PortfolioHorizon horizon)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(models);
        if (result.Credit is not { Years: { Count: > 0 } years } credit)
            throw new NotComputableException(result.Credit is { Missing: [var missing, ..] } ? missing : "The deal has no loan to lose.");
        var probability = horizon == PortfolioHorizon.FirstYear ? years[0].MarginalProbability : years.Sum(year => year.MarginalProbability);
        // Without a probability the years still say what is owed and lost, weighted alike.
        double Weight(Credit.ExpectedLossYear year) => horizon == PortfolioHorizon.FirstYear ? (year.Year == 1 ? 1 : 0) : probability > 0 ? year.MarginalProbability / probability : 1.0 / years.Count;
        var exposure = years.Sum(year => Weight(year) * year.Exposure);
        var loss = years.Sum(year => Weight(year) * year.Exposure * year.LossGivenDefault);
        return new PortfolioLoan
        {
            Key = key,
            Name = dealCase.Name,
            Exposure = exposure,
            ProbabilityOfDefault = Math.Clamp(probability, 0, 1),
            LossGivenDefault = exposure > 0 ? Math.Clamp(loss / exposure, 0, 1) : 0,
            Generations = Shares(dealCase, lot => models.TryGetValue(lot.GpuModel, out var model) && model.Architecture.Length > 0 ? model.Architecture : lot.GpuModel),
            Vendors = Shares(dealCase, lot => models.TryGetValue(lot.GpuModel, out var model) && model.Vendor.Length > 0 ? model.Vendor : "Not provided"),
            Sites = Shares(dealCase, lot => string.IsNullOrWhiteSpace(lot.Site) ? "Not provided" : lot.Site.Trim()),
            Customers = [.. (result.ContractBook?.Customers ?? []).Where(customer => customer.Share > 0).Select(customer => new NamedShare(customer.Customer, customer.Share))],
        };
    }

    private static IReadOnlyList<NamedShare> Shares(DealCase dealCase, Func<Lot, string> name)
    {
        var cost = dealCase.Lots.GroupBy(name, StringComparer.OrdinalIgnoreCase)
            .Select(group => (group.Key, Cost: group.Sum(lot => lot.Count * (double)((lot.UnitCost.Gpu?.Amount ?? 0) + (lot.UnitCost.Network?.Amount ?? 0))))).ToList();
        var total = cost.Sum(item => item.Cost);
        return total > 0 ? [.. cost.Select(item => new NamedShare(item.Key, item.Cost / total))] : [];
    }
}
