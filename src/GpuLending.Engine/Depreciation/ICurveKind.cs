using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>A kind of depreciation curve, the plug-in of the catalogue: it describes itself, so that screen, API and documents list it without being
/// edited, and makes curves from parameters. One class and one registration with <see cref="CurveCatalogue"/> is all a new kind takes.</summary>
public interface ICurveKind
{
    /// <summary>The key in documents, such as "straight-line": small letters, digits and hyphens; never changed once used.</summary>
    string Id { get; }

    /// <summary>The name on screen, such as "Straight line".</summary>
    string DisplayName { get; }

    /// <summary>Other names in the trade.</summary>
    ImmutableArray<string> AlsoKnownAs { get; }

    /// <summary>The formula of the retained fraction in plain text; t is the age in years.</summary>
    string Formula { get; }

    /// <summary>The unit of age, such as "years since the in-service date".</summary>
    string AgeUnit { get; }

    /// <summary>What the curve gives at age zero.</summary>
    string AtAgeZero { get; }

    /// <summary>What the curve gives after the end of life.</summary>
    string BeyondLife { get; }

    /// <summary>Where the formula comes from.</summary>
    string Source { get; }

    /// <summary>The parameters, in the order of the screen.</summary>
    ImmutableArray<CurveParameter> Parameters { get; }

    /// <summary>Makes a curve. Called by <see cref="CurveCatalogue"/> once names and ranges have been checked.</summary>
    /// <param name="arguments">A value for every parameter, inside its range.</param>
    /// <param name="context">The GPU it is for.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentException">The parameters do not go together; the message says why, in words for the person who typed them.</exception>
    IDepreciationCurve Create(CurveArguments arguments, CurveContext context);
}
