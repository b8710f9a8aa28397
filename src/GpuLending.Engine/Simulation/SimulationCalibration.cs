using System.Globalization;
using GpuLending.Engine.Market;

namespace GpuLending.Engine.Simulation;

/// <summary>Volatilities and launches from a market snapshot. See docs/methodology/simulation.md.</summary>
public static class SimulationCalibration
{
    /// <summary>Fewest changes of price that give a volatility.</summary>
    public const int FewestChanges = 12;

    private const int FewestDays = 28;

    private const double DaysInYear = 365.25;

    /// <summary>Takes what the data carry for a case's GPU models; the rest stays as the terms assume it.</summary>
    /// <param name="snapshot">Prices and catalogue.</param>
    /// <param name="models">Keys of the case's GPU models.</param>
    /// <returns>Value volatility, rent volatility and jumps a year, each with its source.</returns>
    public static IReadOnlyList<CalibratedParameter> Of(MarketSnapshot snapshot, IReadOnlyCollection<string> models)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(models);
        var assumed = new SimulationTerms();
        return
        [
            Volatility(snapshot, models, "valueVolatility", assumed.ValueVolatility, "resale prices", kind => kind is PriceKind.ResaleAsk or PriceKind.ResaleSale or PriceKind.ResaleQuote),
            Volatility(snapshot, models, "rentVolatility", assumed.RentVolatility, "on-demand rents", kind => kind == PriceKind.RentOnDemand),
            Launches(snapshot, models, assumed.JumpsPerAnnum),
        ];
    }

    /// <summary>Terms with calibrated parameters in them.</summary>
    /// <param name="terms">Terms.</param>
    /// <param name="calibrated">What <see cref="Of"/> gave.</param>
    /// <returns>The terms with the values that are not assumed.</returns>
    public static SimulationTerms Apply(SimulationTerms terms, IReadOnlyList<CalibratedParameter> calibrated)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(calibrated);
        foreach (var parameter in calibrated)
        {
            terms = parameter switch
            {
                { Assumed: true } => terms,
                { Parameter: "valueVolatility" } => terms with { ValueVolatility = parameter.Value },
                { Parameter: "rentVolatility" } => terms with { RentVolatility = parameter.Value },
                { Parameter: "jumpsPerAnnum" } => terms with { JumpsPerAnnum = parameter.Value },
                _ => terms,
            };
        }

        return terms;
    }

    /// <summary>Of the case's own models where they have enough prices, of all models otherwise.</summary>
    private static CalibratedParameter Volatility(
        MarketSnapshot snapshot, IReadOnlyCollection<string> models, string parameter, double otherwise, string prices, Func<PriceKind, bool> wanted)
    {
        var quotes = snapshot.Quotes.Where(quote => wanted(quote.Kind) && quote.Price > 0).ToArray();
        var own = Changes(quotes.Where(quote => models.Contains(quote.GpuModel)));
        var changes = own.Count >= FewestChanges ? own : Changes(quotes);
        var whose = own.Count >= FewestChanges ? string.Join(", ", models.Order(StringComparer.Ordinal)) : "all models, the case's own having too few";
        if (changes.Count < FewestChanges || Spread(changes) is not (> 0 and var volatility))
        {
            return new(parameter, otherwise, 0, true, string.Create(
                CultureInfo.InvariantCulture, $"Assumed: market data {snapshot.Id} has {changes.Count} changes of {prices}, or prices that never move; {FewestChanges} changes are needed."));
        }

        return new(parameter, volatility, changes.Count, false, string.Create(
            CultureInfo.InvariantCulture,
            $"{changes.Count} changes of {prices} within one provider's series, {whose}, {changes.Min(change => change.From):yyyy-MM-dd} to {changes.Max(change => change.To):yyyy-MM-dd}, market data {snapshot.Id}. Printed prices move less often than traded ones, single offers more."));
    }

    /// <summary>Changes of the logarithm of price within one series: same model, provider, size of instance and condition, the middle price of each day, four weeks apart at least.</summary>
    private static List<(DateOnly From, DateOnly To, double Change)> Changes(IEnumerable<PriceQuote> quotes)
    {
        var changes = new List<(DateOnly, DateOnly, double)>();
        foreach (var series in quotes.GroupBy(quote => (quote.GpuModel, quote.Kind, quote.Channel, quote.Segment, quote.Condition)))
        {
            (DateOnly Date, double Price)? last = null;
            foreach (var day in series.GroupBy(quote => quote.Date).OrderBy(day => day.Key))
            {
                var prices = day.Select(quote => quote.Price).Order().ToArray();
                var price = prices[prices.Length / 2];
                if (last is { } from && day.Key.DayNumber - from.Date.DayNumber < FewestDays)
                    continue;
                if (last is { } before)
                    changes.Add((before.Date, day.Key, Math.Log(price / before.Price)));
                last = (day.Key, price);
            }
        }

        return changes;
    }

    /// <summary>Yearly standard deviation of the logarithm around its common drift: √(Σ (change − drift × years)² ÷ years ÷ (n − 1)).</summary>
    private static double Spread(List<(DateOnly From, DateOnly To, double Change)> changes)
    {
        var years = changes.Sum(Years);
        var drift = changes.Sum(change => change.Change) / years;
        var sum = changes.Sum(change => Math.Pow(change.Change - (drift * Years(change)), 2) / Years(change));
        return Math.Sqrt(sum / (changes.Count - 1));

        static double Years((DateOnly From, DateOnly To, double Change) change) => (change.To.DayNumber - change.From.DayNumber) / DaysInYear;
    }

    /// <summary>New architectures of the case's vendors a year, from the first that shipped to the last.</summary>
    private static CalibratedParameter Launches(MarketSnapshot snapshot, IReadOnlyCollection<string> models, double otherwise)
    {
        var vendors = models.Select(model => snapshot.Models.GetValueOrDefault(model)?.Vendor).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var perAnnum = new List<double>();
        var (launches, words) = (0, new List<string>());
        foreach (var vendor in vendors)
        {
            var dates = snapshot.Models.Values.Where(model => model.Vendor == vendor && model.Architecture.Length > 0 && model.GeneralAvailability is not null)
                .GroupBy(model => model.Architecture, StringComparer.Ordinal).Select(group => group.Min(model => model.GeneralAvailability!.Value)).Order().ToArray();
            if (dates.Length < 4)
                continue;
            perAnnum.Add((dates.Length - 1) / ((dates[^1].DayNumber - dates[0].DayNumber) / DaysInYear));
            launches += dates.Length;
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{dates.Length} architectures of {vendor} from {dates[0]:yyyy-MM-dd} to {dates[^1]:yyyy-MM-dd}"));
        }

        return perAnnum.Count == 0
            ? new("jumpsPerAnnum", otherwise, 0, true, $"Assumed: the catalogue of market data {snapshot.Id} has fewer than four dated architectures of the vendors.")
            : new("jumpsPerAnnum", perAnnum.Average(), launches, false,
                $"{string.Join("; ", words)}, catalogue of market data {snapshot.Id}. Launches that the case's curve steps at already count twice: enter fewer then.");
    }
}
