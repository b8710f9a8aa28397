using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Costs;

/// <summary>Income tax by calendar year, paid by month. Earnings come from the workspace, deductions for the loan from whoever ran it, so that tax and loan can be
/// solved together. See docs/methodology/income-tax.md.</summary>
internal sealed class IncomeTax
{
    private readonly IncomeTaxTerms _terms;
    private readonly Timeline _timeline;
    private readonly int[] _yearOf;
    private readonly int[] _firstMonth;
    private readonly (int Year, int Month, double Share)[] _instalments;
    private readonly double _openingLosses;
    private readonly double[] _earnings;
    private readonly double[] _contractedShare;
    private readonly double[] _depreciation;
    private readonly double[] _interest;
    private readonly double[] _financing;
    private readonly double[] _tax;
    private readonly double[] _paid;

    private IncomeTax(DealCase dealCase, OperatingProjection operations, Timeline timeline, IncomeTaxTerms terms)
    {
        _terms = terms;
        _timeline = timeline;
        _openingLosses = Amounts.NotNegative(terms.OpeningLosses, dealCase.Currency, "/costs/incomeTax/openingLosses");
        _yearOf = new int[timeline.Count];
        FirstYear = LastDay(1).Year;
        var years = LastDay(timeline.Last).Year - FirstYear + 1;
        _firstMonth = new int[years + 1];
        _firstMonth[years] = timeline.Count;
        for (var m = timeline.Last; m > 0; m--)
        {
            _yearOf[m] = LastDay(m).Year - FirstYear;
            _firstMonth[_yearOf[m]] = m;
        }

        _earnings = new double[years];
        _contractedShare = new double[years];
        _depreciation = new double[years];
        _interest = new double[years];
        _financing = new double[years];
        _tax = new double[years];
        _paid = new double[timeline.Count];
        _instalments = Instalments(years);
        Depreciation = TaxDepreciation.Tables(operations.Fleet, terms);
        for (var y = 0; y < years; y++)
        {
            _depreciation[y] = TaxDepreciation.OfYear(
                Depreciation, operations.Fleet, terms.BonusShare, FirstYear + y, MonthsCovered(y), dealCase.ClosingDate);
        }

        // Service on the day of closing, or later in the year before the first month's: that year has no income here, and its deduction is a loss carried in.
        for (var year = dealCase.ClosingDate.Year; year < FirstYear; year++)
            _openingLosses += TaxDepreciation.OfYear(Depreciation, operations.Fleet, terms.BonusShare, year, 0, dealCase.ClosingDate);
        Earn(operations.Vectors);
    }

    public int FirstYear { get; }

    public LotTaxDepreciation[] Depreciation { get; }

    /// <summary>Largest change of a month's tax when it was last struck.</summary>
    public double Unsettled { get; private set; }

    /// <summary>The tax of a run whose operations have been filled and hold no tax yet; null when none is levied.</summary>
    public static IncomeTax? Resolve(DealCase dealCase, OperatingProjection operations, Timeline timeline)
    {
        if (dealCase.Costs.IncomeTax is not { } terms)
            return null;
        Amounts.Between(terms.RatePerAnnum, 0, 1, "/costs/incomeTax/ratePerAnnum");
        Amounts.Between(terms.BonusShare, 0, 1, "/costs/incomeTax/bonusShare");
        Amounts.Between(terms.LossLimitShare, 0, 1, "/costs/incomeTax/lossLimitShare");
        Amounts.Between(terms.InterestLimitShare ?? 0, 0, 1, "/costs/incomeTax/interestLimitShare");
        return new IncomeTax(dealCase, operations, timeline, terms);
    }

    /// <summary>Takes the interest and the costs of a loan as deductions.</summary>
    /// <param name="plan">Payments of the loan.</param>
    /// <param name="interest">Interest paid by payment.</param>
    /// <param name="capitalised">Interest added to principal by payment.</param>
    /// <param name="fees">Fees by payment.</param>
    /// <param name="atClosing">Original issue discount and upfront fee, spread evenly over the months to the last payment.</param>
    public void Deduct(LoanPlan plan, ReadOnlySpan<double> interest, ReadOnlySpan<double> capitalised, ReadOnlySpan<double> fees, double atClosing)
    {
        Array.Clear(_interest);
        Array.Clear(_financing);
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            var year = _yearOf[plan.Months[k]];
            _interest[year] += interest[k] + capitalised[k];
            _financing[year] += fees[k];
        }

        var last = plan.Months[plan.LastPayment];
        for (var m = 1; m <= last && atClosing != 0; m++)
            _financing[_yearOf[m]] += atClosing / last;
    }

    /// <summary>Strikes the tax on earnings and deductions and writes what is paid by month into the workspace.</summary>
    /// <returns>The largest change of a month's tax.</returns>
    public double Levy(OperatingVectors v)
    {
        Strike(_interest, _financing, _tax, null);
        Array.Clear(_paid);
        foreach (var (year, month, share) in _instalments)
            _paid[month] += _tax[year] * share;
        var change = 0.0;
        for (var m = 1; m < _paid.Length; m++)
        {
            change = Math.Max(change, Math.Abs(_paid[m] - v.Costs.IncomeTax[m]));
            v.Costs.IncomeTax[m] = _paid[m];
            v.Costs.IncomeTaxContracted[m] = _paid[m] * _contractedShare[_yearOf[m]];
        }

        return Unsettled = change;
    }

    /// <summary>What counts as settled: far below a cent on every tax that can be told apart in a double.</summary>
    public double Noise
    {
        get
        {
            var most = 1.0;
            foreach (var tax in _tax)
                most = Math.Max(most, tax);
            return 1e-12 * most;
        }
    }

    /// <summary>Every year, with the tax there would be without the loan beside it.</summary>
    public TaxYear[] Years()
    {
        var years = new TaxYear[_tax.Length];
        var without = new double[_tax.Length];
        Strike(new double[_tax.Length], new double[_tax.Length], without, null);
        Strike(_interest, _financing, new double[_tax.Length], years);
        for (var y = 0; y < years.Length; y++)
            years[y] = years[y] with { TaxWithoutLoan = without[y] };
        return years;
    }

    private void Strike(double[] interest, double[] financing, double[] tax, TaxYear[]? years)
    {
        double losses = _openingLosses, carried = 0;
        for (var y = 0; y < tax.Length; y++)
        {
            var owed = interest[y] + carried;
            var deducted = _terms.InterestLimitShare is { } limit ? Math.Min(owed, limit * Math.Max(0, _earnings[y])) : owed;
            carried = owed - deducted;
            var income = _earnings[y] - _depreciation[y] - financing[y] - deducted;
            var used = Math.Min(losses, _terms.LossLimitShare * Math.Max(0, income));
            var taxable = Math.Max(0, income) - used;
            losses += Math.Max(0, -income) - used;
            tax[y] = _terms.RatePerAnnum * taxable;
            if (years is not null)
            {
                years[y] = new TaxYear
                {
                    Year = FirstYear + y,
                    Earnings = _earnings[y],
                    Depreciation = _depreciation[y],
                    FinancingCosts = financing[y],
                    Interest = interest[y],
                    InterestDeducted = deducted,
                    InterestCarried = carried,
                    Income = income,
                    LossesUsed = used,
                    LossesCarried = losses,
                    TaxableIncome = taxable,
                    Tax = tax[y],
                    TaxWithoutLoan = 0,
                };
            }
        }
    }

    private void Earn(OperatingVectors v)
    {
        var merchant = new double[_earnings.Length];
        for (var m = 1; m < _yearOf.Length; m++)
        {
            var year = _yearOf[m];
            _earnings[year] += v.ContractedRevenue[m] + v.MerchantRevenue[m] + v.OtherContracted[m] + v.OtherMerchant[m]
                - v.Power[m] - v.Colocation[m] - v.OtherCosts[m] - v.Costs.PaidFromReserve[m] - v.Costs.PaidFromCash[m];
            _contractedShare[year] += v.ContractedCfads[m];
            merchant[year] += v.MerchantCfads[m];
        }

        for (var year = 0; year < merchant.Length; year++)
        {
            var (contracted, rest) = (Math.Max(0, _contractedShare[year]), Math.Max(0, merchant[year]));
            _contractedShare[year] = contracted + rest > 0 ? contracted / (contracted + rest) : 1;
        }
    }

    private (int Year, int Month, double Share)[] Instalments(int years)
    {
        var instalments = new List<(int, int, double)>(4 * years);
        for (var y = 0; y < years; y++)
        {
            if (_terms.Payment == TaxPaymentTiming.AtYearEnd)
            {
                instalments.Add((y, _firstMonth[y + 1] - 1, 1));
                continue;
            }

            foreach (var month in (ReadOnlySpan<int>)[4, 6, 9, 12])
            {
                var at = _timeline.MonthOnOrAfter(new DateOnly(FirstYear + y, month, 15));
                instalments.Add((y, Math.Clamp(at, _firstMonth[y], _timeline.Last), 0.25));
            }
        }

        return [.. instalments];
    }

    private double MonthsCovered(int year)
    {
        var months = 0.0;
        for (var m = _firstMonth[year]; m < _firstMonth[year + 1]; m++)
            months += _timeline.MonthShare[m];
        return months;
    }

    /// <summary>Months are half-open: the flow of a month that ends on 1 January belongs to December.</summary>
    private DateOnly LastDay(int m) => _timeline.Dates[m].AddDays(-1);
}
