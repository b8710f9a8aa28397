using System.Collections.Immutable;
using System.Diagnostics;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Underwriting.PlugIns;

/// <summary>A plug-in's kind with its description as it was at the start: nothing it says later changes a form, a list or a document.</summary>
internal sealed class PlugInKind : ICurveKind
{
    private readonly ICurveKind _kind;

    /// <summary>Takes the description; whatever the plug-in throws goes through.</summary>
    public PlugInKind(ICurveKind kind, string assemblyHash)
    {
        _kind = kind;
        AssemblyHash = assemblyHash;
        Id = kind.Id;
        DisplayName = kind.DisplayName;
        AlsoKnownAs = kind.AlsoKnownAs.IsDefault ? [] : kind.AlsoKnownAs;
        Formula = kind.Formula;
        AgeUnit = kind.AgeUnit;
        AtAgeZero = kind.AtAgeZero;
        BeyondLife = kind.BeyondLife;
        Source = kind.Source;
        Parameters = kind.Parameters.IsDefault ? [] : kind.Parameters;
        Parts = kind.Parts;
        TypicalValues = kind.TypicalValues.IsDefault ? [] : kind.TypicalValues;
        NeedsMarket = kind.NeedsMarket;
        WhyNoMark = kind.WhyNoMark;
    }

    public string Id { get; }

    public string DisplayName { get; }

    public ImmutableArray<string> AlsoKnownAs { get; }

    public string Formula { get; }

    public string AgeUnit { get; }

    public string AtAgeZero { get; }

    public string BeyondLife { get; }

    public string Source { get; }

    public ImmutableArray<CurveParameter> Parameters { get; }

    public CurveParts? Parts { get; }

    public ImmutableArray<CurveTypicalValue> TypicalValues { get; }

    public bool NeedsMarket { get; }

    public string? WhyNoMark { get; }

    public string? AssemblyHash { get; }

    public CurveContext ContextOfParts(CurveArguments arguments, CurveContext context) => _kind.ContextOfParts(arguments, context) ?? context;

    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context)
    {
        var begun = Stopwatch.GetTimestamp();
        var curve = _kind.Create(arguments, context) ?? throw new InvalidOperationException("it made no curve.");
        return new TimedCurve(curve, Stopwatch.GetElapsedTime(begun));
    }
}
