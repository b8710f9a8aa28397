using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of costs by line, replacement, working capital and income tax.</summary>
internal static class CostWorkings
{
    public static Working Line(ExplainedRun run, string line, int month, string figure)
    {
        var cash = run.Result.Cashflow;
        return line switch
        {
            "power" => Power(run, month, figure),
            "colocation" => Fleet(run, month, figure, "Colocation", "/costs/colocationPerKilowattMonth", "per kilowatt", cash.Colocation[month],
                run.Run.Operations.Costs.ColocationPerKilowattMonth[month], lot => run.Run.Operations.Fleet.KilowattsPerGpu[lot]),
            "other-costs" => new(
                figure,
                $"Other costs, {run.Date(month)}",
                "sum of the lines",
                [.. cash.Lines.Select(part => new WorkingInput(part.Name, part.ByMonth[month], FigureUnit.Amount, Path(part.Key), $"cashflow/{part.Key}/{month}"))],
                cash.OtherCosts[month],
                FigureUnit.Amount,
                "running-costs"),
            "maintenance" => Fleet(run, month, figure, "Maintenance", Path(line), "per GPU", Amount(cash, line, month, figure),
                run.Run.Operations.Costs.MaintenancePerGpuMonth[month], _ => 1),
            "software" => Fleet(run, month, figure, "Software", Path(line), "per GPU", Amount(cash, line, month, figure),
                run.Run.Operations.Costs.SoftwarePerGpuMonth[month], _ => 1),
            "insurance" => Insurance(run, month, figure, Amount(cash, line, month, figure)),
            "staff" => Fixed(run, month, figure, "Staff", Path(line), Amount(cash, line, month, figure), run.Run.Operations.Costs.StaffPerMonth[month]),
            "fixed" => Fixed(run, month, figure, "Fixed cost", Path(line), Amount(cash, line, month, figure), run.Run.Operations.Costs.FixedPerMonth[month]),
            "selling-and-administration" => new(
                figure,
                $"Selling and administration, {run.Date(month)}",
                "share × (contracted revenue + merchant revenue)",
                [
                    new("share", run.Run.Operations.Costs.SellingShareOfRevenue, FigureUnit.Fraction, Path(line)),
                    new("contracted revenue", cash.ContractedRevenue[month], FigureUnit.Amount, Figure: $"cashflow/contracted-revenue/{month}"),
                    new("merchant revenue", cash.MerchantRevenue[month], FigureUnit.Amount, "/merchant/pricePerGpuHour"),
                ],
                Amount(cash, line, month, figure),
                FigureUnit.Amount,
                "running-costs"),
            "property-tax" => PropertyTax(run, month, figure, Amount(cash, line, month, figure)),
            "replacement" when cash.Replacement.Count > 0 => Replacement(run, month, figure),
            "working-capital" when cash.WorkingCapital.Count > 0 => WorkingCapital(run, month, figure),
            "income-tax" when cash.IncomeTax.Count > 0 => TaxOfMonth(run, month, figure),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    /// <summary>Tax of a calendar year, or a figure of how it was solved with the size.</summary>
    public static Working Tax(ExplainedRun run, string line, string figure)
    {
        var tax = run.Result.IncomeTax ?? throw FigureWorkings.Unknown(figure);
        if (line == "shield")
        {
            return new(
                figure,
                "Tax that the loan saves",
                "tax without the loan − tax",
                [
                    new("tax without the loan", tax.Years.Sum(year => year.TaxWithoutLoan), FigureUnit.Amount, Source: "the same years with neither interest nor financing costs"),
                    new("tax", tax.Years.Sum(year => year.Tax), FigureUnit.Amount, Source: "sum of the years"),
                ],
                tax.Shield,
                FigureUnit.Amount,
                "income-tax");
        }

        var of = tax.Years.FirstOrDefault(year => year.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) == line) ?? throw FigureWorkings.Unknown(figure);
        return new(
            figure,
            $"Income tax of {of.Year}",
            "rate × max(0, earnings − depreciation − financing costs − interest deducted − losses used)",
            [
                new("rate", tax.RatePerAnnum, FigureUnit.Fraction, "/costs/incomeTax/ratePerAnnum"),
                new("earnings", of.Earnings, FigureUnit.Amount, Source: "revenue and entered cash less running costs and replacement of the year"),
                new("depreciation", of.Depreciation, FigureUnit.Amount, "/costs/incomeTax/convention"),
                new("financing costs", of.FinancingCosts, FigureUnit.Amount, "/facility/fees"),
                new("interest deducted", of.InterestDeducted, FigureUnit.Amount, Source: "interest of the year and carried in, up to the limit where there is one"),
                new("losses used", of.LossesUsed, FigureUnit.Amount, "/costs/incomeTax/lossLimitShare"),
            ],
            of.Tax,
            FigureUnit.Amount,
            "income-tax");
    }

    /// <summary>What the formula of cash flow has beyond the running costs.</summary>
    public static string BelowFormula(OperatingCashflow cash) =>
        (cash.Replacement.Count > 0 ? " − replacement" : "") + (cash.WorkingCapital.Count > 0 ? " − working capital" : "") + (cash.IncomeTax.Count > 0 ? " − income tax" : "");

    public static IEnumerable<WorkingInput> Below(OperatingCashflow cash, int month)
    {
        if (cash.Replacement.Count > 0)
            yield return new("replacement", cash.Replacement[month], FigureUnit.Amount, "/costs/replacementReserve", $"cashflow/replacement/{month}");
        if (cash.WorkingCapital.Count > 0)
            yield return new("working capital", cash.WorkingCapital[month], FigureUnit.Amount, "/costs/workingCapital", $"cashflow/working-capital/{month}");
        if (cash.IncomeTax.Count > 0)
            yield return new("income tax", cash.IncomeTax[month], FigureUnit.Amount, "/costs/incomeTax", $"cashflow/income-tax/{month}");
    }

    private static Working Power(ExplainedRun run, int month, string figure)
    {
        var costs = run.Run.Operations.Costs;
        var fleet = run.Run.Operations.Fleet;
        var v = run.Run.Vectors;
        var kilowatts = Enumerable.Range(0, fleet.Count).Sum(lot => fleet.KilowattsPerGpu[lot] * v.LotInService(lot)[month]);
        var perHour = costs.Power.PowerUsageEffectiveness * Revenue.ContractFees.HoursPerMonth * costs.PricePerKilowattHour[month];
        var load = kilowatts * perHour > 0 ? v.Power[month] / (kilowatts * perHour) : 0;
        return new(
            figure,
            $"Power, {run.Date(month)}",
            "critical load × load drawn × PUE × 730 hours × price",
            [
                new("critical load", kilowatts, FigureUnit.Kilowatts, "/costs/power/kilowattsPerGpu"),
                new("load drawn", load, FigureUnit.Fraction, "/costs/power/idleShare", Source: "idle share and the use of contracts and merchant GPUs, weighted"),
                new("PUE", costs.Power.PowerUsageEffectiveness, FigureUnit.Count, "/costs/power/powerUsageEffectiveness"),
                new("730 hours", Revenue.ContractFees.HoursPerMonth, FigureUnit.Count, Source: "8,760 / 12"),
                new("price", costs.PricePerKilowattHour[month], FigureUnit.Count, "/costs/power/pricePerKilowattHour", Source: "fixed and open price of the month by their shares"),
            ],
            run.Result.Cashflow.Power[month],
            FigureUnit.Amount,
            "running-costs");
    }

    private static Working Fleet(ExplainedRun run, int month, string figure, string name, string path, string per, double value, double price, Func<int, double> unit)
    {
        var fleet = run.Run.Operations.Fleet;
        var v = run.Run.Vectors;
        return new(
            figure,
            $"{name}, {run.Date(month)}",
            $"price {per} × quantity in service",
            [
                new($"price {per}", price, FigureUnit.Count, path, Source: "as entered, with its escalator and the scenario's factor"),
                new("quantity in service", Enumerable.Range(0, fleet.Count).Sum(lot => v.LotInService(lot)[month] * unit(lot)), FigureUnit.Count, "/lots"),
            ],
            value,
            FigureUnit.Amount,
            "running-costs");
    }

    private static Working Insurance(ExplainedRun run, int month, string figure, double value)
    {
        var fleet = run.Run.Operations.Fleet;
        var v = run.Run.Vectors;
        return new(
            figure,
            $"Insurance, {run.Date(month)}",
            "share of the month × hardware cost in service",
            [
                new("share of the month", run.Run.Operations.Costs.InsuranceShare[month], FigureUnit.Count, Path("insurance"), Source: "a twelfth of the yearly share, with its escalator"),
                new("hardware cost in service", Enumerable.Range(0, fleet.Count).Sum(lot => fleet.HardwareCost[lot] / fleet.Counts[lot] * v.LotInService(lot)[month]), FigureUnit.Amount, "/lots"),
            ],
            value,
            FigureUnit.Amount,
            "running-costs");
    }

    private static Working PropertyTax(ExplainedRun run, int month, string figure, double value)
    {
        var rate = run.Case.Costs.PropertyTax!.RatePerAnnum;
        return new(
            figure,
            $"Property tax, {run.Date(month)}",
            "rate ÷ 12 × assessed value in service",
            [
                new("rate", rate, FigureUnit.Fraction, "/costs/propertyTax/ratePerAnnum"),
                new("12", 12, FigureUnit.Count, Source: "months of a year"),
                new("assessed value in service", rate > 0 ? value * 12 / rate : 0, FigureUnit.Amount, "/costs/propertyTax/assessedShareByYear", Source: "cost of each lot × assessed share of its year in service"),
            ],
            value,
            FigureUnit.Amount,
            "running-costs");
    }

    private static Working Fixed(ExplainedRun run, int month, string figure, string name, string path, double value, double price) => new(
        figure,
        $"{name}, {run.Date(month)}",
        "amount of a month × part of the month",
        [
            new("amount of a month", price, FigureUnit.Amount, path, Source: "as entered, with its escalator and the scenario's factor"),
            new("part of the month", price == 0 ? 0 : value / price, FigureUnit.Fraction, Source: "days from the first lot's service on"),
        ],
        value,
        FigureUnit.Amount,
        "running-costs");

    private static Working Replacement(ExplainedRun run, int month, string figure)
    {
        var v = run.Run.Vectors.Costs;
        return new(
            figure,
            $"Replacement, {run.Date(month)}",
            "set aside + paid from cash",
            [
                new("set aside", v.SetAside[month], FigureUnit.Amount, "/costs/replacementReserve"),
                new("paid from cash", v.PaidFromCash[month], FigureUnit.Amount, "/costs/replacementReserve/spending", Source: "what the reserve could not pay"),
            ],
            run.Result.Cashflow.Replacement[month],
            FigureUnit.Amount,
            "replacement-reserve");
    }

    private static Working WorkingCapital(ExplainedRun run, int month, string figure)
    {
        var cash = run.Result.Cashflow;
        var before = Math.Max(0, month - 1);
        return new(
            figure,
            $"Working capital, {run.Date(month)}",
            "owed by customers − owed to suppliers − (owed by customers before − owed to suppliers before)",
            [
                new("owed by customers", cash.Receivable[month], FigureUnit.Amount, "/costs/workingCapital/daysReceivable"),
                new("owed to suppliers", cash.Payable[month], FigureUnit.Amount, "/costs/workingCapital/daysPayable"),
                new("owed by customers before", cash.Receivable[before], FigureUnit.Amount, Source: run.Date(before)),
                new("owed to suppliers before", cash.Payable[before], FigureUnit.Amount, Source: run.Date(before)),
            ],
            cash.WorkingCapital[month],
            FigureUnit.Amount,
            "working-capital");
    }

    private static Working TaxOfMonth(ExplainedRun run, int month, string figure)
    {
        var tax = run.Result.IncomeTax!;
        var year = run.Result.Months[month].AddDays(-1).Year;
        var paid = run.Result.Cashflow.IncomeTax[month];
        var of = tax.Years.FirstOrDefault(row => row.Year == year);
        return new(
            figure,
            $"Income tax paid, {run.Date(month)}",
            "tax of the year × part paid in the month",
            [
                new("tax of the year", of?.Tax ?? 0, FigureUnit.Amount, Figure: of is null ? null : $"income-tax/{year}"),
                new("part paid in the month", of is { Tax: not 0 } ? paid / of.Tax : 0, FigureUnit.Fraction, "/costs/incomeTax/payment"),
            ],
            paid,
            FigureUnit.Amount,
            "income-tax");
    }

    private static double Amount(OperatingCashflow cash, string key, int month, string figure) =>
        cash.Lines.FirstOrDefault(line => line.Key == key)?.ByMonth[month] ?? throw FigureWorkings.Unknown(figure);

    private static string Path(string key) => key switch
    {
        "maintenance" => "/costs/maintenancePerGpuMonth",
        "insurance" => "/costs/insuranceShareOfCostPerAnnum",
        "software" => "/costs/softwarePerGpuMonth",
        "staff" => "/costs/staffPerMonth",
        "selling-and-administration" => "/costs/sellingAndAdministrationShareOfRevenue",
        "property-tax" => "/costs/propertyTax",
        _ => "/costs/fixedPerMonth",
    };
}
