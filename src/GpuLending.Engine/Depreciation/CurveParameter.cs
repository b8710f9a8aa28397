namespace GpuLending.Engine.Depreciation;

/// <summary>A curve's parameter, as it describes itself.</summary>
/// <param name="Name">The name in documents, such as "lifeYears".</param>
/// <param name="Meaning">What it means, in words for the screen.</param>
/// <param name="Unit">Its unit, such as "years" or "fraction of original cost".</param>
/// <param name="Default">Taken when a document leaves it out; ignored for a list, which is then empty.</param>
/// <param name="Minimum">The least value allowed, included.</param>
/// <param name="Maximum">The greatest value allowed, included.</param>
/// <param name="Shape">A number, a whole number, or a list whose every element is in the range.</param>
public sealed record CurveParameter(
    string Name,
    string Meaning,
    string Unit,
    double Default,
    double Minimum,
    double Maximum,
    CurveParameterShape Shape = CurveParameterShape.Number);
