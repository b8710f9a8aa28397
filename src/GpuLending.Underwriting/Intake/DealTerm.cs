using GpuLending.Engine;

namespace GpuLending.Underwriting.Intake;

/// <summary>A term of a deal that a line of a workbook can say: a label, a value, a unit.</summary>
/// <param name="Sheet">Sheet of the template it stands on.</param>
/// <param name="Label">Its label in the template.</param>
/// <param name="Path">Its place in the case, such as "/costs/power/kilowattsPerGpu".</param>
/// <param name="Unit">What it is measured in.</param>
/// <param name="Names">Labels it is known by beside its own.</param>
/// <param name="Set">The case with it.</param>
internal sealed record DealTerm(string Sheet, string Label, string Path, TermUnit Unit, IReadOnlyList<string> Names, Func<DealCase, TermValue, DealCase> Set)
{
    /// <summary>The largest fraction that the term is likely to be: a number up to it beside a % may be either.</summary>
    internal double MostShare => Path.StartsWith("/sizing", StringComparison.Ordinal) || Path.EndsWith("/utilisation", StringComparison.Ordinal) ? 1 : 0.3;

    internal IntakeField Field { get; } = new(Path, Label, IntakeType.Text, [string.Join(' ', Heading.Words(Label)), .. Names]);
}
