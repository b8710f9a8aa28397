using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Collateral;

/// <summary>Sets up replacement parity and income value for a model of the catalogue, with the parts and powers that the curves of the same names take.</summary>
internal static class MarketApproaches
{
    // A pure memo: looking through the catalogue on every keystroke would be felt.
    private static readonly ConditionalWeakTable<MarketSnapshot, ConcurrentDictionary<(string Model, Workload Workload, DateOnly Day), Replacement>> Found = new();

    /// <summary>Parity with the part that charges least for the same work.</summary>
    /// <param name="Part">The part.</param>
    /// <param name="Price">Day and standing of its price.</param>
    /// <param name="Formula">The formula with its figures.</param>
    public sealed record Parity(ReplacementPart Part, ReplacementPrice Price, ReplacementParityValue Formula);

    /// <summary>Replacement parity of a model on a day; null with the reason when it cannot be reckoned.</summary>
    public static Parity? ParityOf(GpuModel model, MarketSnapshot snapshot, DateOnly asOf, ApproachFigures figures, out string why)
    {
        var found = Found.GetOrCreateValue(snapshot).GetOrAdd((model.Key, figures.Terms.Workload, asOf), key => Search(model, snapshot, key.Workload, key.Day));
        why = found.WhyNone;
        Parity? least = null;
        foreach (var (part, price) in found.Parts)
        {
            var parity = new Parity(part, price, new ReplacementParityValue
            {
                NewPrice = part.Price,
                WorkRatio = part.Work.Ratio,
                NewWatts = ServerPower.Watts(0, part.Model, "power"),
                OldWatts = OldWatts(model, figures),
                PowerPricePerKilowattHour = figures.PowerPrice.Value,
                PowerUsageEffectiveness = figures.PowerUsageEffectiveness.Value,
                ColocationPerKilowattMonth = figures.ColocationPerKilowattMonth.Value,
                DiscountRate = figures.Terms.DiscountRatePerAnnum,
                HorizonMonths = figures.HorizonMonths,
            });
            if (least is null || parity.Formula.Value < least.Formula.Value)
                least = parity;
        }

        return least;
    }

    /// <summary>Income value of a lot's GPU from a rent, no further than horizon and longest economic life; null when nobody says what power it draws.</summary>
    public static IncomeValue? IncomeOf(GpuModel model, Lot lot, FreshPrice rent, ApproachFigures figures) =>
        figures.KilowattsPerGpu is null && model.ThermalDesignPowerWatts is null
            ? null
            : new IncomeValue
            {
                RentPerHour = rent.Median,
                DecayPerYear = figures.RentDecay,
                Utilisation = figures.Utilisation.Value,
                KilowattsPerGpu = OldWatts(model, figures) / 1000,
                PowerPricePerKilowattHour = figures.PowerPrice.Value,
                PowerUsageEffectiveness = figures.PowerUsageEffectiveness.Value,
                ColocationPerKilowattMonth = figures.ColocationPerKilowattMonth.Value,
                OtherCostPerHour = figures.OtherCostPerGpuHour.Value,
                DiscountRate = figures.Terms.DiscountRatePerAnnum,
                LongestMonths = figures.RentMonths(lot, rent.Last),
            };

    private static double OldWatts(GpuModel model, ApproachFigures figures) => ServerPower.Watts((figures.KilowattsPerGpu?.Value ?? 0) * 1000, model, "power");

    private static Replacement Search(GpuModel model, MarketSnapshot snapshot, Workload workload, DateOnly day)
    {
        if (model.ThermalDesignPowerWatts is null)
            return new([], $"The catalogue gives no power draw for {model.Key}.");
        try
        {
            var launches = ReplacementParts.Of(new CurveContext { Model = model, InServiceDate = day, Snapshot = snapshot }, workload, anyMaker: false, "", 0, []);
            var shipped = launches[0].AgeYears <= 0 ? launches[0].Parts.Where(part => part.Model.ThermalDesignPowerWatts is not null).ToArray() : [];
            return new([.. shipped.Select(part => (part, ReplacementPrice.Of(part.Model, part.Price, snapshot)))], shipped.Length > 0 ? "" : $"No newer part that does the work of {model.Key} has shipped by {Amounts.Day(day)}: it is the newest of its kind.");
        }
        catch (ArgumentException none)
        {
            return new([], none.Message);
        }
    }

    private sealed record Replacement(IReadOnlyList<(ReplacementPart Part, ReplacementPrice Price)> Parts, string WhyNone);
}
