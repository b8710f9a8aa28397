using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>One lot's inputs and what follows from them without a month.</summary>
internal sealed record LotRows
{
    public required Lot Lot { get; init; }

    /// <summary>Its place in the case, from 0.</summary>
    public required int Index { get; init; }

    public required WorkbookRow Gpus { get; init; }

    /// <summary>Cost of one GPU by category.</summary>
    public required IReadOnlyDictionary<CostCategory, WorkbookRow> UnitCost { get; init; }

    public required WorkbookRow InService { get; init; }

    /// <summary>Day it is delivered: it ages and secures the loan from here.</summary>
    public required WorkbookRow Delivered { get; init; }

    public required WorkbookRow Haircut { get; init; }

    /// <summary>Cost of GPU and network of the lot.</summary>
    public required WorkbookRow HardwareCost { get; init; }

    /// <summary>Cost of the lot in every category.</summary>
    public required WorkbookRow TotalCost { get; init; }

    /// <summary>Critical load of one GPU in kilowatts.</summary>
    public required WorkbookRow Kilowatts { get; init; }

    /// <summary>How names of the lot's cells begin, such as Lot1_.</summary>
    public string Prefix => PrefixOf(Index);

    public static string PrefixOf(int index) => $"Lot{(index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}_";
}
