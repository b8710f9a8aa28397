using FluentValidation;
using GpuLending.Engine.Covenants;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class CovenantValidator : AbstractValidator<Covenant>
{
    private const int MostRows = 500;
    private const int MostPlaces = 100;
    private const int MostSigned = 100;

    public CovenantValidator()
    {
        RuleFor(covenant => covenant.Id).Text("Covenant key", FieldRules.KeyLength, needed: true);
        RuleFor(covenant => covenant.Name).Text("Covenant's name", FieldRules.NameLength);
        RuleFor(covenant => covenant.Kind).Known("Kind of covenant");
        RuleFor(covenant => covenant.Purpose).Known("Purpose of the covenant");
        RuleFor(covenant => covenant.Threshold).Custom(CheckThreshold);
        RuleFor(covenant => covenant.MinimumAmount).Custom((amount, context) =>
        {
            if (amount is null && context.InstanceToValidate is { Kind: CovenantKind.MinimumLiquidity, ForwardMonths: 0 })
                context.AddFailure("Minimum liquidity has no threshold: enter the least amount. Months ahead that it must cover will do too.");
        });
        RuleFor(covenant => covenant.MinimumAmount).Amount("Least amount", 1, FieldRules.LargestAmount);
        RuleFor(covenant => covenant.TrailingMonths).WholeNumber("Trailing window", 1, 60, "months");
        RuleFor(covenant => covenant.FirstTestDate).OptionalDay("First test date");
        RuleFor(covenant => covenant.Premise).OptionalKnown("Premise");
        RuleFor(covenant => covenant.AtRiskHeadroom).Share("Headroom that reads at risk");
        RuleFor(covenant => covenant.DefinitionVersion).Text("Version of the definition", FieldRules.KeyLength);
        RuleFor(covenant => covenant.ObservationBasis).Known("What the reported figures cover");
        RuleFor(covenant => covenant.ForwardMonths).Custom(CheckForward);
        RuleFor(covenant => covenant.Customer).Text("Customer", FieldRules.NameLength);
        RuleFor(covenant => covenant.Countries).AtMost(MostPlaces, "countries");
        RuleForEach(covenant => covenant.Countries).Country("Country");
        RuleFor(covenant => covenant.Sites).AtMost(MostPlaces, "sites");
        RuleForEach(covenant => covenant.Sites).Text("Site", FieldRules.NameLength, needed: true);
        RuleFor(covenant => covenant.Sites).Custom((sites, context) =>
        {
            if (context.InstanceToValidate is { Kind: CovenantKind.CollateralLocation, Countries.Count: 0 } && sites.Count == 0)
                context.AddFailure("The covenant on location names no country and no site: enter where the fleet may stand.");
        });
        RuleFor(covenant => covenant.AgeBasis).Known("Basis of the age");
        RuleFor(covenant => covenant.Index).Custom((index, context) =>
        {
            if (index is null && context.InstanceToValidate.Kind == CovenantKind.RentalIndexTier)
                context.AddFailure("The covenant on a rental index has no index: enter its name, closing price and tiers.");
        });
        RuleFor(covenant => covenant.Index!).SetValidator(new RentalIndexValidator()).When(covenant => covenant.Index is not null);
        RuleFor(covenant => covenant.TestEveryMonths).OptionalWhole("Months between tests", 1, 60, "months");
        RuleFor(covenant => covenant.CertificateDays).OptionalWhole("Days until the certificate is due", 0, 365, "days");
        RuleFor(covenant => covenant.VolatilityPerAnnum).OptionalShare("Volatility a year", 0.001, 5);
        RuleFor(covenant => covenant.CureRights!).SetValidator(new CureTermsValidator()).When(covenant => covenant.CureRights is not null);
        RuleFor(covenant => covenant.Amendments).AtMost(MostSigned, "amendments");
        RuleForEach(covenant => covenant.Amendments).SetValidator(covenant => new CovenantAmendmentValidator(covenant.Kind)).When(covenant => covenant.Amendments.Count <= MostSigned);
        RuleFor(covenant => covenant.Waivers).AtMost(MostSigned, "waivers");
        RuleForEach(covenant => covenant.Waivers).SetValidator(new CovenantWaiverValidator()).When(covenant => covenant.Waivers.Count <= MostSigned);
        RuleFor(covenant => covenant.Cures).AtMost(MostRows, "cures");
        RuleForEach(covenant => covenant.Cures).ChildRules(cure =>
        {
            cure.RuleFor(given => given.Date).Day("Date of the cure");
            cure.RuleFor(given => given.Amount).Amount("Cure", 0, FieldRules.LargestAmount, needed: true);
        });
        RuleFor(covenant => covenant.Observations).AtMost(MostRows, "reported figures");
        RuleForEach(covenant => covenant.Observations).ChildRules(observation =>
        {
            observation.RuleFor(given => given.Date).Day("Date of the reported figure");
            observation.RuleFor(given => given.Actual).Amount("Reported figure", 0, FieldRules.LargestAmount, needed: true);
            observation.RuleFor(given => given.Projected).Amount("Projected figure", 0, FieldRules.LargestAmount);
        });
    }

    private static void CheckForward(int months, ValidationContext<Covenant> context)
    {
        if (months is < 0 or > 60)
            context.AddFailure($"Months ahead is {FieldRules.Text(months)}: enter 0 to 60 months.");
        else if (months == 0 && context.InstanceToValidate.Kind == CovenantKind.ForwardDebtServiceCoverage)
            context.AddFailure("Cover ahead names no months: enter 1 to 60 months.");
    }

    private static void CheckThreshold(double threshold, ValidationContext<Covenant> context) =>
        CheckThreshold(threshold, context.InstanceToValidate.Kind, context);

    /// <summary>A threshold in the range of its kind, for the covenant itself and for its amendments.</summary>
    public static void CheckThreshold<T>(double threshold, CovenantKind kind, ValidationContext<T> context)
    {
        if (!Enum.IsDefined(kind)) return;
        var (least, most, print, unit) = kind switch
        {
            CovenantKind.DebtServiceCoverage => (0.1, 20.0, (Func<double, string>)FieldRules.Plain, "times"),
            CovenantKind.LoanToValue => (0.01, 5.0, FieldRules.Percent, "of value"),
            CovenantKind.LoanToCost => (0.01, 5.0, FieldRules.Percent, "of cost"),
            CovenantKind.ContractRealisation => (0.01, 2.0, FieldRules.Percent, "of projected revenue"),
            CovenantKind.MinimumLiquidity => (0.0, double.MaxValue, FieldRules.Plain, ""),
            CovenantKind.InterestCoverage => (0.1, 100.0, FieldRules.Plain, "times"),
            CovenantKind.ForwardDebtServiceCoverage => (0.1, 20.0, FieldRules.Plain, "times"),
            CovenantKind.HedgeShare => (0.01, 1.0, FieldRules.Percent, "of floating-rate principal"),
            CovenantKind.PowerHedgeShare => (0.01, 1.0, FieldRules.Percent, "of modelled energy"),
            CovenantKind.CustomerConcentration => (0.01, 1.0, FieldRules.Percent, "of contracted revenue"),
            CovenantKind.CollateralLocation => (0.01, 1.0, FieldRules.Percent, "of the GPUs"),
            CovenantKind.ChipAge => (0.1, 15.0, FieldRules.Plain, "years"),
            CovenantKind.RentalIndexTier => (0.0, double.MaxValue, FieldRules.Plain, ""),
        };
        if (threshold == 0 && kind is not (CovenantKind.MinimumLiquidity or CovenantKind.RentalIndexTier))
            context.AddFailure($"Threshold is not provided: enter {print(least)} to {print(most)} {unit}.");
        else
            FieldRules.CheckNumber(threshold, "Threshold", least, most, print, unit, "", context);
    }
}
