namespace GpuLending.Underwriting.Serials;

/// <summary>What a check of serials found.</summary>
/// <param name="Checked">Serials that were checked.</param>
/// <param name="Register">Live serials they were held against, over all deals.</param>
/// <param name="Groups">Findings by kind and place, heaviest first.</param>
/// <param name="Findings">The findings one by one, heaviest first; at most <see cref="MostFindings"/> of a kind, the groups count them all.</param>
public sealed record SerialCheckReport(int Checked, int Register, IReadOnlyList<SerialFindingGroup> Groups, IReadOnlyList<SerialFinding> Findings)
{
    /// <summary>Findings of one kind that are listed one by one.</summary>
    public const int MostFindings = 2_000;

    /// <summary>Nothing may be stored.</summary>
    public bool Blocks => Findings.Any(finding => finding.Blocks);

    /// <summary>Nothing stands in the way but questions that a risk officer can answer.</summary>
    public bool BlocksOnlyOnQuestions => Blocks && Findings.Where(finding => finding.Blocks).All(finding => finding.Kind == SerialFindingKind.LookAlikeElsewhere);

    public int CountOf(SerialFindingKind kind) => Groups.Where(group => group.Kind == kind).Sum(group => group.Count);

    /// <summary>Transposed pairs that consecutive numbers explain.</summary>
    public int InRuns => Groups.Sum(group => group.InRuns);
}
