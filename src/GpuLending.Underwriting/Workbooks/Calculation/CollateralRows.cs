using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>Value of the fleet by month.</summary>
/// <param name="ByPremise">All lots on each premise.</param>
/// <param name="MarkedByLot">Each lot on the case's premise, in the case's order.</param>
/// <param name="AgeByLot">Age of each lot in years; below zero counts as zero.</param>
internal sealed record CollateralRows(IReadOnlyDictionary<ValuationPremise, WorkbookRow> ByPremise, IReadOnlyList<WorkbookRow> MarkedByLot, IReadOnlyList<WorkbookRow> AgeByLot);
