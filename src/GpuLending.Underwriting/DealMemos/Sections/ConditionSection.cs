using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>14. What must be met before money moves, and what is watched after.</summary>
internal static class ConditionSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        foreach (var block in source.Narrative("conditions")) yield return block;
        if (source.Conditions.Count == 0)
        {
            yield return new MemoParagraph($"Conditions precedent: {FigureFormat.NotProvided}.");
        }
        else
        {
            yield return new MemoTable("Conditions precedent",
                [
                    new("Condition", Figures: false, Weight: 4), new("Needed for a draw", Figures: false), new("State", Figures: false),
                    new("Evidence", Figures: false, Weight: 2),
                ],
                [.. source.Conditions.Select(condition => new MemoRow(
                    [condition.Text, condition.Required ? "yes" : "no", condition.State, FigureFormat.Text(condition.Evidence)]))]);
        }

        yield return new MemoTable("Monitoring plan",
            [
                new("What is tested", Figures: false, Weight: 3), new("Window", Figures: false), new("First test", Figures: false),
                new("Tests in the projection"), new("Comes from", Figures: false, Weight: 2),
            ],
            [.. source.Case.Covenants.Select(covenant => new MemoRow(
                [
                    CovenantClauses.Name(covenant, source.Scale),
                    Trails(covenant.Kind) ? FigureFormat.Months(covenant.TrailingMonths) : "on the day",
                    covenant.FirstTestDate is null ? "first payment" : FigureFormat.Date(covenant.FirstTestDate),
                    FigureFormat.Count(source.Result.Covenants.FirstOrDefault(result => result.CovenantId == covenant.Id)?.Tests.Count ?? 0),
                    Evidence(covenant.Kind),
                ]))]);
        if (source.Case.Undertakings.Count > 0) yield return Documents(source);
    }

    /// <summary>What the borrower hands over, and when.</summary>
    private static MemoTable Documents(MemoSource source) => new("Documents",
        [new("Document", Figures: false, Weight: 3), new("First due", Figures: false), new("Every", Figures: false), new("Grace", Figures: false)],
        [.. source.Case.Undertakings.Select(item => new MemoRow(
            [
                string.IsNullOrWhiteSpace(item.Name) ? MonitoringCalendar.Words(item.Kind) : item.Name.Trim(), FigureFormat.Date(item.FirstDue),
                item.EveryMonths == 0 ? "once" : FigureFormat.Months(item.EveryMonths), $"{FigureFormat.Count(item.GraceDays)} days",
            ]))]);

    private static bool Trails(CovenantKind kind) => kind switch
    {
        CovenantKind.DebtServiceCoverage or CovenantKind.ContractRealisation or CovenantKind.CustomerConcentration => true,
        CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.MinimumLiquidity or CovenantKind.InterestCoverage or CovenantKind.ForwardDebtServiceCoverage
            or CovenantKind.HedgeShare or CovenantKind.PowerHedgeShare or CovenantKind.CollateralLocation or CovenantKind.ChipAge or CovenantKind.RentalIndexTier => false,
    };

    private static string Evidence(CovenantKind kind) => kind switch
    {
        CovenantKind.DebtServiceCoverage => "covenant certificate with bank statements",
        CovenantKind.LoanToValue => "appraisal or re-mark, and the loan's balance",
        CovenantKind.LoanToCost => "invoices and delivery notes",
        CovenantKind.ContractRealisation => "invoices and receipts by customer",
        CovenantKind.MinimumLiquidity => "bank statements and commitment letters",
        CovenantKind.InterestCoverage => "the borrower's accounts",
        CovenantKind.ForwardDebtServiceCoverage => "the base case model, re-marked on the day",
        CovenantKind.HedgeShare => "hedge confirmations and the loan's balance",
        CovenantKind.PowerHedgeShare => "power contracts and the modelled energy",
        CovenantKind.CustomerConcentration => "invoices and receipts by customer",
        CovenantKind.CollateralLocation => "schedule of serial numbers with sites",
        CovenantKind.ChipAge => "delivery notes by serial number",
        CovenantKind.RentalIndexTier => "the publisher's prints, with their vintage",
    };
}
