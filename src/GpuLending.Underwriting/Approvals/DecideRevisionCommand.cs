namespace GpuLending.Underwriting.Approvals;

/// <summary>Decides a revision.</summary>
/// <param name="RevisionId">Which one.</param>
/// <param name="Decision">What.</param>
/// <param name="Reason">Why.</param>
/// <param name="Conditions">What must be met before a draw; for an approval with conditions, and only then.</param>
/// <param name="Hash">The hash that was on the screen.</param>
/// <param name="Password">The actor's password, again.</param>
public sealed record DecideRevisionCommand(
    Guid RevisionId, RevisionDecision Decision, string Reason, IReadOnlyList<string> Conditions, string Hash, string Password)
{
    /// <summary>Without the password, which belongs in no log.</summary>
    public override string ToString() => $"{Decision} {RevisionId}";
}
