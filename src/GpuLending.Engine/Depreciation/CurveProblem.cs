namespace GpuLending.Engine.Depreciation;

/// <summary>Something wrong with a curve as chosen.</summary>
/// <param name="Field">The field of <see cref="CurveChoice"/> it belongs to: "kind", "parameters/lifeYears", "lists/ages", "options/convention", "curves",
/// "curves/0/parameters/lifeYears" for a part, or "" for the whole.</param>
/// <param name="Message">What is wrong, in words for the person who typed it.</param>
public sealed record CurveProblem(string Field, string Message);
