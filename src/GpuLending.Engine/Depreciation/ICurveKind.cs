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

    /// <summary>The curves a composite kind is made of; null for a kind that stands alone.</summary>
    CurveParts? Parts => null;

    /// <summary>Values that somebody uses for the parameters, each with its source; possibly empty.</summary>
    ImmutableArray<CurveTypicalValue> TypicalValues => [];

    /// <summary>Whether a curve needs the GPU's model, its cost or the market. Such a kind is not made, and only its names and ranges are checked, where no
    /// model is known.</summary>
    bool NeedsMarket => false;

    /// <summary>Whether a curve of this kind falls by itself when a successor of the catalogue ships, so that a scheduled launch must not hit it again.</summary>
    bool KnowsSuccessors => false;

    /// <summary>Why no lender marks collateral on this kind, in words for the screen; null when one may. Such a kind may still be drawn beside the mark.</summary>
    string? WhyNoMark => null;

    /// <summary>SHA-256 of the assembly a plug-in came from, lower-case hexadecimal; null for the engine's own kinds.</summary>
    string? AssemblyHash => null;

    /// <summary>The context in which the parts of a composite kind are made.</summary>
    /// <param name="arguments">The composite's own arguments, without its parts.</param>
    /// <param name="context">The GPU the composite is for.</param>
    /// <returns>The context of the parts; the same unless the kind stresses it.</returns>
    CurveContext ContextOfParts(CurveArguments arguments, CurveContext context) => context;

    /// <summary>Makes a curve. Called by <see cref="CurveCatalogue"/> once names and ranges have been checked.</summary>
    /// <param name="arguments">A value for every parameter, inside its range.</param>
    /// <param name="context">The GPU it is for.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentException">The parameters do not go together; the message says why, in words for the person who typed them.</exception>
    IDepreciationCurve Create(CurveArguments arguments, CurveContext context);
}
