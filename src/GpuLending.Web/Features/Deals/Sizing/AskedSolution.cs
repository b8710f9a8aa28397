using GpuLending.Engine;
using GpuLending.Engine.Solving;
using GpuLending.Engine.Workings;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Deals.Sizing;

/// <summary>A question as it was asked on the desk, with the words and units that its answer is written in.</summary>
/// <param name="Question">The question.</param>
/// <param name="OutputName">Name of the figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="InputName">Name of what was turned.</param>
/// <param name="InputIsShare">Whether that is a share, written in percent.</param>
public sealed record AskedSolution(SolutionQuestion Question, string OutputName, FigureUnit Unit, string InputName, bool InputIsShare)
{
    public double InputScale => InputIsShare ? 100 : 1;

    public ChartUnit ChartUnit => Unit switch
    {
        FigureUnit.Amount => ChartUnit.Amount,
        FigureUnit.Fraction or FigureUnit.RatePerAnnum => ChartUnit.Fraction,
        _ => ChartUnit.Multiple,
    };

    public string ChartUnitName(Currency currency) => ChartUnit switch
    {
        ChartUnit.Amount => $"{currency.Code} m",
        ChartUnit.Fraction => "%",
        _ => Unit == FigureUnit.Years ? "years" : "times",
    };
}
