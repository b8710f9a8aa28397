using GpuLending.Engine.Covenants;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Deals.Covenants;

/// <summary>How each kind of covenant is written and drawn.</summary>
public static class CovenantFigures
{
    /// <summary>A measured value or a threshold.</summary>
    public static string Written(CovenantKind kind, double? value) => Unit(kind) switch
    {
        ChartUnit.Amount => FigureFormat.Amount(value),
        ChartUnit.Fraction => FigureFormat.Percent(value, 2),
        ChartUnit.Multiple => FigureFormat.Multiple(value),
        ChartUnit.Price => kind == CovenantKind.ChipAge ? FigureFormat.Years(value) : FigureFormat.Figure(value, FigureUnit.Price),
        ChartUnit.Count => FigureFormat.Figure(value, FigureUnit.Count),
    };

    /// <summary>A level to start from: public loans' where one is known, for the analyst to overtype.</summary>
    public static double UsualThreshold(CovenantKind kind) => kind switch
    {
        CovenantKind.DebtServiceCoverage or CovenantKind.ForwardDebtServiceCoverage => 1.15,
        CovenantKind.ContractRealisation => 0.85,
        CovenantKind.InterestCoverage => 3,
        CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.CustomerConcentration => 0.65,
        CovenantKind.HedgeShare => 0.95,
        CovenantKind.PowerHedgeShare => 0.5,
        CovenantKind.CollateralLocation => 1,
        CovenantKind.ChipAge => 4,
        CovenantKind.MinimumLiquidity or CovenantKind.RentalIndexTier => 0,
    };

    public static ChartUnit Unit(CovenantKind kind) => kind switch
    {
        CovenantKind.DebtServiceCoverage or CovenantKind.ForwardDebtServiceCoverage or CovenantKind.ContractRealisation or CovenantKind.InterestCoverage => ChartUnit.Multiple,
        CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.HedgeShare or CovenantKind.PowerHedgeShare or CovenantKind.CustomerConcentration
            or CovenantKind.CollateralLocation => ChartUnit.Fraction,
        CovenantKind.MinimumLiquidity => ChartUnit.Amount,
        CovenantKind.ChipAge or CovenantKind.RentalIndexTier => ChartUnit.Price,
    };

    /// <summary>Unit of the chart's axis in words.</summary>
    public static string Axis(CovenantKind kind, Engine.Currency currency) => Unit(kind) switch
    {
        ChartUnit.Amount => FigureFormat.AmountUnit(currency),
        ChartUnit.Fraction => "%",
        ChartUnit.Multiple => "times",
        ChartUnit.Price => kind == CovenantKind.ChipAge ? "years" : $"{currency.Code} a GPU-hour",
        ChartUnit.Count => "",
    };

    /// <summary>Heads of the two sides.</summary>
    public static (string Upper, string? Lower) Sides(CovenantKind kind) => kind switch
    {
        CovenantKind.DebtServiceCoverage or CovenantKind.ForwardDebtServiceCoverage => ("Cash", "Service"),
        CovenantKind.LoanToValue => ("Loan", "Value"),
        CovenantKind.LoanToCost => ("Loan", "Cost"),
        CovenantKind.ContractRealisation => ("Received", "Projected"),
        CovenantKind.MinimumLiquidity => ("Held", null),
        CovenantKind.InterestCoverage => ("EBITDA", "Interest"),
        CovenantKind.HedgeShare => ("Hedged", "Floating"),
        CovenantKind.PowerHedgeShare => ("Fixed", "Energy"),
        CovenantKind.CustomerConcentration => ("Customer", "All"),
        CovenantKind.CollateralLocation => ("Inside", "GPUs"),
        CovenantKind.ChipAge => ("Age", null),
        CovenantKind.RentalIndexTier => ("Index", null),
    };

    /// <summary>Unit of the sides in the head of their columns; null where the figure says it.</summary>
    public static string? SideUnit(CovenantKind kind, Engine.Currency currency) => kind switch
    {
        CovenantKind.PowerHedgeShare => "MWh",
        CovenantKind.CollateralLocation or CovenantKind.ChipAge => null,
        CovenantKind.RentalIndexTier => $"{currency.Code}/h",
        CovenantKind.DebtServiceCoverage or CovenantKind.ForwardDebtServiceCoverage or CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.ContractRealisation
            or CovenantKind.MinimumLiquidity or CovenantKind.InterestCoverage or CovenantKind.HedgeShare or CovenantKind.CustomerConcentration => FigureFormat.AmountUnit(currency),
    };

    /// <summary>One side of a test.</summary>
    public static string Side(CovenantKind kind, double value) => kind switch
    {
        CovenantKind.PowerHedgeShare => FigureFormat.Count((long)Math.Round(value / 1_000)),
        CovenantKind.CollateralLocation => FigureFormat.Count((long)Math.Round(value)),
        CovenantKind.ChipAge => FigureFormat.Years(value),
        CovenantKind.RentalIndexTier => FigureFormat.Figure(value, FigureUnit.Price),
        CovenantKind.DebtServiceCoverage or CovenantKind.ForwardDebtServiceCoverage or CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.ContractRealisation
            or CovenantKind.MinimumLiquidity or CovenantKind.InterestCoverage or CovenantKind.HedgeShare or CovenantKind.CustomerConcentration => FigureFormat.Bare(value),
    };
}
