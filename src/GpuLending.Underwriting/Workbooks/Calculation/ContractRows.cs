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

    /// <summary>GPUs that it takes on a day.</summary>
    public required Func<string, string> GpusOn { get; init; }

    /// <summary>GPU-months it takes if the fleet has them, by month.</summary>
    public required WorkbookRow Wanted { get; init; }

    /// <summary>Of them those whose fees are certain, by month; null where all or none are.</summary>
    public required WorkbookRow? Certain { get; init; }

    /// <summary>GPU-months x price of an hour by month, of what is certain, or of all where all or none is; null for spot, which has the market's price.</summary>
    public required WorkbookRow? Priced { get; init; }

    /// <summary>The same of what is not certain; null where all or none is certain.</summary>
    public required WorkbookRow? PricedOpen { get; init; }

    /// <summary>The customer's right to leave; null where it has none.</summary>
    public required LeavingRows? Leaving { get; init; }

    /// <summary>Fee expected for leaving, by month; null where there is none.</summary>
    public required WorkbookRow? LeavingFee { get; init; }

    /// <summary>Whether its fees are certain at all.</summary>
    public bool IsCommitted => Contract.Kind is ContractKind.TakeOrPay or ContractKind.Reserved;

    /// <summary>How names of its cells begin, such as Contract1_.</summary>
    public string Prefix => PrefixOf(Index);

    public static string PrefixOf(int index) => $"Contract{(index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}_";
}
