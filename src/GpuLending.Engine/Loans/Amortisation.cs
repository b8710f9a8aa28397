using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Loans;

/// <summary>The catalogue of repayment styles.</summary>
internal static class Amortisation
{
    public static IAmortisation Of(LoanPlan plan, DebtCapacity capacity, FleetPlan fleet, IReadOnlyList<double> value, double struckAgainst, Currency currency)
    {
        if (plan.Segments.Length == 1)
            return OfTerms(plan, capacity, fleet, value, struckAgainst, currency);
        return new AmendedRepayment(
            [.. plan.Segments.Select(segment => (segment.From, OfTerms(plan.Under(segment), capacity, fleet, value, struckAgainst, currency)))]);
    }

    private static IAmortisation OfTerms(LoanPlan plan, DebtCapacity capacity, FleetPlan fleet, IReadOnlyList<double> value, double struckAgainst, Currency currency)
    {
        var terms = plan.Facility.Amortisation;
        Amounts.Between(terms.BalloonShare, 0, 1, "/facility/amortisation/balloonShare");
        if (plan.Facility.Kind == FacilityKind.EquipmentLease)
            return new LeaseRents(plan);
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
