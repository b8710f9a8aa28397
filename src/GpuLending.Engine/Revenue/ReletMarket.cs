using GpuLending.Engine.Calendars;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Revenue;

/// <summary>What a new contract of the re-let term pays by the day it starts, under a scenario: the forward of the rental curve, never more than such a
/// contract pays today. See docs/methodology/roll-over.md.</summary>
internal sealed class ReletMarket
{
    private readonly Func<DateOnly, double> _byDay;
    private readonly double[] _termRates;

    private ReletMarket(ReletTerms terms, RentalTermCurve curve, DateOnly curveDate, double rentFactor, double useFactor, int months, Func<DateOnly, double> factorByDay)
    {
        Terms = terms;
        Curve = curve;
        CurveDate = curveDate;
        RentFactor = rentFactor;
        PaidShare = Math.Min(1, terms.PaidShare * useFactor);
        _byDay = factorByDay;
        _termRates = new double[months];
        for (var k = 0; k < months; k++)
            _termRates[k] = curve.TermRate(k, terms.TermMonths);
    }

    public ReletTerms Terms { get; }

    public RentalTermCurve Curve { get; }

    public DateOnly CurveDate { get; }

    public double RentFactor { get; }

    /// <summary>Share of hours that a new contract pays under the scenario.</summary>
    public double PaidShare { get; }

    /// <param name="dealCase">The case; its merchant terms hold the re-let terms.</param>
    /// <param name="snapshot">Market whose commitment prices shape the curve when no point is entered.</param>
    /// <param name="scenario">Factors on rent and use.</param>
    /// <param name="last">Last day that may be asked for.</param>
    /// <param name="factorByDay">Factor of the scenario's events and its path of rents by day.</param>
    /// <returns>The market; null when the case has no re-let terms.</returns>
    public static ReletMarket? Resolve(DealCase dealCase, MarketSnapshot snapshot, Scenario scenario, DateOnly last, Func<DateOnly, double> factorByDay)
    {
        if (dealCase.Merchant.Relet is not { } terms)
            return null;
        Amounts.Between(terms.RenewalProbability, 0, 1, "/merchant/relet/renewalProbability");
        Amounts.Between(terms.TermMonths, 1, 480, "/merchant/relet/termMonths");
        Amounts.Between(terms.PaidShare, 0, 1, "/merchant/relet/paidShare");
        Amounts.Between(terms.DeclinePerAnnum, 0, 0.99, "/merchant/relet/declinePerAnnum");
        Amounts.Between(terms.DiscountRatePerAnnum, 0, 1, "/merchant/relet/discountRatePerAnnum");
        var curveDate = terms.CurveDate ?? dealCase.ClosingDate;
        if (curveDate.Year is < 1990 or > 2190)
            throw new NotComputableException("/merchant/relet/curveDate lies outside 1990 to 2190.");
        var curve = new RentalTermCurve(Pillars(dealCase, snapshot, terms), terms.DiscountRatePerAnnum, terms.DeclinePerAnnum);
        var months = Math.Max(0, MonthArithmetic.WholeMonthsBetween(curveDate, last)) + 2;
        return new ReletMarket(terms, curve, curveDate, scenario.RentFactor, scenario.UtilisationFactor, months, factorByDay);
    }

    /// <summary>Rate of a contract that starts on a day; before the curve's day, today's.</summary>
    public double Rate(DateOnly start)
    {
        var k = Math.Clamp(MonthArithmetic.WholeMonthsBetween(CurveDate, start), 0, _termRates.Length - 1);
        return Math.Min(_termRates[k], _termRates[0]) * RentFactor * _byDay(start);
    }

    /// <summary>Prices by length: as entered, else the merchant rent shaped by the commitment prices of the fleet's models, weighted by their GPUs.</summary>
    private static List<(int, double)> Pillars(DealCase dealCase, MarketSnapshot snapshot, ReletTerms terms)
    {
        if (terms.Pillars.Count > 0)
        {
            return [.. terms.Pillars.Select((pillar, i) => (
                Amounts.Between(pillar.TermMonths, 1, 480, $"/merchant/relet/pillars/{i}/termMonths"),
                Amounts.NotNegative(pillar.PricePerGpuHour, dealCase.Currency, $"/merchant/relet/pillars/{i}/pricePerGpuHour")))];
        }

        var level = Amounts.NotNegative(dealCase.Merchant.PricePerGpuHour, dealCase.Currency, "/merchant/pricePerGpuHour");
        if (level <= 0)
            throw new NotComputableException("/merchant/relet/pillars is empty and there is no merchant rent to set the curve's level: enter prices by length, or the rent.");
        var factors = new SortedDictionary<int, double>();
        var gpus = 0.0;
        foreach (var model in dealCase.Lots.GroupBy(lot => lot.GpuModel, StringComparer.Ordinal))
        {
            var shape = RentalTermCurve.Shape(snapshot.Quotes, model.Key, snapshot.Date);
            var count = model.Sum(lot => (double)lot.Count);
            gpus += shape.Count > 0 ? count : 0;
            foreach (var (months, factor) in shape)
                factors[months] = factors.GetValueOrDefault(months) + (factor * count);
        }

        if (gpus == 0)
        {
            throw new NotComputableException(
                $"/merchant/relet/pillars is empty and snapshot {snapshot.Id} has no on-demand, one-year and three-year price of one seller for the fleet's models: enter prices by length.");
        }

        return [.. factors.Select(pair => (pair.Key, level * pair.Value / gpus))];
    }
}
