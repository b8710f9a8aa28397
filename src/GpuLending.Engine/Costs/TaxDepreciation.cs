using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Costs;

/// <summary>Which published table a lot's cost is deducted by, and how much of it in each calendar year. Source: IRS Publication 946, chapter 4 and tables A-1 to
/// See docs/methodology/income-tax.md.</summary>
internal static class TaxDepreciation
{
    /// <summary>Above this part of a year's cost in its last quarter, the whole year is counted mid-quarter.</summary>
    private const double LastQuarterShare = 0.40;

    /// <summary>The table of each lot.</summary>
    public static LotTaxDepreciation[] Tables(FleetPlan fleet, IncomeTaxTerms terms)
    {
        var lots = new LotTaxDepreciation[fleet.Count];
        for (var lot = 0; lot < lots.Length; lot++)
        {
            var year = fleet.InService[lot].Year;
            var lastQuarter = LastQuarter(fleet, year);
            var midQuarter = terms.Convention switch
            {
                DepreciationConvention.ByRule => lastQuarter > LastQuarterShare,
                DepreciationConvention.HalfYear => false,
                DepreciationConvention.MidQuarter => true,
            };
            var table = midQuarter ? $"mid-quarter-q{((fleet.InService[lot].Month - 1) / 3) + 1}" : "half-year";
            lots[lot] = new LotTaxDepreciation(fleet.Lots[lot].Id, year, fleet.TotalCost[lot], table, lastQuarter, [.. Macrs.Table(table)]);
        }

        return lots;
    }

    /// <summary>What is deducted in a calendar year. A year that the months cover only in part counts by its months, except the year in which a lot enters
    /// service after closing: its table already holds the part of the year.</summary>
    public static double OfYear(LotTaxDepreciation[] lots, FleetPlan fleet, double bonusShare, int year, double monthsCovered, DateOnly closing)
    {
        var sum = 0.0;
        for (var lot = 0; lot < lots.Length; lot++)
        {
            var age = year - lots[lot].Year;
            if (age < 0 || age >= lots[lot].Percentages.Count)
                continue;
            var share = ((1 - bonusShare) * lots[lot].Percentages[age]) + (age == 0 ? bonusShare : 0);
            var whole = age == 0 && fleet.InService[lot] >= closing;
            sum += lots[lot].Cost * share * (whole ? 1 : Math.Min(1, monthsCovered / 12));
        }

        return sum;
    }

    private static double LastQuarter(FleetPlan fleet, int year)
    {
        double all = 0, last = 0;
        for (var lot = 0; lot < fleet.Count; lot++)
        {
            if (fleet.InService[lot].Year != year)
                continue;
            all += fleet.TotalCost[lot];
            if (fleet.InService[lot].Month >= 10)
                last += fleet.TotalCost[lot];
        }

        return all > 0 ? last / all : 0;
    }
}
