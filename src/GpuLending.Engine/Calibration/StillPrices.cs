namespace GpuLending.Engine.Calibration;

/// <summary>Whether the prices stand still: the same ones on every date, of everything or of each provider. Tested on the prices themselves, because rounding
/// of their logarithms leaves a slope that is not quite none and a direction that is none.</summary>
internal sealed class StillPrices
{
    public StillPrices(LogPrices prices, bool byProvider)
    {
        // Sorted by provider, date and price, each date's prices are a run that can be laid beside the first date's.
        var order = new int[prices.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var groups = byProvider ? prices.Groups : new int[prices.Count];
        Array.Sort(order, (one, other) => (groups[one], prices.Points[one].Date, prices.Points[one].Price).CompareTo((groups[other], prices.Points[other].Date, prices.Points[other].Price)));
        Still = true;
        for (var start = 0; start < order.Length && Still;)
        {
            var end = start;
            while (end < order.Length && groups[order[end]] == groups[order[start]])
                end++;
            Still = Same(prices, order.AsSpan(start, end - start));
            start = end;
        }
    }

    public bool Still { get; }

    private static bool Same(LogPrices prices, ReadOnlySpan<int> rows)
    {
        var first = Run(prices, rows, 0);
        for (var start = first; start < rows.Length;)
        {
            var end = Run(prices, rows, start);
            if (end - start != first)
                return false;
            for (var i = 0; i < first; i++)
            {
                if (prices.Points[rows[start + i]].Price != prices.Points[rows[i]].Price)
                    return false;
            }

            start = end;
        }

        return true;
    }

    // End of the rows of one date.
    private static int Run(LogPrices prices, ReadOnlySpan<int> rows, int start)
    {
        var end = start;
        while (end < rows.Length && prices.Points[rows[end]].Date == prices.Points[rows[start]].Date)
            end++;
        return end;
    }
}
