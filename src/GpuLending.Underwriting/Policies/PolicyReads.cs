using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Policies;

/// <summary>Reads that several use cases share.</summary>
internal static class PolicyReads
{
    /// <summary>All versions, newest first, each with where it stands at an instant.</summary>
    public static async Task<List<PolicyVersionRow>> VersionsAsync(UnderwritingDbContext context, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var rows = await (
            from version in context.PolicyVersions.AsNoTracking()
            join proposer in context.Users on version.ProposerId equals proposer.Id into proposers
            from author in proposers.DefaultIfEmpty()
            join decision in context.PolicyDecisions on version.Id equals decision.VersionId into decisions
            from decided in decisions.DefaultIfEmpty()
            join decider in context.Users on decided.DeciderId equals decider.Id into deciders
            from signer in deciders.DefaultIfEmpty()
            orderby version.Number descending
            select new
            {
                version.Number,
                version.BaseNumber,
                version.ProposerId,
                version.ProposedAt,
                version.Reason,
                version.EffectiveDate,
                version.Hash,
                Author = author == null ? null : author.DisplayName,
                Decision = decided,
                Signer = signer == null ? null : signer.DisplayName,
            }).ToListAsync(cancellationToken);
        var inForce = (await PolicyRegister.LatestAsync(context, at, cancellationToken))?.Number ?? 0;
        var head = rows.Where(row => row.Number == 1 || row.Decision?.Verdict == PolicyVerdict.Approve).Max(row => row.Number);
        return rows.ConvertAll(row => new PolicyVersionRow(
            row.Number, row.BaseNumber, State(row.Number, row.BaseNumber, row.Decision?.Verdict), row.ProposerId, row.Author, row.ProposedAt, row.Reason, row.EffectiveDate,
            row.Signer, row.Decision?.DeciderRole, row.Decision?.At, row.Decision?.Reason, row.Hash));

        PolicyState State(int number, int baseNumber, PolicyVerdict? verdict) => verdict switch
        {
            PolicyVerdict.Decline => PolicyState.Declined,
            PolicyVerdict.Withdraw => PolicyState.Withdrawn,
            null when number > 1 => baseNumber == head ? PolicyState.Proposed : PolicyState.Stale,
            PolicyVerdict.Approve or null when number == inForce => PolicyState.InForce,
            PolicyVerdict.Approve or null => number > inForce ? PolicyState.Approved : PolicyState.Superseded,
        };
    }
}
