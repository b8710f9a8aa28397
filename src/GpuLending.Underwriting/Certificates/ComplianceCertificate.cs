using System.Globalization;
using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Workbooks;

namespace GpuLending.Underwriting.Certificates;

/// <summary>The covenant-compliance certificate: both sides of each covenant's last test, the figure, the level it is held against and the headroom. See docs/methodology/covenants.md.</summary>
internal static class ComplianceCertificate
{
    public static WorkbookModel Build(MemoSource source, DateOnly asOf)
    {
        var model = CertificateBlocks.Book(source);
        var sheet = model.Sheet("Certificate", $"Covenant-compliance certificate as of {CertificateBlocks.Day(asOf)}");
        CertificateBlocks.Head(sheet, source, asOf);
        var met = new List<(WorkbookRow Row, bool Holds)>();
        for (var i = 0; i < source.Result.Covenants.Count; i++)
        {
            var covenant = source.Result.Covenants[i];
            var last = covenant.Tests.LastOrDefault(test => test.Date <= asOf && test.State != CovenantState.NotTestedYet);
            sheet.Block($"{covenant.Name} ({covenant.CovenantId})");
            if (last?.Actual is not { } actual)
            {
                var next = covenant.Tests.FirstOrDefault(test => test.State != CovenantState.NotTestedYet);
                sheet.Text("Test", next is null ? "Nothing to test." : $"Not tested by this date; first tested {CertificateBlocks.Day(next.Date)}.");
                continue;
            }

            met.Add((Covenant(sheet, covenant, last, actual, string.Create(CultureInfo.InvariantCulture, $"Covenant_{i + 1}")), last.State != CovenantState.Breached));
        }

        sheet.Block("Compliance");
        if (met.Count == 0)
            sheet.Text("All covenants", "None has been tested by this date.");
        else
            sheet.Figure("Every covenant tested is met", CellUnit.Flag, $"MIN({string.Join(',', met.Select(one => one.Row))})", met.TrueForAll(one => one.Holds) ? 1 : 0, name: "All_Met", role: CellRole.Check);
        CertificateBlocks.Signature(sheet, "The undersigned, an officer of the borrower, certifies that the figures above are taken from its books on the test dates, that each covenant is met as shown, and that no default is continuing other than as shown.");
        return model;
    }

    private static WorkbookRow Covenant(WorkbookSheet sheet, CovenantResult covenant, CovenantTest test, double actual, string name)
    {
        var atLeast = CovenantTester.IsAtLeast(covenant.Kind);
        var unit = Unit(covenant.Kind);
        var side = covenant.Kind switch
        {
            CovenantKind.CollateralLocation => CellUnit.Count,
            CovenantKind.ChipAge => CellUnit.Quantity,
            CovenantKind.RentalIndexTier => CellUnit.Price,
            CovenantKind.PowerHedgeShare => CellUnit.Quantity,
            _ => CellUnit.Cents,
        };
        sheet.Text("Tested on", CertificateBlocks.Day(test.Date) + (test.WindowMonths > 0 ? string.Create(CultureInfo.InvariantCulture, $", over {test.WindowMonths} months") : "") + (test.Waived ? ", waived" : ""));
        var (upperWords, lowerWords) = Sides(covenant.Kind);
        var before = atLeast ? test.Numerator - test.CureApplied : test.Numerator + test.CureApplied;
        var upper = sheet.Input(upperWords, side, name + "_Upper", null, before);
        var cure = sheet.Input("Equity cure counted", side, name + "_Cure", null, test.CureApplied);
        var lower = lowerWords is null ? null : sheet.Input(lowerWords, side, name + "_Lower", null, test.Denominator);
        var threshold = sheet.Input(atLeast ? "At least" : "At most", unit, name + "_Level", null, test.Threshold);
        var cured = atLeast ? $"({upper}+{cure})" : $"MAX(0,{upper}-{cure})";
        var figure = sheet.Figure("Figure", unit, lower is null ? cured : $"IF({lower}>0,{cured}/{lower},0)", actual);
        sheet.Figure("Headroom", CellUnit.Percent, atLeast ? $"IF({threshold}>0,({figure}-{threshold})/{threshold},0)" : $"IF({threshold}>0,({threshold}-{figure})/{threshold},0)", test.Headroom ?? 0);
        return sheet.Figure("Met", CellUnit.Flag, $"IF({figure}{(atLeast ? ">=" : "<=")}{threshold},1,0)", test.State == CovenantState.Breached ? 0 : 1, role: CellRole.Check);
    }

    private static CellUnit Unit(CovenantKind kind) => kind switch
    {
        CovenantKind.DebtServiceCoverage or CovenantKind.ForwardDebtServiceCoverage or CovenantKind.ContractRealisation or CovenantKind.InterestCoverage => CellUnit.Ratio,
        CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.HedgeShare or CovenantKind.PowerHedgeShare or CovenantKind.CustomerConcentration or CovenantKind.CollateralLocation => CellUnit.Percent,
        CovenantKind.MinimumLiquidity => CellUnit.Cents,
        CovenantKind.ChipAge => CellUnit.Quantity,
        CovenantKind.RentalIndexTier => CellUnit.Price,
    };

    /// <summary>The two sides in words; the lower one is null where the figure stands by itself.</summary>
    private static (string Upper, string? Lower) Sides(CovenantKind kind) => kind switch
    {
        CovenantKind.DebtServiceCoverage => ("Cash flow available for debt service", "Interest and principal"),
        CovenantKind.ForwardDebtServiceCoverage => ("Cash flow projected", "Interest and principal projected"),
        CovenantKind.LoanToValue => ("Balance", "Marked value"),
        CovenantKind.LoanToCost => ("Balance", "Original cost"),
        CovenantKind.ContractRealisation => ("Billed and received", "Contracted revenue projected"),
        CovenantKind.MinimumLiquidity => ("Cash and committed lines", null),
        CovenantKind.InterestCoverage => ("EBITDA", "Net interest"),
        CovenantKind.HedgeShare => ("Floating-rate principal hedged", "Floating-rate principal"),
        CovenantKind.PowerHedgeShare => ("Energy at a fixed price", "Energy"),
        CovenantKind.CustomerConcentration => ("Contracted revenue of the customer", "Contracted revenue"),
        CovenantKind.CollateralLocation => ("GPUs where they may stand", "GPUs in service"),
        CovenantKind.ChipAge => ("Age in years", null),
        CovenantKind.RentalIndexTier => ("Rental index", null),
    };
}
