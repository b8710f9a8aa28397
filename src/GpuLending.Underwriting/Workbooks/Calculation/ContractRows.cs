using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>One contract: its inputs, what it wants each month and at which price.</summary>
internal sealed record ContractRows
{
    public required OfftakeContract Contract { get; init; }

    /// <summary>Its place in the case, from 0.</summary>
    public required int Index { get; init; }

    public required WorkbookRow Start { get; init; }

    public required WorkbookRow End { get; init; }

    /// <summary>Share of the hours that is used.</summary>
    public required WorkbookRow Use { get; init; }

    /// <summary>Share of the hours that is paid, credits taken off.</summary>
    public required WorkbookRow Paid { get; init; }

    /// <summary>Power that a GPU draws for it, as a share of full load.</summary>
    public required WorkbookRow Load { get; init; }

    /// <summary>GPUs of its last day.</summary>
    public required string GpusAtEnd { get; init; }

    /// <summary>GPU-months it takes if the fleet has them, by month.</summary>
    public required WorkbookRow Wanted { get; init; }

    /// <summary>The same, each at its price of an hour, by month; null for spot, which has the market's.</summary>
    public required WorkbookRow? Priced { get; init; }

    /// <summary>Whether its fees are certain.</summary>
    public bool IsCommitted => Contract.Kind is ContractKind.TakeOrPay or ContractKind.Reserved;

    /// <summary>How names of its cells begin, such as Contract1_.</summary>
    public string Prefix => PrefixOf(Index);

    public static string PrefixOf(int index) => $"Contract{(index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}_";
}
