namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>Running costs by month, positive amounts.</summary>
/// <param name="Power">Electricity.</param>
/// <param name="Colocation">Space and cooling.</param>
/// <param name="Other">Every other line together.</param>
/// <param name="Contracted">What GPUs under certain fees cause of all costs.</param>
/// <param name="ContractedShare">Share of the GPUs in service that certain fees pay.</param>
internal sealed record CostRows(WorkbookRow Power, WorkbookRow Colocation, WorkbookRow Other, WorkbookRow Contracted, WorkbookRow ContractedShare);
