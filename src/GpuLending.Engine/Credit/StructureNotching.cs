namespace GpuLending.Engine.Credit;

/// <summary>How many notches a structure costs: the lender's own scale, set so that the public rated deals come out within one notch of their ratings. Five deals
/// are few: assumed beyond them. See docs/methodology/structure-notches.md.</summary>
public sealed record StructureNotching
{
    /// <summary>The scale the product starts with.</summary>
    public static StructureNotching Default { get; } = new();

    /// <summary>Notches between the customers and a complete structure, for the operator who must perform; never more than bring the loan to the operator's own rating.
    /// Public anchor: a customer of about Aa3 and an A3 loan (CoreWeave DDTL 4.0).</summary>
    public int OperatorNotches { get; init; } = 3;

    /// <summary>Best letter that any structure reaches. Public anchor: no GPU loan is rated above A (Fitch, IREN 2026).</summary>
    public string Ceiling { get; init; } = "A";

    /// <summary>Notches by which a first lien lifts the loan over its full guarantor. Public anchor: Ba2 under a Ba3 guarantor (CoreWeave DDTL 5.0).</summary>
    public int SecuredUplift { get; init; } = 1;

    /// <summary>Notches that each missing element costs; an element that is not named costs nothing.</summary>
    public IReadOnlyList<StructureWeight> Weights { get; init; } =
    [
        new(StructureElement.DirectAgreement, 1), new(StructureElement.StepInRights, 1), new(StructureElement.LandlordWaiver, 1), new(StructureElement.AccountControl, 1),
        new(StructureElement.EquityPledge, 1), new(StructureElement.SerialsScheduled, 1), new(StructureElement.Insurance, 1), new(StructureElement.RateHedge, 1),
        new(StructureElement.PowerHedge, 1), new(StructureElement.LiquidityReserve, 1), new(StructureElement.ParentSeparation, 2),
        new(StructureElement.NoConvenienceTermination, 1), new(StructureElement.RepaidByContracts, 1),
    ];

    /// <summary>What a missing element costs.</summary>
    /// <param name="element">The element.</param>
    /// <returns>Notches, zero or more.</returns>
    public int Of(StructureElement element) => Weights.FirstOrDefault(weight => weight.Element == element)?.Notches ?? 0;
}
