using GpuLending.Engine.Credit;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Credit;

public sealed class LoanRaterTests
{
    private static readonly StructureChecklist Complete = StructureChecklist.Every(StructureState.Done);

    /// <summary>The public rated deals and what each agency gave; the source stands with each deal.</summary>
    public static TheoryData<string, string, string> Bench()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var deal in RatedDeals.All)
        {
            foreach (var agency in deal.Agencies)
                rows.Add(deal.Name, agency.Agency, agency.Letter);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Bench))]
    public void The_public_rated_deals_come_out_within_one_notch(string name, string agency, string letter)
    {
        var model = RatedDeals.All.Single(deal => deal.Name == name).Rate(StructureNotching.Default);

        var apart = Math.Abs(CreditRating.Parse(model.Letter).Rank - CreditRating.Parse(letter).Rank);
        apart.ShouldBeLessThanOrEqualTo(1, $"{name}: the scale says {model.Letter}, {agency} {letter}");
    }

    [Theory]
    [InlineData("IREN, IE US Hardware 3", "A", false)] // Microsoft AAA, three notches for the operator give AA-, the ceiling A: Fitch's letter
    [InlineData("CoreWeave DDTL 4.0", "A-", false)] // AA- less three: Moody's A3, DBRS A(low), Fitch A-
    [InlineData("Lambda term loan B", "BBB", false)] // AA- less three, less two for a borrower that is no vehicle: Moody's Baa2
    [InlineData("CoreWeave DDTL 5.0", "BB", true)] // BB- guarantor and a first lien: Moody's Ba2
    [InlineData("CoreWeave DDTL 5.5", "BB", true)]
    public void Letters_of_the_bench(string name, string letter, bool carried)
    {
        var model = RatedDeals.All.Single(deal => deal.Name == name).Rate(StructureNotching.Default);

        model.Letter.ShouldBe(letter);
        model.CarriedByGuarantor.ShouldBe(carried);
    }

    [Theory]
    [InlineData("A-", "NR", 0, "BBB-")] // three for the operator
    [InlineData("A-", "BBB", 0, "BBB")] // no weaker than the operator itself
    [InlineData("A-", "AA", 0, "A-")] // an operator as strong as its customer costs nothing
    [InlineData("A-", "NR", 13, "CCC-")] // everything missing: 3 + 14 notches, short of D
    [InlineData("AAA", "AAA", 0, "A")] // ceiling
    [InlineData("NR", "NR", 0, "NR")] // who has no letter gets none
    public void Steps_from_the_customers(string customers, string operatorRating, int missing, string expected)
    {
        var structure = missing == 0 ? Complete : StructureChecklist.Every(StructureState.Missing);

        Rate(customers, operatorRating, structure).Letter.ShouldBe(expected);
    }

    [Fact]
    public void Without_a_checklist_no_notch_is_taken() => Rate("AA", "NR", null).Letter.ShouldBe("AA");

    [Fact]
    public void What_is_not_needed_costs_nothing() =>
        Rate("A-", "NR", Complete.With(StructureElement.PowerHedge, StructureState.NotNeeded)).Letter.ShouldBe(Rate("A-", "NR", Complete).Letter);

    [Fact]
    public void Each_missing_element_costs_its_weight()
    {
        foreach (var element in Enum.GetValues<StructureElement>())
        {
            var rated = Rate("A", "NR", Complete.With(element, StructureState.Missing));

            rated.Steps.Single(step => step.Element == element).Notches.ShouldBe(StructureNotching.Default.Of(element), StructureWords.Name(element));
            CreditRating.Parse(rated.Letter).Rank.ShouldBe(CreditRating.Parse(Rate("A", "NR", Complete).Letter).Rank + StructureNotching.Default.Of(element));
        }
    }

    [Theory]
    [InlineData("NR", "BBB", true, "BBB+")] // the guarantor carries a loan whose customers have no letter, a notch up for the lien
    [InlineData("NR", "BBB", false, "BBB")] // no list of serials, no uplift
    [InlineData("AA", "BB", true, "A")] // a weaker guarantor changes nothing
    [InlineData("A-", "NR", true, "BBB-")] // nor one without a letter
    public void A_full_guarantee_carries_a_weaker_loan(string customers, string guarantor, bool serials, string expected)
    {
        var structure = Complete.With(StructureElement.SerialsScheduled, serials ? StructureState.Done : StructureState.Missing);

        LoanRater.Rate(CreditRating.Parse(customers), "Customers", CreditRating.NotRated, structure, new() { Guarantor = "Parent", Rating = guarantor }, StructureNotching.Default)
            .Letter.ShouldBe(expected);
    }

    [Fact]
    public void A_scale_with_negative_notches_is_refused() => Should.Throw<ArgumentException>(() => LoanRater.Rate(
        CreditRating.Parse("A"), "Customers", CreditRating.NotRated, Complete.With(StructureElement.Insurance, StructureState.Missing), null,
        new() { Weights = [new(StructureElement.Insurance, -1)] }));

    private static LoanRating Rate(string customers, string operatorRating, StructureChecklist? structure) =>
        LoanRater.Rate(CreditRating.Parse(customers), "Customers", CreditRating.Parse(operatorRating), structure, null, StructureNotching.Default);
}
