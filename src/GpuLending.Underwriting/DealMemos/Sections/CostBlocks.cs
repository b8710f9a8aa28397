using System.Globalization;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>What running the fleet costs, and the tax on its income, in the cash flow section.</summary>
internal static class CostBlocks
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        yield return new MemoFacts("Running costs", [.. Power(source), .. Lines(source), .. Below(source)]);
        if (source.Result.IncomeTax is not { } tax)
            yield break;
        yield return new MemoFacts("Income tax",
        [
            new("Rate, all levels of government", source.Input(FigureFormat.Percent(tax.RatePerAnnum), "/costs/incomeTax/ratePerAnnum")),
            new("Loan, solved with its tax", source.WithCurrency(tax.Size)),
            new("The limits without tax would allow", source.WithCurrency(tax.SizeWithoutTax)),
            new("With tax and no interest deducted", source.WithCurrency(tax.SizeWithoutShield)),
            new("Tax the loan saves", source.WithCurrency(tax.Shield)),
            .. tax.Remark is { } remark ? [new MemoFact("Remark", remark)] : Array.Empty<MemoFact>(),
        ]);
        yield return Years(source, tax);
    }

    private static IEnumerable<MemoFact> Power(MemoSource source)
    {
        var power = source.Case.Costs.Power;
        yield return new("Power for one GPU", source.Input(power.KilowattsPerGpu is { } load
            ? FigureFormat.Figure(load, FigureUnit.Kilowatts)
            : "from the catalogue", "/costs/power/kilowattsPerGpu"));
        yield return new("Power usage effectiveness", source.Input(
            power.PowerUsageEffectiveness.ToString("0.00", CultureInfo.InvariantCulture), "/costs/power/powerUsageEffectiveness"));
        yield return new("Price of a kilowatt-hour", power.PricePerKilowattHour is null
            ? "passed through"
            : source.Input(FigureFormat.Price(power.PricePerKilowattHour), "/costs/power/pricePerKilowattHour"));
        for (var i = 0; i < power.PriceSteps.Count; i++)
        {
            yield return new($"From {FigureFormat.Date(power.PriceSteps[i].Date)}", source.Input(
                FigureFormat.Price(power.PriceSteps[i].PricePerKilowattHour), $"/costs/power/priceSteps/{i}/pricePerKilowattHour"));
        }

        yield return new("Energy at a fixed price", source.Input(FigureFormat.Percent(power.HedgedShare), "/costs/power/hedgedShare"));
        if (power.HedgedPricePerKilowattHour is not null)
            yield return new("Fixed price", source.Input(FigureFormat.Price(power.HedgedPricePerKilowattHour), "/costs/power/hedgedPricePerKilowattHour"));
        if (power.HedgedUntil is { } until)
            yield return new("Fixed price until", source.Input(FigureFormat.Date(until), "/costs/power/hedgedUntil"));
    }

    private static IEnumerable<MemoFact> Lines(MemoSource source)
    {
        var costs = source.Case.Costs;
        yield return new("Colocation, kilowatt and month", source.Input(FigureFormat.Price(costs.ColocationPerKilowattMonth), "/costs/colocationPerKilowattMonth"));
        yield return new("Maintenance, GPU and month", source.Input(FigureFormat.Price(costs.MaintenancePerGpuMonth), "/costs/maintenancePerGpuMonth"));
        yield return new("Insurance, of cost a year", source.Input(FigureFormat.Percent(costs.InsuranceShareOfCostPerAnnum), "/costs/insuranceShareOfCostPerAnnum"));
        if (costs.SoftwarePerGpuMonth is not null)
            yield return new("Software, GPU and month", source.Input(FigureFormat.Price(costs.SoftwarePerGpuMonth), "/costs/softwarePerGpuMonth"));
        if (costs.StaffPerMonth is not null)
            yield return new("Staff, a month", source.Input(FigureFormat.Price(costs.StaffPerMonth), "/costs/staffPerMonth"));
        yield return new("Fixed cost, a month", source.Input(FigureFormat.Price(costs.FixedPerMonth), "/costs/fixedPerMonth"));
        if (costs.SellingAndAdministrationShareOfRevenue > 0)
        {
            yield return new("Selling and administration, of revenue", source.Input(
                FigureFormat.Percent(costs.SellingAndAdministrationShareOfRevenue), "/costs/sellingAndAdministrationShareOfRevenue"));
        }

        yield return new("Escalator a year", source.Input(FigureFormat.Percent(costs.EscalatorPerAnnum), "/costs/escalatorPerAnnum"));
        foreach (var (name, own, path) in Own(costs))
        {
            if (own is { } rise)
                yield return new($"Escalator of {name}", source.Input(FigureFormat.Percent(rise), path));
        }
    }

    private static (string Name, double? Rise, string Path)[] Own(OperatingCosts costs) =>
    [
        ("power", costs.PowerEscalatorPerAnnum, "/costs/powerEscalatorPerAnnum"),
        ("colocation", costs.ColocationEscalatorPerAnnum, "/costs/colocationEscalatorPerAnnum"),
        ("maintenance", costs.MaintenanceEscalatorPerAnnum, "/costs/maintenanceEscalatorPerAnnum"),
        ("insurance", costs.InsuranceEscalatorPerAnnum, "/costs/insuranceEscalatorPerAnnum"),
        ("software", costs.SoftwareEscalatorPerAnnum, "/costs/softwareEscalatorPerAnnum"),
        ("staff", costs.StaffEscalatorPerAnnum, "/costs/staffEscalatorPerAnnum"),
        ("fixed cost", costs.FixedEscalatorPerAnnum, "/costs/fixedEscalatorPerAnnum"),
    ];

    private static IEnumerable<MemoFact> Below(MemoSource source)
    {
        var costs = source.Case.Costs;
        if (costs.PropertyTax is { } property)
            yield return new("Property tax, of assessed value a year", source.Input(FigureFormat.Percent(property.RatePerAnnum), "/costs/propertyTax/ratePerAnnum"));
        if (costs.ReplacementReserve is { } reserve)
        {
            yield return new("Replacement reserve, GPU and month", source.Input(FigureFormat.Price(reserve.PerGpuMonth), "/costs/replacementReserve/perGpuMonth"));
            if (reserve.ShareOfCostPerAnnum > 0)
                yield return new("Replacement reserve, of hardware cost a year", source.Input(FigureFormat.Percent(reserve.ShareOfCostPerAnnum), "/costs/replacementReserve/shareOfCostPerAnnum"));
            if (reserve.Target is not null)
                yield return new("Replacement reserve, until it holds", source.Input(FigureFormat.Price(reserve.Target), "/costs/replacementReserve/target"));
        }

        if (costs.WorkingCapital is { } capital)
        {
            yield return new("Contract fees received after", source.Input(Days(capital.DaysReceivable), "/costs/workingCapital/daysReceivable"));
            yield return new("Merchant rent received after", source.Input(Days(capital.DaysReceivableMerchant), "/costs/workingCapital/daysReceivableMerchant"));
            yield return new("Costs paid after", source.Input(Days(capital.DaysPayable), "/costs/workingCapital/daysPayable"));
        }

        if (costs.IncomeTax is null)
            yield return new("Income tax", "passed through to the owners");
    }

    private static string Days(double days) => days.ToString("0.##", CultureInfo.InvariantCulture) + " days";

    private static MemoTable Years(MemoSource source, IncomeTaxResult tax) => new(
        "Income tax by calendar year",
        [
            new("Year", Figures: false), new("Earnings", source.AmountUnit), new("Depre\u00ADciation", source.AmountUnit), new("Financing costs", source.AmountUnit),
            new("Interest", source.AmountUnit), new("Losses used", source.AmountUnit), new("Taxable", source.AmountUnit), new("Tax", source.AmountUnit),
            new("Without the loan", source.AmountUnit),
        ],
        [
            .. tax.Years.Select(year => new MemoRow(
            [
                year.Year.ToString(CultureInfo.InvariantCulture), source.Bare(year.Earnings), source.Bare(-year.Depreciation), source.Bare(-year.FinancingCosts),
                source.Bare(-year.InterestDeducted), source.Bare(-year.LossesUsed), source.Bare(year.TaxableIncome), source.Bare(year.Tax), source.Bare(year.TaxWithoutLoan),
            ])),
            new MemoRow(
            [
                "Total", source.Bare(tax.Years.Sum(year => year.Earnings)), source.Bare(-tax.Years.Sum(year => year.Depreciation)),
                source.Bare(-tax.Years.Sum(year => year.FinancingCosts)), source.Bare(-tax.Years.Sum(year => year.InterestDeducted)),
                source.Bare(-tax.Years.Sum(year => year.LossesUsed)), source.Bare(tax.Years.Sum(year => year.TaxableIncome)),
                source.Bare(tax.Years.Sum(year => year.Tax)), source.Bare(tax.Years.Sum(year => year.TaxWithoutLoan)),
            ]) { Emphasis = true },
        ],
        "Depreciation is five-year property by the published tables (IRS Publication 946). A year that the deal covers in part counts by its months.");
}
