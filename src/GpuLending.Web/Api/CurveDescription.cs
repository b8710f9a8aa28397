using GpuLending.Engine.Depreciation;

namespace GpuLending.Web.Api;

/// <summary>A kind of depreciation curve, as it describes itself.</summary>
/// <param name="Kind">Name in documents, such as "straight-line".</param>
/// <param name="DisplayName">Name on screen.</param>
/// <param name="AlsoKnownAs">Other names in the trade.</param>
/// <param name="Formula">Formula of the retained fraction; t is the age in years.</param>
/// <param name="AgeUnit">Unit of age.</param>
/// <param name="AtAgeZero">What the curve gives at age zero.</param>
/// <param name="BeyondLife">What the curve gives after the end of life.</param>
/// <param name="Source">Where the formula comes from.</param>
/// <param name="Parameters">Parameters with unit, default and range.</param>
public sealed record CurveDescription(
    string Kind,
    string DisplayName,
    IReadOnlyList<string> AlsoKnownAs,
    string Formula,
    string AgeUnit,
    string AtAgeZero,
    string BeyondLife,
    string Source,
    IReadOnlyList<CurveParameter> Parameters)
{
    public static CurveDescription Of(ICurveKind kind) => new(
        kind.Id, kind.DisplayName, kind.AlsoKnownAs, kind.Formula, kind.AgeUnit, kind.AtAgeZero, kind.BeyondLife, kind.Source, kind.Parameters);
}
