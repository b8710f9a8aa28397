using GpuLending.Engine;
using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>The days on which a covenant is tested, in words: those that the engine tests.</summary>
internal static class CovenantDates
{
    /// <summary>"Tested on every payment date from 30 Sep 2027." with a space before it.</summary>
    public static string Words(Covenant covenant, DealCase dealCase)
    {
        var from = covenant.FirstTestDate;
        if (IsReported(covenant))
            return $" Tested on each day for which figures are reported{From(from)}{Whole(covenant)}.";
        if (OnlyClosing(covenant, dealCase))
            return " Tested at closing, and on each day for which figures are reported.";
        var every = covenant.TestEveryMonths is > 1 and var months ? $"every {FigureFormat.Months(months)}, on the payment date" : "on every payment date";
        var counted = covenant.TestEveryMonths is > 1 ? $", counted from {(from is { } first ? FigureFormat.Date(first) : "closing")}" : From(from);
        var closing = TestsClosing(covenant.Kind) && (from is null || from <= dealCase.ClosingDate) ? "at closing if drawn, and " : "";
        return $" Tested {closing}{every} while anything is owed{counted}{(from is null ? Whole(covenant) : "")}.";
    }

    /// <summary>Whether liquidity is what lies in the waterfall's accounts.</summary>
    public static bool HoldsAccounts(Covenant covenant, DealCase dealCase) =>
        covenant is { Kind: CovenantKind.MinimumLiquidity, Observations.Count: 0 } && dealCase.Waterfall is not null;

    private static string From(DateOnly? from) => from is { } first ? $", first on or after {FigureFormat.Date(first)}" : "";

    /// <summary>A trailing window is tested once it has run in full.</summary>
    private static string Whole(Covenant covenant) => covenant.Kind switch
    {
        CovenantKind.DebtServiceCoverage or CovenantKind.CustomerConcentration when covenant.TrailingMonths > 1 => $", first when {FigureFormat.Months(covenant.TrailingMonths)} have run since closing",
        CovenantKind.ContractRealisation when covenant.TrailingMonths > 1 => $", once {FigureFormat.Months(covenant.TrailingMonths)} are reported",
        _ => "",
    };

    private static bool IsReported(Covenant covenant) => covenant.Kind == CovenantKind.ContractRealisation
        || (covenant.Observations.Count > 0 && covenant.Kind is CovenantKind.MinimumLiquidity or CovenantKind.InterestCoverage);

    private static bool OnlyClosing(Covenant covenant, DealCase dealCase) =>
        covenant.Kind == CovenantKind.InterestCoverage || (covenant.Kind == CovenantKind.MinimumLiquidity && !HoldsAccounts(covenant, dealCase));

    private static bool TestsClosing(CovenantKind kind) => kind switch
    {
        CovenantKind.ForwardDebtServiceCoverage or CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.HedgeShare or CovenantKind.CollateralLocation
            or CovenantKind.ChipAge or CovenantKind.RentalIndexTier => true,
        CovenantKind.DebtServiceCoverage or CovenantKind.CustomerConcentration or CovenantKind.PowerHedgeShare or CovenantKind.ContractRealisation
            or CovenantKind.MinimumLiquidity or CovenantKind.InterestCoverage => false,
    };
}
