namespace GpuLending.Underwriting.Policies;

/// <summary>Decides a proposed policy.</summary>
/// <param name="Number">Which version.</param>
/// <param name="Verdict">Approve or decline; its proposer withdraws.</param>
/// <param name="Reason">Why.</param>
/// <param name="Hash">The hash that was on the screen.</param>
/// <param name="Password">The actor's password, again.</param>
public sealed record DecidePolicyCommand(int Number, PolicyVerdict Verdict, string Reason, string Hash, string Password)
{
    /// <summary>Without the password, which belongs in no log.</summary>
    public override string ToString() => $"{Verdict} policy version {Number}";
}
