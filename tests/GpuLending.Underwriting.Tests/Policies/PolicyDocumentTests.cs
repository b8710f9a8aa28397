using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Policies;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Policies;

public sealed class PolicyDocumentTests
{
    private static readonly Dictionary<string, (PolicyDocument Document, string Path)> Wrong = new()
    {
        ["no row"] = (Grid([]), "/lending/advanceGrid/rows"),
        ["more than the cost"] = (Grid([new("NR", 0, 120, 1.01, "assumed")]), "/lending/advanceGrid/rows/0/advanceRate"),
        ["negative cover"] = (Grid([new("NR", -1, 120, 0.5, "assumed")]), "/lending/advanceGrid/rows/0/leastContractedCover"),
        ["no number"] = (Grid([new("NR", double.NaN, 120, 0.5, "assumed")]), "/lending/advanceGrid/rows/0/leastContractedCover"),
        ["no tenor"] = (Grid([new("NR", 0, 0, 0.5, "assumed")]), "/lending/advanceGrid/rows/0/longestTenorMonths"),
        ["no such letter"] = (Grid([new("Good", 0, 120, 0.5, "assumed")]), "/lending/advanceGrid/rows/0/worstRating"),
        ["another agency's letter"] = (Grid([new("Baa3", 0, 120, 0.5, "assumed")]), "/lending/advanceGrid/rows/0/worstRating"),
        ["no basis"] = (Grid([new("NR", 0, 120, 0.5, " ")]), "/lending/advanceGrid/rows/0/basis"),
        ["one row twice"] = (Grid([new("NR", 0, 120, 0.5, "assumed"), new("NR", 0, 120, 0.4, "assumed")]), "/lending/advanceGrid/rows/1/worstRating"),
        ["margin of half"] = (House(policy => policy with { MarginGrid = new() { Rows = [new("NR", 0, 120, 0.51, "assumed")] } }), "/lending/marginGrid/rows/0/marginPerAnnum"),
        ["bound"] = (House(policy => policy with { ExceptionThresholds = new() { MinimumDebtServiceCoverage = 0 } }), "/lending/exceptionThresholds/minimumDebtServiceCoverage"),
        ["haircut"] = (House(policy => policy with { ThinHistoryHaircut = 1.5 }), "/lending/thinHistoryHaircut"),
        ["fit of two"] = (House(policy => policy with { Calibration = new() { MinimumObservations = 2 } }), "/lending/calibration/minimumObservations"),
        ["ladder"] = (House(policy => policy with { PremiseLadder = new() { Steps = [] } }), "/lending/premiseLadder"),
        ["last row with a bound"] = (Matrix([Row(1, upTo: 5)]), "/authority/0/upToAmount"),
        ["nobody signs"] = (Matrix([Row(1, signatures: [])]), "/authority/0/signatures"),
        ["an auditor signs"] = (Matrix([Row(1, signatures: [Role.Auditor])]), "/authority/0/signatures"),
        ["wrong number"] = (Matrix([Row(2)]), "/authority/0/order"),
    };

    public static TheoryData<string> Names => [.. Wrong.Keys];

    [Fact]
    public void The_products_policy_is_sound() => PolicyDocumentValidator.Check(PolicyDocument.House).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_wrong_is_told_at_its_field(string what)
    {
        var (document, path) = Wrong[what];
        PolicyDocumentValidator.Check(document).Select(message => message.Path).ShouldContain(path);
    }

    [Fact]
    public void Every_term_outside_the_grids_is_a_field_and_can_be_changed()
    {
        var fields = PolicyFields.Of(PolicyDocument.House);
        fields.Select(field => field.Path).ShouldBeUnique();
        foreach (var path in (string[])
            ["/lending/exceptionThresholds/maximumLoanToValue", "/lending/thinHistoryQuotes", "/lending/calibration/defaultDecayPerYear", "/lending/opinions/askCredibility",
             "/lending/premiseLadder/steps/1/priceFactor", "/lending/blockDiscount/maximum", "/lending/buyerPool/limits/0/factor", "/lending/notching/weights/0/notches"])
        {
            var field = fields.SingleOrDefault(one => one.Path == path).ShouldNotBeNull(path);
            object value = field.Kind == PolicyFieldKind.WholeNumber ? 7 : 0.123;
            var changed = PolicyFields.With(PolicyDocument.House, field, value);
            PolicyFields.Of(changed).Single(one => one.Path == path).Value.ShouldBe(value);
            var change = PolicyDiff.InWords(PolicyDocument.House, changed).ShouldHaveSingleItem();
            (change.Path, change.Field).ShouldBe((path, field.Name));
        }
    }

    [Fact]
    public void A_grid_that_is_only_reordered_is_the_same_grid() =>
        PolicyDiff.InWords(PolicyDocument.House, Grid([.. AdvanceGrid.Default.Rows.Reverse()])).ShouldBeEmpty();

    [Fact]
    public void Rows_that_come_and_go_are_named_by_what_they_ask_for()
    {
        var rows = AdvanceGrid.Default.Rows;
        var changes = PolicyDiff.InWords(PolicyDocument.House, Grid([.. rows.Skip(1), new("AA-", 2, 84, 0.95, "assumed")]));
        changes.Select(change => (change.Field, change.From, change.To)).ShouldBe(
        [
            ("Advance grid · A- or stronger, 1.50x or more, up to 66 months", "90 %", "removed"),
            ("Advance grid · AA- or stronger, 2.00x or more, up to 84 months", "none", "95 % (assumed)"),
        ]);
    }

    [Fact]
    public void A_row_that_never_decides_is_told()
    {
        PolicyRemarks.Of(Grid([new("A-", 1.5, 66, 0.6, "assumed"), new("BB-", 1.2, 72, 0.7, "assumed")])).ShouldHaveSingleItem()
            .ShouldStartWith("Advance grid, row 1 never decides (A- or stronger, 1.50x or more, up to 66 months: 60 %): row 2");
        PolicyRemarks.Of(Matrix([Row(1), Row(2, upTo: 5), Row(3)])).Count.ShouldBe(2);
    }

    private static PolicyDocument House(Func<LendingPolicy, LendingPolicy> change) => PolicyDocument.House with { Lending = change(LendingPolicy.House) };

    private static PolicyDocument Grid(IReadOnlyList<AdvanceGridRow> rows) => House(policy => policy with { AdvanceGrid = new AdvanceGrid { Rows = rows } });

    private static PolicyDocument Matrix(IReadOnlyList<AuthorityRow> rows) => PolicyDocument.House with { Authority = rows };

    private static AuthorityRow Row(int order, decimal? upTo = null, Role[]? signatures = null) =>
        new() { Order = order, UpToAmount = upTo, WeakestRating = null, MaximumLoanToValue = null, MaximumExceptions = null, Signatures = signatures ?? [Role.Manager] };
}
