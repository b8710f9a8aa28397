using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Loans;

/// <summary>Undrawn, agency and exit fees by payment. See docs/methodology/fees.md.</summary>
internal static class FeeSchedule
{
    /// <summary>Undrawn and agency fees of the period that ends at each payment; the exit fee follows what is repaid.</summary>
    public static double[] Standing(DealCase dealCase, LoanPlan plan, double size, double commitment, ReadOnlySpan<double> balance)
    {
        var terms = dealCase.Facility.Fees;
        Check(terms);
        var fees = new double[plan.Dates.Length];
        var agency = Amounts.NotNegative(terms.AgencyPerAnnum, dealCase.Currency, "/facility/fees/agencyPerAnnum")
            * (int)dealCase.Facility.PaymentFrequency / 12;
        var committed = CommitmentPath.Of(dealCase);
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            fees[k] = terms.UndrawnPerAnnum * UndrawnYears(dealCase, plan, k, size, commitment, committed);
            if (IsOwed(balance[k - 1]) || IsOwed(balance[k]))
                fees[k] += agency;
        }

        return fees;
    }

    /// <summary>The undrawn fee alone, over the loan's life.</summary>
    public static double Undrawn(DealCase dealCase, LoanPlan plan, double size, double commitment)
    {
        return UndrawnByPayment(dealCase, plan, size, commitment).Sum();
    }

    /// <summary>The undrawn fee alone, by payment.</summary>
    public static double[] UndrawnByPayment(DealCase dealCase, LoanPlan plan, double size, double commitment)
    {
        var committed = CommitmentPath.Of(dealCase);
        var fees = new double[plan.Dates.Length];
        for (var k = 1; k <= plan.LastPayment; k++)
            fees[k] = dealCase.Facility.Fees.UndrawnPerAnnum * UndrawnYears(dealCase, plan, k, size, commitment, committed);
        return fees;
    }

    /// <summary>Undrawn amount x ACT/360 years of the period before payment k, as far as the loan can still be drawn; each draw ends its part on its day.</summary>
    private static double UndrawnYears(DealCase dealCase, LoanPlan plan, int k, double size, double commitment, CommitmentPath? committed)
    {
        var (start, end) = (plan.AccruedTo[k - 1], plan.AccruedTo[k]);
        var availability = AvailabilityEnd(dealCase, plan);
        if (availability < end)
            end = availability;
        if (end <= start)
            return 0;
        var undrawn = committed is null || committed.IsLevel
            ? commitment * DayCount.Act360.YearFraction(start, end)
            : committed.Years(start, end, commitment);
        foreach (var draw in plan.Draws)
        {
            var from = draw.Date > start ? draw.Date : start;
            if (from < end)
                undrawn -= size * draw.Weight * DayCount.Act360.YearFraction(from, end);
        }

        return Math.Max(0, undrawn);
    }

    /// <summary>Whether something is owed: a residue of arithmetic is not, and keeps no agent.</summary>
    public static bool IsOwed(double balance) => balance > CoverageRatios.Nothing;

    private static DateOnly AvailabilityEnd(DealCase dealCase, LoanPlan plan) => dealCase.Facility.AvailabilityEnd ?? plan.Draws[^1].Date;

    private static void Check(FeeTerms terms)
    {
        Amounts.Between(terms.OriginalIssueDiscount, -0.99, 0.99, "/facility/fees/originalIssueDiscount");
        Amounts.Between(terms.Upfront, 0, 0.99, "/facility/fees/upfront");
        Amounts.Between(terms.UndrawnPerAnnum, 0, 1, "/facility/fees/undrawnPerAnnum");
        Amounts.Between(terms.Exit, 0, 1, "/facility/fees/exit");
    }
}
