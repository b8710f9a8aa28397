using System.Globalization;
using GpuLending.Engine.Covenants;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of covenant tests: how a point was computed, from which months, on which wording.</summary>
internal static class CovenantWorkings
{
    private const int MostMonthsShown = 24;

    public static Working Test(ExplainedRun run, string covenantId, string date, string figure)
    {
        var index = run.Case.Covenants.ToList().FindIndex(item => item.Id == covenantId);
        var result = run.Result.Covenants.FirstOrDefault(item => item.CovenantId == covenantId);
        var known = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        var test = known ? result?.Tests.FirstOrDefault(item => item.Date == day) : null;
        if (index < 0 || test?.Actual is not { } actual) throw FigureWorkings.Unknown(figure);

        var covenant = run.Case.Covenants[index];
        var path = $"/covenants/{index}";
        var inputs = new List<WorkingInput>();
        if (test.Reading is { } reading) Reading(covenant, reading, path, test, inputs);
        else Sides(covenant, test, inputs);
        if (test.CureApplied > 0) inputs.Add(new("equity cure in the first line", test.CureApplied, FigureUnit.Amount, path + "/cures"));
        if (test.CureRefused > 0) inputs.Add(new("equity not counted: outside the cure right", test.CureRefused, FigureUnit.Amount, path + "/cureRights"));
        inputs.Add(Threshold(covenant, test, path));
        Months(run, covenant, test, inputs);
        return new(
            figure,
            $"{result!.Name}: {Amounts.Day(day)}, {CovenantWords.State(test.State)}{(test.Waived ? ", waived" : "")}",
            Formula(covenant, test),
            inputs,
            actual,
            Unit(covenant.Kind),
            covenant.Kind == CovenantKind.RentalIndexTier ? "rental-index-tiers" : "covenants");
    }

    /// <summary>What the borrowing base carries in a month.</summary>
    public static Working BorrowingBase(ExplainedRun run, int month, string figure)
    {
        if (run.Result.BorrowingBase is not { } path || run.Case.BorrowingBase is not { } terms) throw FigureWorkings.Unknown(figure);
        return new(
            figure,
            $"Borrowing base, {run.Date(month)}",
            "advance × (value − not eligible − excess concentration) − reserve, at least 0",
            [
                new("advance", terms.AdvanceRate, FigureUnit.Fraction, "/borrowingBase/advanceRate"),
                new("value", path.Value[month], FigureUnit.Amount, "/borrowingBase/premise"),
                new("not eligible", path.Ineligible[month], FigureUnit.Amount, "/borrowingBase"),
                new("excess concentration", path.ExcessConcentration[month], FigureUnit.Amount, "/borrowingBase"),
                new("reserve", path.Reserve, FigureUnit.Amount, "/borrowingBase/reserve"),
            ],
            path.Base[month],
            FigureUnit.Amount,
            "borrowing-base");
    }

    private static void Sides(Covenant covenant, CovenantTest test, List<WorkingInput> inputs)
    {
        var (upper, lower, unit) = Names(covenant, test);
        inputs.Add(new(upper, test.Numerator, unit, Source: test.CureApplied > 0 ? "equity cure included" : null));
        if (lower is not null) inputs.Add(new(lower, test.Denominator, unit));
    }

    private static void Reading(Covenant covenant, RentalIndexReading reading, string path, CovenantTest test, List<WorkingInput> inputs)
    {
        var terms = covenant.Index!;
        var source = reading.PrintDate == test.Date || !reading.Projected ? $"{reading.IndexId}, print of {Amounts.Day(reading.PrintDate)}" : $"{reading.IndexId}, last print, of {Amounts.Day(reading.PrintDate)}";
        inputs.Add(new("print of the index", reading.Printed, FigureUnit.Price, path + "/index/fixings", Source: reading.LastResort ? source + "; every index has stopped, the last print stands" : source));
        var factor = reading.Price / reading.Printed;
        if (Math.Abs(factor - 1) > 1e-12) inputs.Add(new(reading.Projected ? "change since the print, with the fallback's factor and the scenario's rent" : "factor of the fallback index", factor, FigureUnit.Count, path + "/index"));
        if (reading.OtherPrint is { } other) inputs.Add(new(terms.Restatements == RestatementRule.AsFirstPublished ? "restated print, not used" : "first print, not used", other, FigureUnit.Price, path + "/index/fixings"));
        inputs.Add(new("price at closing", (double)(terms.ClosePrice?.Amount ?? 0m), FigureUnit.Price, path + "/index/closePrice"));
        foreach (var tier in terms.Tiers.OrderByDescending(tier => tier.Share))
            inputs.Add(new($"{(tier.Name.Length > 0 ? tier.Name : "tier")}, {Amounts.Percent(tier.Share)} of the close", RentalIndexPath.PriceOf(terms, tier.Share), FigureUnit.Price, path + "/index/tiers"));
    }

    /// <summary>The threshold and where it comes from: the terms, the amendment in force, or the months it has to cover.</summary>
    private static WorkingInput Threshold(Covenant covenant, CovenantTest test, string path)
    {
        if (covenant.Kind == CovenantKind.RentalIndexTier) return new("first tier", test.Threshold, FigureUnit.Price, path + "/index/tiers");
        if (covenant.Kind == CovenantKind.MinimumLiquidity && covenant.ForwardMonths > 0)
            return new("amount required: the larger of the least amount and the months ahead", test.Threshold, FigureUnit.Amount, path + "/forwardMonths");
        var amendment = CovenantDefinition.Ordered(covenant).LastOrDefault(item =>
            item.EffectiveDate <= test.Date && !(item.Until < test.Date) && (covenant.Kind == CovenantKind.MinimumLiquidity ? item.MinimumAmount is not null : item.Threshold is not null));
        var at = covenant.Kind == CovenantKind.MinimumLiquidity ? "/minimumAmount" : "/threshold";
        return new("threshold", test.Threshold, Unit(covenant.Kind), amendment is null ? path + at : path + "/amendments",
            Source: amendment is null ? null : $"amendment effective {Amounts.Day(amendment.EffectiveDate)}");
    }

    /// <summary>The months of a trailing or forward window of cash flow, each a figure of its own.</summary>
    private static void Months(ExplainedRun run, Covenant covenant, CovenantTest test, List<WorkingInput> inputs)
    {
        if (test.Month is not { } month || test.WindowMonths is 0 or > MostMonthsShown) return;
        if (covenant.Kind is not (CovenantKind.DebtServiceCoverage or CovenantKind.ForwardDebtServiceCoverage)) return;
        var first = covenant.Kind == CovenantKind.DebtServiceCoverage ? month - test.WindowMonths + 1 : month + 1;
        for (var m = first; m < first + test.WindowMonths; m++)
            inputs.Add(new($"cash flow of the month to {run.Date(m)}", run.Result.Cashflow.Cfads[m], FigureUnit.Amount, Figure: $"cashflow/cfads/{m.ToString(CultureInfo.InvariantCulture)}"));
    }

    private static string Formula(Covenant covenant, CovenantTest test)
    {
        var side = $"{(CovenantTester.IsAtLeast(covenant.Kind) ? "at least" : "at most")} the threshold on the unrounded figure";
        var formula = covenant.Kind switch
        {
            CovenantKind.DebtServiceCoverage or CovenantKind.ForwardDebtServiceCoverage => "cash flow ÷ debt service",
            CovenantKind.LoanToValue => "balance ÷ value",
            CovenantKind.LoanToCost => "balance ÷ cost",
            CovenantKind.ContractRealisation => "billed and received ÷ projected",
            CovenantKind.MinimumLiquidity => "amount held",
            CovenantKind.InterestCoverage => "EBITDA ÷ net interest",
            CovenantKind.HedgeShare => "hedged principal ÷ floating-rate principal",
            CovenantKind.PowerHedgeShare => "energy at a fixed price ÷ modelled energy",
            CovenantKind.CustomerConcentration => "the customer's revenue ÷ all contracted revenue",
            CovenantKind.CollateralLocation => "GPUs where they may stand ÷ GPUs in service",
            CovenantKind.ChipAge => "age of the fleet",
            CovenantKind.RentalIndexTier => "index price; each tier's price is its share of the price at closing, rounded as agreed",
        };
        var version = test.DefinitionVersion.Length > 0 ? $"; definition {test.DefinitionVersion}" : "";
        return $"{formula}, {side}{version}";
    }

    private static (string Upper, string? Lower, FigureUnit Unit) Names(Covenant covenant, CovenantTest test) => covenant.Kind switch
    {
        CovenantKind.DebtServiceCoverage => ($"cash flow, trailing {Window(test, covenant)} months", "interest and principal due, same months", FigureUnit.Amount),
        CovenantKind.ForwardDebtServiceCoverage => ($"cash flow, next {test.WindowMonths} months", "interest and principal due, same months", FigureUnit.Amount),
        CovenantKind.LoanToValue => ("balance after the payment", "value on the covenant's premise", FigureUnit.Amount),
        CovenantKind.LoanToCost => ("balance after the payment", "cost of what is delivered", FigureUnit.Amount),
        CovenantKind.ContractRealisation => ("billed and received", "projected", FigureUnit.Amount),
        CovenantKind.MinimumLiquidity => ("cash and committed lines", null, FigureUnit.Amount),
        CovenantKind.InterestCoverage => ("EBITDA", "net interest", FigureUnit.Amount),
        CovenantKind.HedgeShare => ("principal under a swap or a cap", "floating-rate principal", FigureUnit.Amount),
        CovenantKind.PowerHedgeShare => ("energy at a fixed price, kWh", "modelled energy at full load, kWh", FigureUnit.Count),
        CovenantKind.CustomerConcentration => ("revenue of the customer", "contracted revenue, same months", FigureUnit.Amount),
        CovenantKind.CollateralLocation => ($"GPUs {CovenantWords.Places(covenant)}", "GPUs in service", FigureUnit.Count),
        CovenantKind.ChipAge => ("age", null, FigureUnit.Years),
        CovenantKind.RentalIndexTier => ("index", null, FigureUnit.Price),
    };

    private static int Window(CovenantTest test, Covenant covenant) => test.WindowMonths > 0 ? test.WindowMonths : covenant.TrailingMonths;

    /// <summary>Unit of what a kind measures.</summary>
    internal static FigureUnit Unit(CovenantKind kind) => kind switch
    {
        CovenantKind.DebtServiceCoverage or CovenantKind.ForwardDebtServiceCoverage or CovenantKind.ContractRealisation or CovenantKind.InterestCoverage => FigureUnit.Multiple,
        CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.HedgeShare or CovenantKind.PowerHedgeShare or CovenantKind.CustomerConcentration
            or CovenantKind.CollateralLocation => FigureUnit.Fraction,
        CovenantKind.MinimumLiquidity => FigureUnit.Amount,
        CovenantKind.ChipAge => FigureUnit.Years,
        CovenantKind.RentalIndexTier => FigureUnit.Price,
    };
}
