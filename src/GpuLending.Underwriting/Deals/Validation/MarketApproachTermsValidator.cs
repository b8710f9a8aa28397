using FluentValidation;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class MarketApproachTermsValidator : AbstractValidator<MarketApproachTerms>
{
    public MarketApproachTermsValidator()
    {
        RuleFor(terms => terms.Workload).Known("Workload");
        RuleFor(terms => terms.PowerPricePerKilowattHour).OptionalNumber("Power price", 0, 10, "US dollars per kWh");
        RuleFor(terms => terms.PowerUsageEffectiveness).OptionalNumber("PUE", 1, 5, "times");
        RuleFor(terms => terms.ColocationPerKilowattMonth).OptionalNumber("Colocation", 0, 10_000, "US dollars per kW and month");
        RuleFor(terms => terms.DiscountRatePerAnnum).Share("Discount rate", unit: "a year");
        RuleFor(terms => terms.HorizonYears).Number("Horizon", 0.25, 15, "years");
        RuleFor(terms => terms.Utilisation).OptionalShare("Utilisation", unit: "of hours");
        RuleFor(terms => terms.OtherCostPerGpuHour).OptionalNumber("Other cost", 0, 1_000, "US dollars per GPU-hour");
        RuleFor(terms => terms.RentDeclinePerAnnum).OptionalShare("Decline of rent", 0, 0.99, "a year: a rise is never credited");
        RuleFor(terms => terms.RentKind).Known("Kind of rent");
        RuleFor(terms => terms.RentKind).Custom((kind, context) =>
        {
            if (kind is PriceKind.ListPrice or PriceKind.ResaleAsk or PriceKind.ResaleSale or PriceKind.ResaleQuote or PriceKind.Appraisal)
                context.AddFailure($"Kind of rent is {kind}: choose one of RentOnDemand, RentSpot, RentOneYear, RentThreeYears.");
        });
        RuleFor(terms => terms.RentSegment).Text("Segment of the rent", FieldRules.KeyLength);
    }
}
