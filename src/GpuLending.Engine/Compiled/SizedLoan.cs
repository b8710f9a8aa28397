namespace GpuLending.Engine.Compiled;

/// <summary>The loan of a compiled deal: sized on the base scenario, with its draws, fees and schedule by month. The rules are those of <see cref="Sizing.LoanSizer"/> for the advance on cost
/// and the supported balance, and of <see cref="Loans.SupportedPrincipal"/>.</summary>
internal sealed class SizedLoan
{
    /// <summary>Draws, undrawn fees, the schedule and the cost of the fleet, one after the other.</summary>
    private double[] _buffer;
    private readonly int _drawn;
    private readonly int _months;
    private readonly int _paid;

    private SizedLoan(int months, int drawn, int paid, SizedLoan? instead)
    {
        (_drawn, _months, _paid) = (drawn, months, paid);
        var length = (2 * drawn) + months + paid;
        _buffer = instead?.Take(length) ?? new double[length];
    }

    /// <summary>The loan, before it is rounded to the cent.</summary>
    public double Size { get; private set; }

    /// <summary>Why the loan is outside the form; empty when it is not.</summary>
    public string WhyNot { get; private set; } = "";

    /// <summary>Whether draws of several months are outstanding while interest is capitalised.</summary>
    public bool HasSeveralDraws { get; private set; }

    /// <summary>Drawn in each month up to the last without principal.</summary>
    public Span<double> Draws => _buffer.AsSpan(0, _drawn);

    public Span<double> UndrawnFees => _buffer.AsSpan(_drawn, _drawn);

    /// <summary>Balance after each payment by the schedule; 0 before the last month without principal.</summary>
    public Span<double> Scheduled => _buffer.AsSpan(2 * _drawn, _months);

    /// <summary>Paid for the fleet in each month until the last delivery.</summary>
    private Span<double> FleetCost => _buffer.AsSpan((2 * _drawn) + _months, _paid);

    public static SizedLoan Of(CompiledDeal deal, SizedLoan? instead)
    {
        var terms = deal.Terms;
        var delivered = 0;
        foreach (ref readonly var lot in deal.Fleet.Lots.AsSpan())
            delivered = Math.Max(delivered, lot.Delivered);
        var loan = new SizedLoan(terms.Last + 1, terms.Anchor + 1, delivered + 1, instead);
        var cost = loan.FillDraws(deal);
        if (loan.WhyNot.Length == 0)
            loan.FillSchedule(deal, cost);
        return loan;
    }

    /// <summary>Paid for the fleet in a month.</summary>
    public double CostIn(int month) => month < _paid ? FleetCost[month] : 0;

    /// <summary>Gives the memory away, emptied, where there is enough.</summary>
    private double[]? Take(int length)
    {
        if (_buffer.Length < length)
            return null;
        var taken = _buffer;
        _buffer = [];
        Array.Clear(taken);
        return taken;
    }

    /// <summary>Shares of the loan by month in <see cref="Draws"/>, and what the fleet costs.</summary>
    /// <returns>Eligible cost that the advance counts.</returns>
    private double FillDraws(CompiledDeal deal)
    {
        var terms = deal.Terms;
        var draws = Draws;
        var fleetCost = FleetCost;
        var cost = 0.0;
        foreach (ref readonly var lot in deal.Fleet.Lots.AsSpan())
        {
            var month = Math.Max(0, lot.Delivered);
            fleetCost[month] += lot.TotalCost;
            var funded = terms.DrawsAtClosing || terms.AvailabilityEnd is not { } end || month <= end || month == 0;
            if (!funded || lot.EligibleCost == 0)
                continue;
            cost += lot.EligibleCost;
            if (!terms.DrawsAtClosing && month > terms.Anchor)
                WhyNot = "a draw after principal begins";
            else
                draws[terms.DrawsAtClosing ? 0 : month] += lot.EligibleCost;
        }

        if (!(cost > 0))
            WhyNot = "nothing is lent";
        var several = 0;
        foreach (ref var draw in draws)
        {
            draw /= cost;
            several += draw > 0 ? 1 : 0;
        }

        HasSeveralDraws = several > 1;
        return cost;
    }

    private void FillSchedule(CompiledDeal deal, double cost)
    {
        var terms = deal.Terms;
        var (anchor, last) = (terms.Anchor, terms.Last);
        ReadOnlySpan<double> value = deal.Base.Value[..(last + 1)];
        ReadOnlySpan<double> cash = deal.Base.Cfads[..(last + 1)];
        var discount = terms.Discount.AsSpan(0, last + 1);
        var draws = Draws;
        var supported = Scheduled;
        var growth = terms.Growth;
        var perCover = 1 / terms.TargetCover;
        var next = 0.0;
        for (var m = last; m > anchor; m--)
            supported[m - 1] = next = double.MaxNative(0, double.MinNative(terms.SupportedShare * value[m - 1], (next + (cash[m] * perCover)) * discount[m]));
        var perUnit = draws[0];
        for (var m = 1; m <= anchor; m++)
            perUnit = (perUnit * (1 + growth[m])) + draws[m];
        Size = Math.Min(terms.Advance * cost, terms.SupportLimits ? supported[anchor] / perUnit : double.PositiveInfinity);
        if (!(Size > Cashflows.CoverageRatios.Nothing) || Size > Amounts.Largest)
        {
            WhyNot = "nothing is lent";
            return;
        }

        var drawn = 0.0;
        var fees = UndrawnFees;
        for (var m = 0; m <= anchor; m++)
        {
            fees[m] = terms.UndrawnFee[m] * Math.Max(0, Size - drawn);
            draws[m] *= Size;
            drawn += draws[m];
        }

        var ratio = supported[anchor] > 0 ? Size * perUnit / supported[anchor] : 0;
        var balance = supported[anchor] = Size * perUnit;
        for (var m = anchor + 1; m <= last; m++)
            supported[m] = balance = double.MinNative(balance, ratio * supported[m]);
    }
}
