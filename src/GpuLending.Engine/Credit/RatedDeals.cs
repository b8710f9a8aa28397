namespace GpuLending.Engine.Credit;

/// <summary>The public GPU loans with a rating. The scale of notches was set with them in view: they show that it reproduces them, not that it predicts.</summary>
public static class RatedDeals
{
    private const string Usual = "Landlord's waiver, step-in and insurance are not published and taken as usual.";

    /// <summary>The deals, strongest first.</summary>
    public static IReadOnlyList<RatedDeal> All { get; } =
    [
        new()
        {
            Name = "IREN, IE US Hardware 3",
            Date = new(2026, 5, 29),
            Customers = "AAA",
            Structure = StructureChecklist.Every(StructureState.Done),
            Agencies = [new("Fitch", "A"), new("DBRS", "A(low)")],
            Assumed = "Microsoft is rated AAA. " + Usual,
            Source = "https://www.sec.gov/Archives/edgar/data/1878848/000114036126023427/ef20075181_8k.htm",
        },
        new()
        {
            Name = "CoreWeave DDTL 4.0",
            Date = new(2026, 3, 31),
            Customers = "AA-",
            Operator = "BB-",
            Structure = StructureChecklist.Every(StructureState.Done),
            Agencies = [new("Moody's", "A3"), new("DBRS", "A(low)"), new("Fitch", "A-")],
            Assumed = "The customer is struck out in the filing; the press names Meta, taken as AA-. " + Usual,
            Source = "https://www.sec.gov/Archives/edgar/data/1769628/000176962826000129/ex1011.htm",
        },
        new()
        {
            Name = "Lambda term loan B",
            Date = new(2026, 8, 27),
            Customers = "AA-",
            Structure = StructureChecklist.Every(StructureState.Done).With(StructureElement.ParentSeparation, StructureState.Missing),
            Agencies = [new("Moody's", "Baa2")],
            Assumed = "Nvidia, which leases the servers back, is taken as AA-; the borrower is the company itself. Hedges and reserve are taken as usual. " + Usual,
            Source = "https://lambda.ai/blog/lambda-closes-926-million-senior-secured-term-loan-b-facility",
        },
        new()
        {
            Name = "CoreWeave DDTL 5.0",
            Date = new(2026, 5, 18),
            Customers = "BB",
            Operator = "BB-",
            Guarantee = new() { Guarantor = "CoreWeave, Inc.", Rating = "BB-" },
            Structure = StructureChecklist.Every(StructureState.Done)
                .With(StructureElement.ParentSeparation, StructureState.Missing)
                .With(StructureElement.PowerHedge, StructureState.Missing),
            Agencies = [new("Moody's", "Ba2"), new("Fitch", "BB+")],
            Assumed = "Two customers below investment grade, not named, taken as BB; the guarantor is Ba3 (Moody's) and BB- (Fitch) since May 2025. " + Usual,
            Source = "https://www.sec.gov/Archives/edgar/data/1769628/000176962826000236/ex101.htm",
        },
        new()
        {
            Name = "CoreWeave DDTL 5.5",
            Date = new(2026, 8, 7),
            Customers = "BB",
            Operator = "BB-",
            Guarantee = new() { Guarantor = "CoreWeave, Inc.", Rating = "BB-" },
            Structure = StructureChecklist.Every(StructureState.Done)
                .With(StructureElement.ParentSeparation, StructureState.Missing)
                .With(StructureElement.PowerHedge, StructureState.Missing)
                .With(StructureElement.RepaidByContracts, StructureState.Missing),
            Agencies = [new("Moody's", "Ba2"), new("Fitch", "BB+")],
            Assumed = "Contracts of about three years end before the loan; customers taken as BB, the guarantee as in DDTL 5.0. " + Usual,
            Source = "https://www.sec.gov/Archives/edgar/data/1769628/000176962826000357/crwv-20260807.htm",
        },
    ];
}
