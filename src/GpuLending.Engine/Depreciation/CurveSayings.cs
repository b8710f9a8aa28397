using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>What a curve from outside says beside its values, held against what a page and JSON can carry.</summary>
internal static class CurveSayings
{
    private const int Most = 100;
    private const int LongestRemark = 2_000;
    private const int LongestWord = 200;

    /// <summary>The remarks, as they were when the curve was made.</summary>
    /// <exception cref="ArgumentException">One is missing or too long, or there are too many.</exception>
    public static ImmutableArray<string> Remarks(string curve, IDepreciationCurve from)
    {
        ImmutableArray<string> remarks = [.. (from.Remarks ?? []).Take(Most + 1)];
        if (remarks.Length > Most)
            throw new ArgumentException($"The curve '{curve}' has more than {Most} remarks.");
        for (var i = 0; i < remarks.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(remarks[i]))
                throw new ArgumentException($"The curve '{curve}' has a remark without words: Remarks[{i}].");
            if (remarks[i].Length > LongestRemark)
                throw new ArgumentException($"The curve '{curve}' has a remark of {remarks[i].Length} characters, Remarks[{i}]; write at most {LongestRemark}.");
        }

        return remarks;
    }

    /// <summary>The findings, as they were when the curve was made.</summary>
    /// <exception cref="ArgumentException">One is missing, has no name or no finite value, or there are too many.</exception>
    public static ImmutableArray<CurveFinding> Findings(string curve, IDepreciationCurve from)
    {
        ImmutableArray<CurveFinding> findings = [.. (from.Findings ?? []).Take(Most + 1)];
        if (findings.Length > Most)
            throw new ArgumentException($"The curve '{curve}' has more than {Most} findings.");
        for (var i = 0; i < findings.Length; i++)
        {
            if (findings[i] is not { } finding)
                throw new ArgumentException($"The curve '{curve}' has a finding that is null: Findings[{i}].");
            if (string.IsNullOrWhiteSpace(finding.Name) || finding.Name.Length > LongestWord || finding.Unit is null || finding.Unit.Length > LongestWord)
                throw new ArgumentException($"The curve '{curve}' has a finding, Findings[{i}], whose name or unit is missing or has more than {LongestWord} characters.");
            if (!double.IsFinite(finding.Value))
                throw new ArgumentException($"The curve '{curve}' has a finding '{finding.Name}', Findings[{i}], whose value is {CurveResolution.Exact(finding.Value)}; give a finite number, or leave it out.");
        }

        return findings;
    }
}
