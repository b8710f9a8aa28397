namespace GpuLending.Underwriting.Market;

/// <summary>Reads what a price is for from a heading or a cell: "$/GPU-h", "price_usd_per_gpu_hour", "per node per month".</summary>
internal static class PriceUnitText
{
    private static readonly char[] Breaks = [' ', '_', '-', '/', '(', ')', '[', ']', '.', ',', ':', '*', '\u00D7', '\u2022', '\u00B7', '$', '\u20AC', '\u00A3'];
    private static readonly string[] Hours = ["h", "hr", "hrs", "hour", "hours", "hourly", "gpuh", "gpuhr", "gpuhour", "ph"];
    private static readonly string[] Months = ["mo", "month", "months", "monthly", "mth"];
    private static readonly string[] Gpus = ["gpu", "gpus", "card", "accelerator", "gpuh", "gpuhr", "gpuhour", "chip"];
    private static readonly string[] Machines = ["node", "instance", "server", "machine", "system", "box", "vm", "host", "chassis", "baseboard", "hgx", "dgx"];
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["year"] = "year",
        ["yr"] = "year",
        ["annum"] = "year",
        ["annual"] = "year",
        ["yearly"] = "year",
        ["day"] = "day",
        ["daily"] = "day",
        ["week"] = "week",
        ["weekly"] = "week",
        ["minute"] = "minute",
        ["min"] = "minute",
        ["second"] = "second",
        ["sec"] = "second",
        ["token"] = "token",
        ["tokens"] = "token",
        ["kwh"] = "kWh",
        ["tflop"] = "TFLOP",
        ["rack"] = "rack",
        ["pod"] = "pod",
        ["vcpu"] = "vCPU",
    };

    /// <summary>The unit, or why it is none. Both are null when the text says nothing of a unit.</summary>
    internal static (PriceUnit? Unit, string? Doubt) Read(string text)
    {
        var words = Words(text);
        if (words.Select(word => Others.GetValueOrDefault(word)).FirstOrDefault(other => other is not null) is { } strange)
            return (null, $"is priced by the {strange}, which is not read: give prices per GPU-hour, node-hour, month of 730 hours, GPU or node");
        var (hour, month, gpu, machine) = (words.Any(Hours.Contains), words.Any(Months.Contains), words.Any(Gpus.Contains), words.Any(Machines.Contains));
        if (hour && month) return (null, "names both hours and months");
        if (gpu && machine) return (null, "names both a GPU and a machine");
        return (hour, month, gpu, machine) switch
        {
            (true, _, true, _) => (PriceUnit.GpuHour, null),
            (true, _, _, true) => (PriceUnit.NodeHour, null),
            (_, true, true, _) => (PriceUnit.GpuMonth, null),
            (_, true, _, true) => (PriceUnit.NodeMonth, null),
            (true, _, _, _) => (null, "says per hour and not whether of one GPU or of a whole machine"),
            (_, true, _, _) => (null, "says per month and not whether for one GPU or for a whole machine"),
            (_, _, true, _) => (PriceUnit.Gpu, null),
            (_, _, _, true) => (PriceUnit.Node, null),
            _ => (null, null),
        };
    }

    internal static string InWords(PriceUnit unit) => unit switch
    {
        PriceUnit.GpuHour => "per GPU-hour",
        PriceUnit.NodeHour => "per node-hour",
        PriceUnit.GpuMonth => "per GPU and month",
        PriceUnit.NodeMonth => "per node and month",
        PriceUnit.Gpu => "per GPU, bought",
        PriceUnit.Node => "per node, bought",
    };

    internal static bool IsRent(PriceUnit unit) => unit is PriceUnit.GpuHour or PriceUnit.NodeHour or PriceUnit.GpuMonth or PriceUnit.NodeMonth;

    internal static bool IsOfNode(PriceUnit unit) => unit is PriceUnit.NodeHour or PriceUnit.NodeMonth or PriceUnit.Node;

    private static List<string> Words(string text)
    {
        // "pricePerGpuHour" has its words by its capitals.
        var spaced = string.Concat(text.Select((letter, i) => i > 0 && char.IsUpper(letter) && char.IsLower(text[i - 1]) ? " " + letter : letter.ToString()));
        return [.. spaced.ToLowerInvariant().Split(Breaks, StringSplitOptions.RemoveEmptyEntries)];
    }
}
