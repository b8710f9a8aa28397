using GpuLending.Underwriting.Approvals;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Policies;

/// <summary>Gives a database its first policy: the product's, with the authority matrix that the database already has.</summary>
internal static class SeedPolicy
{
    /// <summary>Revisions that were decided before policies had versions were decided under the first.</summary>
    private static readonly DateOnly FromTheStart = new(2000, 1, 1);

    public static async Task ApplyAsync(DbContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        await PolicyRegister.HoldAsync(context, cancellationToken);
        var versions = context.Set<PolicyVersion>();
        if (await versions.AnyAsync(cancellationToken))
            return;
        var authority = await context.Set<AuthorityRow>().AsNoTracking().OrderBy(row => row.Order).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        versions.Add(PolicyContent.Freeze(
            1, 0, PolicyDocument.House with { Authority = authority.Count > 0 ? authority : AuthorityMatrix.Default }, null,
            "The policy that the product starts with: public anchors, the rest assumed. Replace it with your own.", FromTheStart, now));
        await context.SaveChangesAsync(cancellationToken);
    }
}
