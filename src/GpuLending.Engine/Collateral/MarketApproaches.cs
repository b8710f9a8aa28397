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
    /// <param name="Formula">The formula with its figures.</param>
    public sealed record Parity(ReplacementPart Part, ReplacementParityValue Formula);

    /// <summary>Replacement parity of a model on a day; null with the reason when it cannot be reckoned.</summary>
    public static Parity? ParityOf(GpuModel model, MarketSnapshot snapshot, DateOnly asOf, ApproachFigures figures, out string why)
    {
        var found = Found.GetOrCreateValue(snapshot).GetOrAdd((model.Key, figures.Terms.Workload, asOf), key => Search(model, snapshot, key.Workload, key.Day));
        why = found.WhyNone;
        Parity? least = null;
        foreach (var part in found.Parts)
        {
            var parity = new Parity(part, new ReplacementParityValue
            {
                NewPrice = part.Price,
                WorkRatio = part.Work.Ratio,
                NewWatts = ServerPower.Watts(0, part.Model, "power"),
                OldWatts = OldWatts(model, figures),
                PowerPricePerKilowattHour = figures.PowerPrice,
                PowerUsageEffectiveness = figures.PowerUsageEffectiveness,
                ColocationPerKilowattMonth = figures.ColocationPerKilowattMonth,
                DiscountRate = figures.Terms.DiscountRatePerAnnum,
                HorizonMonths = Math.Max(1, (int)Math.Round(12 * figures.Terms.HorizonYears)),
            });
            if (least is null || parity.Formula.Value < least.Formula.Value)
                least = parity;
        }

        return least;
    }

    /// <summary>Income value of a model from a rent; null when nobody says what power it draws.</summary>
    public static IncomeValue? IncomeOf(GpuModel model, double rent, ApproachFigures figures) =>
        figures.KilowattsPerGpu is null && model.ThermalDesignPowerWatts is null
            ? null
            : new IncomeValue
            {
                RentPerHour = rent,
                DecayPerYear = figures.RentDecay,
                Utilisation = figures.Utilisation,
                KilowattsPerGpu = OldWatts(model, figures) / 1000,
                PowerPricePerKilowattHour = figures.PowerPrice,
                PowerUsageEffectiveness = figures.PowerUsageEffectiveness,
                ColocationPerKilowattMonth = figures.ColocationPerKilowattMonth,
                OtherCostPerHour = figures.OtherCostPerGpuHour,
                DiscountRate = figures.Terms.DiscountRatePerAnnum,
            };

    private static double OldWatts(GpuModel model, ApproachFigures figures) => ServerPower.Watts((figures.KilowattsPerGpu ?? 0) * 1000, model, "power");

    private static Replacement Search(GpuModel model, MarketSnapshot snapshot, Workload workload, DateOnly day)
    {
        if (model.ThermalDesignPowerWatts is null)
            return new([], $"The catalogue gives no power draw for {model.Key}.");
        try
        {
            var launches = ReplacementParts.Of(new CurveContext { Model = model, InServiceDate = day, Snapshot = snapshot }, workload, anyMaker: false, "", 0, []);
            var shipped = launches[0].AgeYears <= 0 ? launches[0].Parts.Where(part => part.Model.ThermalDesignPowerWatts is not null).ToArray() : [];
            return new(shipped, shipped.Length > 0 ? "" : $"No newer part that does the work of {model.Key} has shipped by {Amounts.Day(day)}: it is the newest of its kind.");
        }
        catch (ArgumentException none)
        {
            return new([], none.Message);
        }
    }

    private sealed record Replacement(IReadOnlyList<ReplacementPart> Parts, string WhyNone);
}
