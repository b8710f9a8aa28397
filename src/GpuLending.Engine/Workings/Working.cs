namespace GpuLending.Engine.Workings;

/// <summary>How one figure came about: formula, named inputs, source. A view over a finished run, built when somebody asks.</summary>
/// <param name="Figure">Key of the figure, such as "limit/loan-to-value" or "coverage/debt-service/12".</param>
/// <param name="Title">Name of the figure.</param>
/// <param name="Formula">Formula in words and signs.</param>
/// <param name="Inputs">Inputs in the order the formula names them.</param>
/// <param name="Value">Value of the figure; the formula with these inputs gives it again.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Methodology">Page of the methodology, such as "loan-to-value".</param>
public sealed record Working(
    string Figure,
    string Title,
    string Formula,
    IReadOnlyList<WorkingInput> Inputs,
    double Value,
    FigureUnit Unit,
    string Methodology);
