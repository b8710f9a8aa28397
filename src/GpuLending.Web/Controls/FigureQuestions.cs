using GpuLending.Underwriting.Figures;

namespace GpuLending.Web.Controls;

/// <summary>How figures on this page are written, and who answers when one of them is asked for its working. Cascaded to every figure.</summary>
public sealed class FigureQuestions
{
    /// <summary>Unit of amounts on the page.</summary>
    public AmountScale Scale { get; set; } = AmountScale.Millions;

    /// <summary>Opens the working of a figure by its key; null where there is none to open.</summary>
    public Func<string, Task>? Ask { get; set; }
}
