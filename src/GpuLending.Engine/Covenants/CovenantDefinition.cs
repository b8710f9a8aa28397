namespace GpuLending.Engine.Covenants;

/// <summary>A covenant's wording on one day.</summary>
internal readonly record struct CovenantDefinition(double Threshold, double MinimumAmount, DateOnly? FirstTestDate, int TrailingMonths, string Version)
{
    /// <summary>The wording on a day: as agreed at first, then each amendment in force that day, in order of effect and signature.</summary>
    public static CovenantDefinition On(Covenant covenant, IReadOnlyList<CovenantAmendment> ordered, DateOnly day)
    {
        var definition = new CovenantDefinition(
            covenant.Threshold, (double)(covenant.MinimumAmount?.Amount ?? 0m), covenant.FirstTestDate, Math.Max(1, covenant.TrailingMonths), covenant.DefinitionVersion);
        for (var i = 0; i < ordered.Count && ordered[i].EffectiveDate <= day; i++)
        {
            var amendment = ordered[i];
            if (amendment.Until < day) continue;
            definition = new(
                amendment.Threshold ?? definition.Threshold,
                amendment.MinimumAmount is { } amount ? (double)amount.Amount : definition.MinimumAmount,
                amendment.FirstTestDate ?? definition.FirstTestDate,
                Math.Max(1, amendment.TrailingMonths ?? definition.TrailingMonths),
                amendment.DefinitionVersion ?? definition.Version);
        }

        return definition;
    }

    /// <summary>Amendments in the order in which they apply, whatever the order of entry.</summary>
    public static IReadOnlyList<CovenantAmendment> Ordered(Covenant covenant) => covenant.Amendments.Count == 0
        ? []
        : [.. covenant.Amendments.OrderBy(item => item.EffectiveDate).ThenBy(item => item.SignedOn ?? item.EffectiveDate)
            .ThenBy(item => item.DefinitionVersion, StringComparer.Ordinal).ThenBy(item => item.Threshold).ThenBy(item => item.FirstTestDate).ThenBy(item => item.TrailingMonths)];
}
