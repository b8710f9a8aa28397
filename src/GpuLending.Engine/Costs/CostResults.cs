using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Costs;

/// <summary>Copies the costs of a finished run out into its result.</summary>
internal static class CostResults
{
    public static OperatingCashflow WithCosts(this OperatingCashflow cashflow, DealRun run)
    {
        var v = run.Vectors.Costs;
        var costs = run.DealCase.Costs;
        var replacement = costs.ReplacementReserve is null ? [] : v.SetAside.ToArray();
        for (var m = 0; m < replacement.Length; m++)
            replacement[m] += v.PaidFromCash[m];
        return cashflow with
        {
            Lines = Lines(v),
            Replacement = replacement,
            ReplacementBalance = costs.ReplacementReserve is null ? [] : v.ReserveBalance.ToArray(),
            WorkingCapital = costs.WorkingCapital is null ? [] : v.WorkingCapital.ToArray(),
            Receivable = costs.WorkingCapital is null ? [] : v.Receivable.ToArray(),
            Payable = costs.WorkingCapital is null ? [] : v.Payable.ToArray(),
            IncomeTax = run.Tax is null ? [] : v.IncomeTax.ToArray(),
        };
    }

    public static IncomeTaxResult? IncomeTax(DealRun run)
    {
        if (run.Tax is not { } tax || (run.Base ?? run).TaxedSize is not { } sized)
            return null;
        var years = tax.Years();
        return new IncomeTaxResult
        {
            RatePerAnnum = run.DealCase.Costs.IncomeTax!.RatePerAnnum,
            Years = years,
            Depreciation = tax.Depreciation,
            Shield = years.Sum(year => year.TaxWithoutLoan - year.Tax),
            Size = run.Size,
            SizeWithoutTax = sized.SizeWithoutTax,
            SizeWithoutShield = sized.SizeWithoutShield,
            Residual = sized.Residual,
            Unsettled = tax.Unsettled,
            Remark = sized.Remark,
        };
    }

    private static List<CostLine> Lines(CostVectors v)
    {
        var lines = new List<CostLine>(7);
        Add("maintenance", "Maintenance", v.Maintenance);
        Add("insurance", "Insurance", v.Insurance);
        Add("software", "Software", v.Software);
        Add("staff", "Staff", v.Staff);
        Add("selling-and-administration", "Selling and administration", v.SellingAndAdministration);
        Add("property-tax", "Property tax", v.PropertyTax);
        Add("fixed", "Fixed cost", v.Fixed);
        return lines;

        void Add(string key, string name, ReadOnlySpan<double> path)
        {
            if (path.ContainsAnyExcept(0.0))
                lines.Add(new CostLine(key, name, path.ToArray()));
        }
    }
}
