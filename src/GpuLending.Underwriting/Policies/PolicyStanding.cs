using GpuLending.Underwriting.Access;

namespace GpuLending.Underwriting.Policies;

/// <summary>Who may still do something about a version.</summary>
internal static class PolicyStanding
{
    /// <summary>Why this actor may not decide a version; null when they may.</summary>
    public static string? WhyNot(PolicyVersionRow version, Actor actor) => version switch
    {
        { State: PolicyState.Declined or PolicyState.Withdrawn or PolicyState.Approved or PolicyState.InForce or PolicyState.Superseded } => "This version is decided.",
        _ when version.ProposerId == actor.UserId => "You proposed this version; somebody else decides it.",
        _ when !actor.May(Permission.DecidePolicies) => $"Your role ({RoleNames.InWords(actor.Role)}) decides no policy.",
        _ => null,
    };

    /// <summary>Why nobody can approve a version; null when somebody can.</summary>
    public static string? WhyStale(PolicyVersionRow version) => version.State == PolicyState.Stale
        ? $"Version {version.Number} changes version {version.BaseNumber}, and another version was approved since. Propose the change again on that one."
        : null;
}
