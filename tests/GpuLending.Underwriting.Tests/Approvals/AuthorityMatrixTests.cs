using GpuLending.Engine;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Approvals;

public sealed class AuthorityMatrixTests
{
    [Theory]
    [InlineData(50_000_000, "USD", "BBB-", 0.65, 0, 1)]
    [InlineData(50_000_000.01, "USD", "BBB-", 0.65, 0, 2)]
    [InlineData(50_000_000, "USD", "BB+", 0.65, 0, 2)]
    [InlineData(50_000_000, "USD", "BBB-", 0.6501, 0, 2)]
    [InlineData(50_000_000, "USD", "BBB-", 0.65, 1, 2)]
    [InlineData(250_000_000, "USD", "BB-", 0.75, 1, 2)]
    [InlineData(250_000_000.01, "USD", "BB-", 0.75, 1, 3)]
    [InlineData(1_000_000, "USD", "NR", 0.10, 0, 3)]
    [InlineData(1_000_000, "USD", "A", null, 0, 3)]
    [InlineData(1_000_000, "EUR", "A", 0.10, 0, 3)]
    [InlineData(1_000_000, "USD", "A", 0.10, 2, 3)]
    public void The_first_row_that_holds_decides(double size, string currency, string rating, double? loanToValue, int exceptions, int row) =>
        Require(new Money((decimal)size, new Currency(currency)), rating, loanToValue, exceptions).Row.ShouldBe(row);

    [Fact]
    public void A_manager_signs_in_a_risk_officers_place_and_never_the_other_way_round()
    {
        var small = Require(Money.Usd(1m), "A", 0.1, 0);
        (small.CanSign(Role.RiskOfficer), small.CanSign(Role.Manager), small.CanSign(Role.Analyst)).ShouldBe((true, true, false));
        var middle = Require(Money.Usd(100_000_000m), "A", 0.1, 0);
        (middle.CanSign(Role.RiskOfficer), middle.CanSign(Role.Manager)).ShouldBe((false, true));
    }

    [Theory]
    [InlineData(new Role[0], new[] { Role.RiskOfficer, Role.Manager })]
    [InlineData(new[] { Role.RiskOfficer }, new[] { Role.Manager })]
    [InlineData(new[] { Role.Manager }, new[] { Role.RiskOfficer })]
    [InlineData(new[] { Role.RiskOfficer, Role.RiskOfficer }, new[] { Role.Manager })]
    [InlineData(new[] { Role.Manager, Role.Manager }, new Role[0])]
    [InlineData(new[] { Role.Manager, Role.RiskOfficer }, new Role[0])]
    public void Signatures_fill_their_own_place_first(Role[] signed, Role[] missing) =>
        AuthorityMatrix.Requirement(AuthorityMatrix.Default, Money.Usd(1e9m), CreditRating.NotRated, 0.9, 3, signed).Missing.ShouldBe(missing);

    private static AuthorityRequirement Require(Money size, string rating, double? loanToValue, int exceptions) =>
        AuthorityMatrix.Requirement(AuthorityMatrix.Default, size, CreditRating.Parse(rating), loanToValue, exceptions, []);
}
