using System.Globalization;
using GpuLending.Engine.Covenants;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of covenant tests.</summary>
internal static class CovenantWorkings
{
    public static Working Test(ExplainedRun run, string covenantId, string date, string figure)
    {
        var index = run.Case.Covenants.ToList().FindIndex(item => item.Id == covenantId);
        var result = run.Result.Covenants.FirstOrDefault(item => item.CovenantId == covenantId);
        var known = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        var test = known ? result?.Tests.FirstOrDefault(item => item.Date == day) : null;
        if (index < 0 || test?.Actual is not { } actual) throw FigureWorkings.Unknown(figure);

        var covenant = run.Case.Covenants[index];
        var (upper, lower, formula, unit) = Sides(covenant);
        var inputs = new List<WorkingInput> { new(upper, test.Numerator, FigureUnit.Amount, Source: test.CureApplied > 0 ? "equity cure included" : null) };
        if (lower is not null) inputs.Add(new(lower, test.Denominator, FigureUnit.Amount));
        if (test.CureApplied > 0) inputs.Add(new("equity cure in the first line", test.CureApplied, FigureUnit.Amount, $"/covenants/{index}/cures"));
        inputs.Add(new("threshold", test.Threshold, unit, $"/covenants/{index}/threshold"));
        return new(
            figure,
            $"{result!.Name}: {day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}, {Words(test.State)}",
            $"{formula}, {(CovenantTester.IsAtLeast(covenant.Kind) ? "at least" : "at most")} the threshold on the unrounded figure",
            inputs,
            actual,
            unit,
            "covenants");
    }

    private static (string Upper, string? Lower, string Formula, FigureUnit Unit) Sides(Covenant covenant) => covenant.Kind switch
    {
        CovenantKind.DebtServiceCoverage =>
            ($"cash flow, trailing {covenant.TrailingMonths} months", "interest and principal due, same months", "cash flow ÷ debt service", FigureUnit.Multiple),
        CovenantKind.LoanToValue => ("balance after the payment", "value on the covenant's premise", "balance ÷ value", FigureUnit.Fraction),
        CovenantKind.LoanToCost => ("balance after the payment", "cost of what is delivered", "balance ÷ cost", FigureUnit.Fraction),
        CovenantKind.ContractRealisation => ("billed and received", "projected", "billed and received ÷ projected", FigureUnit.Multiple),
        CovenantKind.MinimumLiquidity => ("cash and committed lines", null, "amount held", FigureUnit.Amount),
        CovenantKind.InterestCoverage => ("EBITDA", "net interest", "EBITDA ÷ net interest", FigureUnit.Multiple),
    };

    private static string Words(CovenantState state) => state switch
    {
        CovenantState.Compliant => "compliant",
        CovenantState.AtRisk => "at risk",
        CovenantState.Breached => "breached",
        CovenantState.NotTestedYet => "not tested yet",
    };
}
