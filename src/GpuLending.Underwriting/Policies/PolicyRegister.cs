using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Policies;

/// <summary>Which policy is in force: of the approved versions whose first day has come, the one with the highest number.</summary>
internal static class PolicyRegister
{
    // A version never changes, so what was read and checked once need not be again.
    private static readonly ConcurrentDictionary<string, PolicyDocument> Known = new(StringComparer.Ordinal);

    /// <summary>Proposals and signatures come one after the other.</summary>
    public static Task HoldAsync(DbContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('lending policy'))", cancellationToken);

    /// <exception cref="InvalidOperationException">The database has no policy: its reference data were not applied.</exception>
    public static async Task<PolicyInForce> InForceAsync(DbContext context, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (number, since) = await LatestAsync(context, at, cancellationToken)
            ?? throw new InvalidOperationException("The database holds no lending policy: the reference data have not been applied.");
        var version = await context.Set<PolicyVersion>().AsNoTracking().SingleAsync(row => row.Number == number, cancellationToken);
        return new PolicyInForce(version, Read(version), since);
    }

    /// <summary>Number of the version in force, and since when; null when there is none.</summary>
    public static async Task<(int Number, DateTimeOffset Since)?> LatestAsync(DbContext context, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        var latest = await (
            from version in context.Set<PolicyVersion>().AsNoTracking()
            join decision in context.Set<PolicyDecision>().Where(row => row.Verdict == PolicyVerdict.Approve) on version.Id equals decision.VersionId into decisions
            from decided in decisions.DefaultIfEmpty()
            where version.EffectiveDate <= day && (version.Number == 1 || (decided != null && decided.At <= at))
            orderby version.Number descending
            select new { version.Number, version.EffectiveDate, version.ProposedAt, SignedAt = decided == null ? (DateTimeOffset?)null : decided.At }).FirstOrDefaultAsync(cancellationToken);
        if (latest is null)
            return null;
        var opens = new DateTimeOffset(latest.EffectiveDate, TimeOnly.MinValue, TimeSpan.Zero);
        var signed = latest.SignedAt ?? latest.ProposedAt;
        return (latest.Number, signed > opens ? signed : opens);
    }

    /// <summary>Number of the latest approved version, in force or to come: what a proposal builds on.</summary>
    public static async Task<int> HeadAsync(DbContext context, CancellationToken cancellationToken) =>
        await context.Set<PolicyVersion>().AsNoTracking()
            .Where(version => version.Number == 1 || context.Set<PolicyDecision>().Any(decision => decision.VersionId == version.Id && decision.Verdict == PolicyVerdict.Approve))
            .MaxAsync(version => version.Number, cancellationToken);

    public static PolicyDocument Read(PolicyVersion version) => Known.GetOrAdd(version.Hash, static (_, row) => PolicyContent.Read(row), version);
}
