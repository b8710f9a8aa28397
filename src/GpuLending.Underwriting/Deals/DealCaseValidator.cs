using FluentValidation;
using FluentValidation.Results;
using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Underwriting.Deals.Validation;

namespace GpuLending.Underwriting.Deals;

/// <summary>Says what is wrong with a case, field by field. It knows the models and base rates of one snapshot and one catalogue of curves, and asks nobody else.</summary>
public sealed class DealCaseValidator : AbstractValidator<DealCase>
{
    public const int MostLots = 200;
    private const int MostContracts = 200;
    private const int MostCashFlows = 1_000;
    private const int MostCovenants = 50;
    private const int MostUndertakings = 50;
    private const int MostLenders = 100;
    private const double SharesTolerance = 1e-9;

    public DealCaseValidator(MarketSnapshot snapshot, CurveCatalogue curves)
    {
        var mark = new CurveChoiceValidator(curves, snapshot, isMark: true);
        RuleFor(deal => deal.Name).Text("Deal's name", FieldRules.NameLength);
        RuleFor(deal => deal.Currency).Custom((currency, context) =>
        {
            if (currency == Currency.None) context.AddFailure("Currency is not provided: enter an ISO 4217 code, such as USD.");
        });
        RuleFor(deal => deal.ClosingDate).Day("Closing date");
        RuleFor(deal => deal.Borrower).SetValidator(new BorrowerProfileValidator());

        RuleFor(deal => deal.Lots).AtMost(MostLots, "lots");
        RuleFor(deal => deal.Lots).NoKeyTwice("Lot key", lot => lot.Id, "Id");
        RuleForEach(deal => deal.Lots).SetValidator(new LotValidator(new KnownGpuModels(snapshot), mark)).When(deal => deal.Lots.Count <= MostLots);
        RuleFor(deal => deal.Valuation).SetValidator(new ValuationTermsValidator(mark, new CurveChoiceValidator(curves, snapshot, isMark: false)));

        RuleFor(deal => deal.Contracts).AtMost(MostContracts, "contracts");
        RuleFor(deal => deal.Contracts).NoKeyTwice("Contract key", contract => contract.Id, "Id");
        RuleForEach(deal => deal.Contracts).SetValidator(new OfftakeContractValidator()).When(deal => deal.Contracts.Count <= MostContracts);
        RuleFor(deal => deal.Merchant).SetValidator(new MerchantTermsValidator());
        RuleFor(deal => deal.Costs).SetValidator(new OperatingCostsValidator());

        RuleFor(deal => deal.OtherCashFlows).AtMost(MostCashFlows, "entered cash flows");
        RuleForEach(deal => deal.OtherCashFlows).SetValidator(new EnteredCashFlowValidator()).When(deal => deal.OtherCashFlows.Count <= MostCashFlows);
        RuleFor(deal => deal.Facility).SetValidator(new FacilityValidator(snapshot));
        RuleFor(deal => deal.Sizing).SetValidator(new SizingTermsValidator());

        RuleFor(deal => deal.Junior!).SetValidator(new JuniorTrancheValidator()).When(deal => deal.Junior is not null);

        RuleFor(deal => deal.Credit).SetValidator(new CreditTermsValidator());

        RuleFor(deal => deal.Covenants).AtMost(MostCovenants, "covenants");
        RuleFor(deal => deal.Covenants).NoKeyTwice("Covenant key", covenant => covenant.Id, "Id");
        RuleForEach(deal => deal.Covenants).SetValidator(new CovenantValidator()).When(deal => deal.Covenants.Count <= MostCovenants);

        RuleFor(deal => deal.Waterfall!).SetValidator(new WaterfallTermsValidator()).When(deal => deal.Waterfall is not null);

        RuleFor(deal => deal.Undertakings).AtMost(MostUndertakings, "undertakings");
        RuleFor(deal => deal.Undertakings).NoKeyTwice("Undertaking key", undertaking => undertaking.Id, "Id");
        RuleForEach(deal => deal.Undertakings).SetValidator(new UndertakingValidator()).When(deal => deal.Undertakings.Count <= MostUndertakings);
        RuleFor(deal => deal.BorrowingBase!).SetValidator(new BorrowingBaseValidator()).When(deal => deal.BorrowingBase is not null);

        RuleFor(deal => deal.Lenders).AtMost(MostLenders, "lenders");
        RuleFor(deal => deal.Lenders).NoKeyTwice("Lender", lender => lender.Lender, "Lender");
        RuleForEach(deal => deal.Lenders).SetValidator(new LenderShareValidator()).When(deal => deal.Lenders.Count <= MostLenders);
        RuleFor(deal => deal.Lenders).Custom(CheckShares);
    }

    protected override bool PreValidate(ValidationContext<DealCase> context, ValidationResult result)
    {
        context.Remember(context.InstanceToValidate);
        return true;
    }

    private static void CheckShares(IReadOnlyList<LenderShare> lenders, ValidationContext<DealCase> context)
    {
        if (lenders.Count == 0 || !lenders.All(lender => lender.Share is >= 0 and <= 1)) return;
        var sum = lenders.Sum(lender => lender.Share);
        if (Math.Abs(sum - 1) > SharesTolerance)
            context.AddFailure($"Lenders' shares sum to {FieldRules.Percent(sum)}: they must sum to 100 %, a difference of {FieldRules.Percent(1 - sum)}.");
    }
}
