using GpuLending.Engine.Loans;
using GpuLending.Engine.Numerics;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>Eight quarters at 2 %.</summary>
public sealed class LeaseTests
{
    private const int Periods = 8;

    /// <summary>The annuity's textbook formula: (cost - residual / 1.02^8) / annuity factor.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.15)]
    public void Rents_in_arrears_are_the_ordinary_annuity(double residual)
    {
        var result = Run(new() { ResidualShare = residual });

        var rent = 1_200_000 * (1 - (residual * Math.Pow(1.02, -Periods))) / LevelPayment.AnnuityFactor(0.02, Periods);
        var lease = result.Lease.ShouldNotBeNull();
        lease.Rent.ShouldBe(rent, 1e-6);
        lease.CostLeased.ShouldBe(1_200_000, 1e-6);
        lease.Residual.ShouldBe(1_200_000 * residual, 1e-6);
        Service(result).ShouldBe([.. Enumerable.Repeat(Math.Round(rent, 4), Periods - 1), Math.Round(rent + (1_200_000 * residual), 4)]);
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    /// <summary>The annuity due: rent = cost (1 - residual / 1.02^8) / (annuity factor x 1.02); the loan is the cost less the first rent.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.15)]
    public void Rents_in_advance_are_the_annuity_due(double residual)
    {
        var result = Run(new() { RentInAdvance = true, ResidualShare = residual, PurchaseOptionShare = 0.1 });

        var lease = result.Lease.ShouldNotBeNull();
        var rent = lease.CostLeased * (1 - (residual * Math.Pow(1.02, -Periods))) / (LevelPayment.AnnuityFactor(0.02, Periods) * 1.02);
        lease.Rent.ShouldBe(rent, 1e-6);
        (lease.CostLeased - lease.FirstRent).ShouldBe(1_200_000, 1e-6);
        lease.PurchasePrice.ShouldNotBeNull().ShouldBe(lease.CostLeased * 0.1, 1e-6);
        Service(result).ShouldBe([.. Enumerable.Repeat(Math.Round(rent, 4), Periods - 1), Math.Round(lease.CostLeased * residual, 4)]);
        result.Loan.Balance[24].ShouldBe(0, 1e-6);
    }

    [Fact]
    public void The_lessors_yield_is_the_rate_of_the_lease() =>
        Run(new() { RentInAdvance = true, ResidualShare = 0.2 }).Returns.YieldPerPeriod.ShouldNotBeNull().ShouldBe(0.02, 1e-12);

    /// <summary>Rents that repay nothing: each is the interest, 1.02 to 0.02 of the cost in advance.</summary>
    [Fact]
    public void A_residual_of_the_whole_cost_leaves_interest_alone()
    {
        var result = Run(new() { RentInAdvance = true, ResidualShare = 1 });

        result.Lease!.Rent.ShouldBe(result.Lease.CostLeased * 0.02 / 1.02, 1e-6);
        result.Loan.Principal.Take(24).ShouldAllBe(principal => Math.Abs(principal) < 1e-6);
    }

    [Fact]
    public void One_period_in_advance_is_no_lease() =>
        Should.Throw<NotComputableException>(() => QuarterLoan.Run(Lease(new() { RentInAdvance = true }) with { TenorMonths = 3 })).Message.ShouldContain("rentInAdvance");

    [Fact]
    public void A_loan_is_no_lease() => QuarterLoan.Run(QuarterLoan.Straight).Lease.ShouldBeNull();

    private static Facility Lease(LeaseTerms terms) => QuarterLoan.Straight with { Kind = FacilityKind.EquipmentLease, Lease = terms };

    private static UnderwritingResult Run(LeaseTerms terms) => QuarterLoan.Run(Lease(terms));

    private static double[] Service(UnderwritingResult result) =>
        [.. Enumerable.Range(1, Periods).Select(k => Math.Round(result.Loan.InterestPaid[3 * k] + result.Loan.Principal[3 * k], 4))];
}
