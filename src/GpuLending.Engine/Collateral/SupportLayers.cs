using System.Globalization;

namespace GpuLending.Engine.Collateral;

/// <summary>Layers of support over a path of values. Each is asked for what the value and the layers before it leave short of its floor, and brings no more than its
/// counted cap. See docs/methodology/residual-support.md.</summary>
internal sealed class SupportLayers
{
    private readonly (ResidualSupport Terms, double CountedCap, double Floor)[] _layers;

    private SupportLayers((ResidualSupport, double, double)[] layers) => _layers = layers;

    public bool Any => _layers.Length > 0;

    /// <summary>The case's layers in the order of calling.</summary>
    public static SupportLayers Of(DealCase dealCase)
    {
        var supports = dealCase.Valuation.Supports;
        var layers = new (ResidualSupport Terms, double, double)[supports.Count];
        for (var i = 0; i < layers.Length; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"/valuation/supports/{i}");
            var cap = Amounts.NotNegative(supports[i].Cap, dealCase.Currency, at + "/cap") * Amounts.Between(supports[i].CreditGiven, 0, 1, at + "/creditGiven");
            var floor = supports[i].Floor is null ? double.PositiveInfinity : Amounts.NotNegative(supports[i].Floor, dealCase.Currency, at + "/floor");
            layers[i] = (supports[i], cap, floor);
        }

        return new SupportLayers([.. layers.OrderBy(layer => layer.Terms.Order)]);
    }

    /// <summary>Values with the layers added.</summary>
    public double[] Supported(IReadOnlyList<DateOnly> dates, IReadOnlyList<double> value)
    {
        var supported = new double[dates.Count];
        for (var m = 0; m < supported.Length; m++)
        {
            var reached = value[m];
            foreach (var layer in _layers)
                reached += Adds(layer, dates[m], reached);
            supported[m] = reached;
        }

        return supported;
    }

    /// <summary>The path as the result carries it; null without layers.</summary>
    public SupportedPath? Path(IReadOnlyList<DateOnly> dates, IReadOnlyList<double> value, IReadOnlyList<double> balance, bool counted)
    {
        if (!Any)
            return null;
        var months = dates.Count;
        var adds = _layers.Select(_ => new double[months]).ToArray();
        var pays = _layers.Select(_ => new double[months]).ToArray();
        var supported = new double[months];
        var without = new double[months];
        var with = new double[months];
        for (var m = 0; m < months; m++)
        {
            var reached = value[m];
            for (var layer = 0; layer < _layers.Length; layer++)
            {
                adds[layer][m] = Adds(_layers[layer], dates[m], reached);
                pays[layer][m] = Math.Min(adds[layer][m], Math.Max(0, balance[m] - reached));
                reached += adds[layer][m];
            }

            supported[m] = reached;
            without[m] = Math.Min(balance[m], value[m]);
            with[m] = Math.Min(balance[m], reached);
        }

        return new SupportedPath
        {
            Value = supported,
            Layers =
            [
                .. _layers.Select((layer, i) => new SupportLayer(
                    layer.Terms.Id, layer.Terms.Kind, layer.Terms.Counterparty, layer.Terms.CounterpartyRating, layer.CountedCap, adds[i], pays[i])),
            ],
            RecoveryWithout = without,
            RecoveryWith = with,
            Counted = counted,
        };
    }

    /// <summary>What the layers pay last of what is still owed on a day, after what another way of recovery has brought.</summary>
    /// <param name="date">The day.</param>
    /// <param name="brought">What has been brought.</param>
    /// <param name="owed">What is owed in all.</param>
    /// <param name="lost">Keys of layers that do not pay.</param>
    public double Pays(DateOnly date, double brought, double owed, IReadOnlyList<string> lost)
    {
        var reached = brought;
        double paid = 0;
        foreach (var layer in _layers)
        {
            if (lost.Contains(layer.Terms.Id))
                continue;
            var adds = Adds(layer, date, reached);
            paid += Math.Min(adds, Math.Max(0, owed - reached));
            reached += adds;
        }

        return paid;
    }

    private static double Adds((ResidualSupport Terms, double CountedCap, double Floor) layer, DateOnly date, double reached) =>
        date < layer.Terms.From || date > layer.Terms.To ? 0 : Math.Clamp(layer.Floor - reached, 0, layer.CountedCap);
}
