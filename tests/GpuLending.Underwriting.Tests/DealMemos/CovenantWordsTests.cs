using GpuLending.Engine;
using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.DealMemos.Sections;
using GpuLending.Underwriting.Figures;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos;

/// <summary>The words of term sheet, memo and desk come from the data that is tested: the level printed is the level judged.</summary>
public sealed class CovenantWordsTests
{
    private static readonly Covenant Tiers = new()
    {
        Id = "V1",
        Kind = CovenantKind.RentalIndexTier,
        Purpose = CovenantPurpose.Trigger,
        Index = new()
        {
            IndexId = "H100",
            ClosePrice = Money.Usd(4.30m),
            RoundTo = 0.05,
            Tiers = [new() { Share = 0.92, DrawStop = true }, new() { Share = 0.80, ReserveMonths = 3, SweepShare = 0.5 }, new() { Share = 0.69, AmortisationFactor = 1.5 }],
            Fallbacks = [new() { IndexId = "B100", Factor = 0.9 }],
        },
    };

    [Fact]
    public void Tiers_are_told_with_the_prices_they_are_tested_at()
    {
        var clause = Clause(Tiers);

        foreach (var tier in RentalIndexPath.Of(Tiers.Index!, new(2026, 1, 31), new(2026, 1, 31)).Tiers)
            clause.ShouldContain($"below {FigureFormat.Figure(tier.Price, Engine.Workings.FigureUnit.Price)} ");
        clause.ShouldContain("no draw may be made");
        clause.ShouldContain("3 months of debt service are held in reserve, 50.0 % of the cash left repays the loan");
        clause.ShouldContain("scheduled principal is 1.50x");
        clause.ShouldContain("B100 times 0.9 takes its place");
        clause.ShouldContain("A failed test turns on what the terms name and is no breach.");
    }

    [Fact]
    public void Amendments_cures_and_waivers_stand_in_the_clause()
    {
        var clause = Clause(new Covenant
        {
            Kind = CovenantKind.DebtServiceCoverage,
            Threshold = 1.40,
            FirstTestDate = new(2027, 4, 30),
            CertificateDays = 45,
            CureRights = new() { UnlimitedBefore = new(2026, 10, 28), MostTimes = 4, MostInARow = 2 },
            Amendments = [new() { EffectiveDate = new(2025, 12, 31), FirstTestDate = new(2027, 10, 31), DefinitionVersion = "2" }],
            Waivers = [new() { From = new(2027, 11, 30), Until = new(2027, 12, 31), SignedBy = "Required lenders", Reason = "Late site" }],
        });

        clause.ShouldContain("at least 1.40x the interest and principal due");
        clause.ShouldContain("The certificate is due within 45 days of each test date.");
        clause.ShouldContain("The sponsor may cure with equity without limit before 28 Oct 2026, at most 4 times after that, not more than 2 in a row.");
        clause.ShouldContain("Amended with effect from 31 Dec 2025: first test 31 Oct 2027, definition 2.");
        clause.ShouldContain("Tests from 30 Nov 2027 to 31 Dec 2027 are waived by Required lenders.");
    }

    [Theory]
    [InlineData(CovenantKind.HedgeShare, 0.95, "at least 95.0 % of the outstanding principal that bears a floating rate")]
    [InlineData(CovenantKind.PowerHedgeShare, 0.5, "at least 50.0 % of the fleet's modelled energy")]
    [InlineData(CovenantKind.CustomerConcentration, 0.6, "no customer shall account for more than 60.0 %")]
    [InlineData(CovenantKind.ChipAge, 4, "from its day in service, shall be older than 4 years")]
    [InlineData(CovenantKind.CollateralLocation, 1, "all GPUs that secure the loan shall stand in US or CA")]
    [InlineData(CovenantKind.ForwardDebtServiceCoverage, 1.2, "projected for the 12 months that follow shall be at least 1.20x")]
    public void Each_kind_has_its_sentence_with_its_threshold(CovenantKind kind, double threshold, string words) =>
        Clause(new Covenant { Kind = kind, Threshold = threshold, Countries = ["US", "CA"], ForwardMonths = 12 }).ShouldContain(words);

    [Fact]
    public void Liquidity_of_the_months_ahead_is_said_with_its_floor() =>
        Clause(new Covenant { Kind = CovenantKind.MinimumLiquidity, MinimumAmount = Money.Usd(100_000_000), ForwardMonths = 3 })
            .ShouldContain("USD 100.0m and the interest, principal, hedge payments and running costs of the next 3 months, whichever is more");

    private static string Clause(Covenant covenant) => CovenantClauses.Clause(covenant, new DealCase(), AmountScale.Millions);
}
