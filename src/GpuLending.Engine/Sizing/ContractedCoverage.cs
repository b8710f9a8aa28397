namespace GpuLending.Engine.Sizing;

/// <summary>The loan that debt service cover allows on contracted cash alone: the same terms, with merchant cash counted for nothing. See docs/methodology/debt-service-coverage.md.</summary>
internal static class ContractedCoverage
{
    public static CoverageSplit Of(SizingContext context, double? byBoth)
    {
        var capacity = context.Loan.Capacity.ByContracts();
        var alone = context.With(context.Loan.On(capacity));
        var (allows, month) = DebtServiceCoverageLimit.Largest(alone, capacity);
        double? byContracts = month is null ? null : Math.Max(0, allows);
        double? share = byContracts is { } contracts && byBoth is > 0 and { } both ? Math.Clamp(1 - (contracts / both), 0, 1) : null;
        return new CoverageSplit(byContracts, byBoth, month, share);
    }
}
