using System.Globalization;
using GpuLending.Engine.Market;

namespace GpuLending.Engine.Collateral;

/// <summary>Forms the opinions of a lot's value: comparables, replacement parity, income value, and those given in writing. Each says what it rests on and, when it
/// cannot be relied on, why. See docs/methodology/opinions-of-value.md.</summary>
internal sealed class OpinionWriter
{
    private readonly MarketSnapshot _snapshot;
    private readonly ValuationTerms _terms;
    private readonly Currency _currency;
    private readonly DateOnly _asOf;
    private readonly OpinionTerms _policy;

    public OpinionWriter(DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate)
    {
        _snapshot = snapshot;
        _terms = dealCase.Valuation;
        _currency = dealCase.Currency;
        _policy = snapshot.Policy.Opinions;
        _asOf = valuationDate > snapshot.Date ? valuationDate : snapshot.Date;
        Figures = ApproachFigures.Of(dealCase, _policy);
    }

    public ApproachFigures Figures { get; }

    /// <summary>The mark of a lot: its opinions, and the level that the policy or an override sets.</summary>
    /// <param name="lot">The lot.</param>
    /// <param name="curveValue">The curve's fair market value of one GPU on a day, before the haircut.</param>
    public LotMark Mark(Lot lot, Func<DateOnly, double> curveValue)
    {
        var formed = new List<OpinionOfValue>(_terms.Opinions.Count + 3);
        if (_snapshot.Models.TryGetValue(lot.GpuModel, out var model))
        {
            formed.AddRange(Comparables(lot));
            formed.Add(Parity(model));
            formed.Add(Income(model, lot));
        }

        for (var i = 0; i < _terms.Opinions.Count; i++)
        {
            if (IsAbout(_terms.Opinions[i], lot))
                formed.Add(InWriting(_terms.Opinions[i], i));
        }

        var byHand = _terms.Overrides.LastOrDefault(given => given.LotId == lot.Id);
        return LotMark.Set(_terms.Mark, Numbered(formed, curveValue), byHand is null ? null : (Overriding(byHand, curveValue), byHand.Date));
    }

    /// <summary>The rent that an opinion starts from: the lowest segment's that can be relied on, else the lowest; null when no rent of the kind is known.</summary>
    public FreshPrice? Rent(string model)
    {
        FreshPrice? lowest = null;
        foreach (var rent in FreshPrices.Of(_snapshot).Rents(model))
        {
            if (rent.Kind != Figures.Terms.RentKind || (Figures.Terms.RentSegment.Length > 0 && rent.Segment != Figures.Terms.RentSegment))
                continue;
            if (WhyNotPrices(rent).Length == 0)
                return rent;
            lowest ??= rent;
        }

        return lowest;
    }

    /// <summary>The prices that comparables of a lot rest on, the kind that says most about a sale first.</summary>
    public FreshPrice[] Prices(Lot lot) => FreshPrices.Of(_snapshot).Comparables(lot.GpuModel, lot.Condition);

    /// <summary>Whether an opinion in writing is about a lot.</summary>
    public static bool IsAbout(ValueOpinion opinion, Lot lot) => opinion.LotId.Length > 0 ? opinion.LotId == lot.Id : opinion.GpuModel == lot.GpuModel;

    private IEnumerable<OpinionOfValue> Comparables(Lot lot)
    {
        var prices = Prices(lot);
        if (prices.Length == 0)
        {
            yield return None(OpinionKind.Comparables, $"No used price of {lot.GpuModel} is on record in snapshot {_snapshot.Id}; list prices of new units are no comparable.");
            yield break;
        }

        OpinionOfValue? relied = null;
        foreach (var price in prices)
        {
            var why = WhyNotPrices(price);
            if (why.Length == 0 && relied is not null)
                why = $"{Sentence(relied.Source)} come first; kinds and segments are never blended.";
            var condition = price.ConditionFactor < 1 ? $", condition {Amounts.Percent(price.ConditionFactor)}" : "";
            var opinion = new OpinionOfValue
            {
                Key = OpinionWords.Key(OpinionKind.Comparables),
                Kind = OpinionKind.Comparables,
                ValuePerGpu = price.Median,
                RatioToCurve = null,
                Date = price.Last,
                Expiry = price.Last.AddDays(_policy.ExpiryDays),
                Observations = price.Observations,
                Source = $"{price.Words}: {price.Source}",
                Fit = price.Extent + condition + (price.Kind == PriceKind.ResaleAsk ? "; asks ran 1.2 to 2.0 times completed sales (CCIR, July 2026)" : ""),
                Credibility = price.Kind switch
                {
                    PriceKind.ResaleSale => _policy.SaleCredibility,
                    PriceKind.ResaleAsk => _policy.AskCredibility,
                    _ => _policy.QuoteCredibility,
                },
                Expired = price.Last.AddDays(_policy.ExpiryDays) < _asOf,
                InForce = why.Length == 0,
                Used = false,
                WhyNot = why,
            };
            relied ??= opinion.InForce ? opinion : null;
            yield return opinion;
        }
    }

    private OpinionOfValue Parity(GpuModel model)
    {
        if (MarketApproaches.ParityOf(model, _snapshot, _asOf, Figures, out var why) is not { } parity)
            return None(OpinionKind.ReplacementParity, why);
        var value = parity.Formula.Value;
        return Modelled(
            OpinionKind.ReplacementParity,
            value,
            parity.Price.Date,
            1,
            $"{parity.Part.Model.DisplayName} at USD {Amounts.Text(parity.Part.Price)} ({parity.Part.Model.PriceBasis}){(parity.Price.Words.Length > 0 ? ", " + parity.Price.Words : "")}; {parity.Part.Model.Source}",
            $"{Amounts.Percent(parity.Formula.WorkRatio)} of its {parity.Part.Work.Measure}; running cost over {parity.Formula.HorizonMonths} months at {Amounts.Percent(parity.Formula.DiscountRate)}"
                + Figures.OfTheCase(withRent: false)
                + (value < 0 ? "; running it costs more than the newest part does altogether, so nothing is left" : ""),
            WhyNotCurrency() is { Length: > 0 } currency ? currency : parity.Price.WhyNot);
    }

    private OpinionOfValue Income(GpuModel model, Lot lot)
    {
        if (Rent(model.Key) is not { } rent)
        {
            return None(OpinionKind.Income, $"No {new FreshPrice(Figures.Terms.RentKind, Figures.Terms.RentSegment, PriceEvidence.List, 0, 0, 0, default, default, "", 1).Words} of {model.Key} "
                + $"are on record in snapshot {_snapshot.Id}.");
        }

        if (MarketApproaches.IncomeOf(model, lot, rent, Figures) is not { } income)
            return None(OpinionKind.Income, $"The catalogue gives no power draw for {model.Key}.");
        var outcome = income.Compute();
        return Modelled(
            OpinionKind.Income,
            outcome.Value,
            rent.Last,
            rent.Observations,
            $"{rent.Words}: {rent.Source}",
            $"rent USD {Amounts.Text(Math.Round(rent.Median, 4))} a GPU-hour, {rent.Extent}; falling {Amounts.Percent(1 - Math.Exp(-Figures.RentDecay))} a year, let {Amounts.Percent(Figures.Utilisation.Value)} of hours; "
                + (outcome.IsCapped
                    ? $"counted for {income.LongestMonths} months, after which nothing is left: bounded by {(income.LongestMonths == Figures.HorizonMonths ? "the horizon" : Life)}, rent would still cover cost"
                    : $"rent covers cost for {outcome.EconomicLifeMonths} months")
                + Figures.OfTheCase(withRent: true),
            WhyNotPrices(rent) is { Length: > 0 } why ? why : income.LongestMonths == 0 ? $"The lot is past {Life}: no rent is counted." : "");
    }

    private string Life => $"the longest economic life of {_policy.LongestEconomicLifeMonths} months in service";

    private OpinionOfValue Modelled(OpinionKind kind, double value, DateOnly? date, int observations, string source, string fit, string why)
    {
        var expiry = date?.AddDays(_policy.ExpiryDays);
        if (why.Length == 0 && expiry is { } last && last < _asOf)
            why = Expired(last);
        return new OpinionOfValue
        {
            Key = OpinionWords.Key(kind),
            Kind = kind,
            ValuePerGpu = Math.Max(0, value),
            RatioToCurve = null,
            Date = date,
            Expiry = expiry,
            Observations = observations,
            Source = source,
            Fit = fit,
            Credibility = _policy.ModelCredibility,
            Expired = expiry < _asOf,
            InForce = why.Length == 0,
            Used = false,
            WhyNot = why,
        };
    }

    private OpinionOfValue InWriting(ValueOpinion given, int index)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"/valuation/opinions/{index}");
        if (!Enum.IsDefined(given.Kind) || !Enum.IsDefined(given.Premise))
            throw new NotComputableException($"{at}: kind or premise is unknown.");
        var value = Amounts.NotNegative(given.ValuePerGpu, _currency, at + "/valuePerGpu");
        var price = _snapshot.Policy.PremiseLadder.Step(given.Premise).PriceFactor;
        var expiry = given.Expiry ?? (given.Date > DateOnly.MaxValue.AddDays(-_policy.ExpiryDays) ? DateOnly.MaxValue : given.Date.AddDays(_policy.ExpiryDays));
        var why = given.ValuePerGpu is null ? "It gives no value."
            : price <= 0 ? $"The ladder leaves nothing of fair market value on {given.Premise.DisplayName().ToLowerInvariant()}: it cannot be brought back."
            : expiry < _asOf ? Expired(expiry)
            : "";
        return new OpinionOfValue
        {
            Key = OpinionWords.Key(given.Kind),
            Kind = given.Kind,
            ValuePerGpu = given.ValuePerGpu is null || price <= 0 ? null : value / price,
            RatioToCurve = null,
            Date = given.Date,
            Expiry = expiry,
            Observations = given.Observations,
            Source = string.Join(", ", new[] { given.Author, given.Document }.Where(part => part.Length > 0)) is { Length: > 0 } named ? named : "not provided",
            Fit = given.Premise == ValuationPremise.FairMarketValueInContinuedUse
                ? "given in continued use"
                : $"given as {given.Premise.DisplayName().ToLowerInvariant()}, brought to fair market value by the ladder's price factor of {Amounts.Percent(price)}",
            Credibility = Amounts.Between(given.Credibility, 0, 1, at + "/credibility"),
            InWriting = true,
            Expired = expiry < _asOf,
            InForce = why.Length == 0,
            Used = false,
            WhyNot = why,
        };
    }

    private double Overriding(MarkOverride given, Func<DateOnly, double> curveValue)
    {
        var value = Amounts.NotNegative(given.ValuePerGpu, _currency, "/valuation/overrides/valuePerGpu");
        var curve = curveValue(given.Date);
        return curve > 0 ? value / curve : throw new NotComputableException($"The curve of lot '{given.LotId}' is worth nothing on {Amounts.Day(given.Date)}: there is no shape for an override to carry on.");
    }

    private string WhyNotCurrency() => _currency == Currency.UsDollar ? "" : $"Prices are in US dollars and the loan is in {_currency.Code}: they are not converted.";

    private string WhyNotPrices(FreshPrice price) =>
        WhyNotCurrency() is { Length: > 0 } why ? why
        : price.Last.AddDays(_policy.ExpiryDays) < _asOf ? Expired(price.Last.AddDays(_policy.ExpiryDays))
        : price.Quotes < _policy.LeastObservations ? $"It rests on {price.Quotes} {(price.Quotes == 1 ? "price" : "prices")}; the policy asks for {_policy.LeastObservations}."
        : "";

    private static string Expired(DateOnly expiry) => $"It expired on {Amounts.Day(expiry)}.";

    private static string Sentence(string source) => char.ToUpperInvariant(source[0]) + source[1..].Split(':')[0];

    private static OpinionOfValue None(OpinionKind kind, string why) => new()
    {
        Key = OpinionWords.Key(kind),
        Kind = kind,
        ValuePerGpu = null,
        RatioToCurve = null,
        Date = null,
        Expiry = null,
        Observations = 0,
        Source = "",
        Fit = "",
        Credibility = 0,
        InForce = false,
        Used = false,
        WhyNot = why,
    };

    /// <summary>Keys told apart, and each value held against the curve on its own day: that is how opinions of different days compare.</summary>
    private static List<OpinionOfValue> Numbered(List<OpinionOfValue> formed, Func<DateOnly, double> curveValue)
    {
        for (var i = 0; i < formed.Count; i++)
        {
            var opinion = formed[i];
            var before = formed.Take(i).Count(other => other.Kind == opinion.Kind);
            var curve = opinion is { Date: { } date, ValuePerGpu: not null } ? curveValue(date) : 0;
            var ratio = curve > 0 ? opinion.ValuePerGpu / curve : null;
            formed[i] = opinion with
            {
                Key = before == 0 ? opinion.Key : $"{opinion.Key}-{before + 1}",
                RatioToCurve = ratio,
                InForce = opinion.InForce && ratio is not null,
                WhyNot = opinion.InForce && ratio is null ? "The curve is worth nothing on its day." : opinion.WhyNot,
            };
        }

        return formed;
    }
}
