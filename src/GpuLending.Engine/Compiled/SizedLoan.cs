namespace GpuLending.Engine.Compiled;

/// <summary>The loan of a compiled deal: sized on the base scenario, with its draws, fees and schedule by month. The rules are those of <see cref="Sizing.LoanSizer"/> for the advance on cost
/// and the supported balance, and of <see cref="Loans.SupportedPrincipal"/>.</summary>
internal sealed class SizedLoan
{
    private SizedLoan(int months, int drawn)
    {
        Draws = new double[drawn];
        UndrawnFees = new double[drawn];
        FleetCost = new double[months];
        Scheduled = new double[months];
    }

    /// <summary>The loan, before it is rounded to the cent.</summary>
    public double Size { get; private set; }

    /// <summary>Why the loan is outside the form; empty when it is not.</summary>
    public string WhyNot { get; private set; } = "";

    /// <summary>Whether draws of several months are outstanding while interest is capitalised.</summary>
    public bool HasSeveralDraws { get; private set; }

    /// <summary>Drawn in each month up to the last without principal.</summary>
    public double[] Draws { get; }

    public double[] UndrawnFees { get; }

    /// <summary>Paid for the fleet in each month.</summary>
    public double[] FleetCost { get; }

    /// <summary>Balance after each payment by the schedule; 0 before the last month without principal.</summary>
    public double[] Scheduled { get; }

    public static SizedLoan Of(CompiledDeal deal)
    {
        var terms = deal.Terms;
        var loan = new SizedLoan(terms.Last + 1, terms.Anchor + 1);
        var cost = loan.FillDraws(deal);
        if (loan.WhyNot.Length == 0)
            loan.FillSchedule(deal, cost);
        return loan;
    }

    /// <summary>Shares of the loan by month in <see cref="Draws"/>, and what the fleet costs.</summary>
    /// <returns>Eligible cost that the advance counts.</returns>
    private double FillDraws(CompiledDeal deal)
    {
        var terms = deal.Terms;
        var cost = 0.0;
        foreach (ref readonly var lot in deal.Fleet.Lots.AsSpan())
        {
            var month = Math.Max(0, lot.Delivered);
            FleetCost[month] += lot.TotalCost;
            var funded = terms.DrawsAtClosing || terms.AvailabilityEnd is not { } end || month <= end || month == 0;
            if (!funded || lot.EligibleCost == 0)
                continue;
            cost += lot.EligibleCost;
            if (!terms.DrawsAtClosing && month > terms.Anchor)
                WhyNot = "a draw after principal begins";
            else
                Draws[terms.DrawsAtClosing ? 0 : month] += lot.EligibleCost;
        }

        if (!(cost > 0))
            WhyNot = "nothing is lent";
        var several = 0;
        for (var m = 0; m < Draws.Length; m++)
        {
            Draws[m] /= cost;
            several += Draws[m] > 0 ? 1 : 0;
        }

        HasSeveralDraws = several > 1;
        return cost;
    }

    private void FillSchedule(CompiledDeal deal, double cost)
    {
        var terms = deal.Terms;
        var (anchor, last) = (terms.Anchor, terms.Last);
        var value = deal.Base.Value;
        var cash = deal.Base.Cfads;
        var (supported, discount, growth) = (Scheduled, terms.Discount, terms.Growth);
        var perCover = 1 / terms.TargetCover;
        for (var m = last; m > anchor; m--)
            supported[m - 1] = Math.Max(0, Math.Min(terms.SupportedShare * value[m - 1], (supported[m] + (cash[m] * perCover)) * discount[m]));
        var perUnit = Draws[0];
        for (var m = 1; m <= anchor; m++)
            perUnit = (perUnit * (1 + growth[m])) + Draws[m];
        Size = Math.Min(terms.Advance * cost, terms.SupportLimits ? supported[anchor] / perUnit : double.PositiveInfinity);
        if (!(Size > Cashflows.CoverageRatios.Nothing) || Size > Amounts.Largest)
        {
            WhyNot = "nothing is lent";
            return;
        }

        var drawn = 0.0;
        for (var m = 0; m <= anchor; m++)
        {
            UndrawnFees[m] = terms.UndrawnFee[m] * Math.Max(0, Size - drawn);
            Draws[m] *= Size;
            drawn += Draws[m];
        }

        var ratio = supported[anchor] > 0 ? Size * perUnit / supported[anchor] : 0;
        supported[anchor] = Size * perUnit;
        for (var m = anchor + 1; m <= last; m++)
            supported[m] = Math.Min(supported[m - 1], ratio * supported[m]);
    }
}
