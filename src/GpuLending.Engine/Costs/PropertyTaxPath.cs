using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Costs;

/// <summary>Property tax by lot and month for one GPU in service. See docs/methodology/running-costs.md.</summary>
internal static class PropertyTaxPath
{
    /// <summary>One row a lot, one element a month; empty when no tax is levied.</summary>
    public static double[][] Of(DealCase dealCase, FleetPlan fleet, Timeline timeline)
    {
        if (dealCase.Costs.PropertyTax is not { } terms)
            return [];
        Amounts.Between(terms.RatePerAnnum, 0, 1, "/costs/propertyTax/ratePerAnnum");
        for (var i = 0; i < terms.AssessedShareByYear.Count; i++)
            Amounts.Between(terms.AssessedShareByYear[i], 0, 10, $"/costs/propertyTax/assessedShareByYear/{i}");
        var paths = new double[fleet.Count][];
        for (var lot = 0; lot < fleet.Count; lot++)
        {
            paths[lot] = new double[timeline.Count];
            var yearly = terms.RatePerAnnum * fleet.TotalCost[lot] / fleet.Counts[lot];
            var start = terms.From is { } from && from > fleet.InService[lot] ? from : fleet.InService[lot];
            for (var m = 1; m < timeline.Count; m++)
            {
                var served = timeline.ShareOfMonth(m, fleet.InService[lot], DateOnly.MaxValue);
                if (served > 0)
                    paths[lot][m] = yearly / 12 * Assessed(terms, fleet.InService[lot], timeline.Dates[m - 1]) * timeline.ShareOfMonth(m, start, DateOnly.MaxValue) / served;
            }
        }

        return paths;
    }

    private static double Assessed(PropertyTaxTerms terms, DateOnly inService, DateOnly month)
    {
        var years = terms.AssessedShareByYear;
        if (years.Count == 0)
            return 1;
        var age = month <= inService ? 0 : MonthArithmetic.WholeMonthsBetween(inService, month) / 12;
        return years[Math.Min(age, years.Count - 1)];
    }
}
