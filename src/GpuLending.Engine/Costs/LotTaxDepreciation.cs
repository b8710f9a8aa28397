namespace GpuLending.Engine.Costs;

/// <summary>How one lot's cost is deducted from income.</summary>
/// <param name="LotId">Key of the lot.</param>
/// <param name="Year">Calendar year of service, under the scenario.</param>
/// <param name="Cost">Cost deducted, every category, in the loan's currency.</param>
/// <param name="Table">Table of five-year property: half-year, or mid-quarter-q1 to q4.</param>
/// <param name="LastQuarterShare">Part of the cost of all lots of that year that entered service in October to December; above 0.40 the rule asks for mid-quarter.</param>
/// <param name="Percentages">Fractions of the cost, without any bonus, by calendar year from the year of service; they sum to 1. IRS Publication 946, tables .</param>
public sealed record LotTaxDepreciation(string LotId, int Year, double Cost, string Table, double LastQuarterShare, IReadOnlyList<double> Percentages);
