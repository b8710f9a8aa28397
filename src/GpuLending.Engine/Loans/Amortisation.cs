using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Loans;

/// <summary>The catalogue of repayment styles.</summary>
internal static class Amortisation
{
    public static IAmortisation Of(LoanPlan plan, DebtCapacity capacity, FleetPlan fleet, IReadOnlyList<double> value, double struckAgainst, Currency currency)
    {
        var terms = plan.Facility.Amortisation;
        Amounts.Between(terms.BalloonShare, 0, 1, "/facility/amortisation/balloonShare");
        return terms.Style switch
        {
            AmortisationStyle.Sculpted => new SculptedPayments(plan, capacity.Allowed),
            AmortisationStyle.Level => new SculptedPayments(plan, Ones(plan.Dates.Length)),
            AmortisationStyle.Straight => new StraightPrincipal(plan),
            AmortisationStyle.Bullet => new BulletPrincipal(plan),
            AmortisationStyle.Custom => new CustomPrincipal(plan, struckAgainst, currency),
            AmortisationStyle.GreaterOf => new GreaterOfPrincipal(plan, capacity, fleet),
            AmortisationStyle.Supported => new SupportedPrincipal(plan, capacity, value),
        };
    }

    private static double[] Ones(int length)
    {
        var ones = new double[length];
        Array.Fill(ones, 1);
        return ones;
    }
}
