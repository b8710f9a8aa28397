using GpuLending.Engine;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Intake;

/// <summary>The terms of a deal beside its lots and contracts that a workbook can bring. What it does not say stays as a new deal starts, marked as assumed.</summary>
internal static class DealTerms
{
    internal const string DealSheet = "Deal";
    internal const string CostsSheet = "Costs";
    internal const string LoanSheet = "Loan";

    internal static IReadOnlyList<DealTerm> All { get; } =
    [
        new(DealSheet, "Deal", "/name", TermUnit.Text, ["deal name", "name of the deal", "name", "project", "transaction"], (deal, value) => deal with { Name = value.Text }),
        new(DealSheet, "Borrower", "/borrower/name", TermUnit.Text, ["borrower name", "obligor", "company", "kreditnehmer", "emprunteur"], (deal, value) => deal with { Borrower = deal.Borrower with { Name = value.Text } }),
        new(DealSheet, "Closing date", "/closingDate", TermUnit.Day, ["closing", "close", "financial close", "closing day"], (deal, value) => deal with { ClosingDate = value.Day }),
        new(DealSheet, "Merchant rent", "/merchant/pricePerGpuHour", TermUnit.AmountPerGpuHour, ["merchant price", "spot rent", "market rent", "uncontracted rent"], (deal, value) => Merchant(deal, m => m with { PricePerGpuHour = Of(deal, value) })),
        new(DealSheet, "Merchant decline a year", "/merchant/declinePerAnnum", TermUnit.Share, ["rent decline", "merchant decline", "price decline", "annual decline"], (deal, value) => Merchant(deal, m => m with { DeclinePerAnnum = (double)value.Number })),
        new(DealSheet, "Merchant utilisation", "/merchant/utilisation", TermUnit.Share, ["utilisation", "utilization", "merchant utilization"], (deal, value) => Merchant(deal, m => m with { Utilisation = (double)value.Number })),
        new(CostsSheet, "Power draw", "/costs/power/kilowattsPerGpu", TermUnit.KilowattsPerGpu, ["power per gpu", "kw per gpu", "power draw per gpu", "power per server", "power per node", "it load", "leistung"], (deal, value) => Power(deal, p => p with { KilowattsPerGpu = (double)value.Number })),
        new(CostsSheet, "PUE", "/costs/power/powerUsageEffectiveness", TermUnit.Number, ["power usage effectiveness"], (deal, value) => Power(deal, p => p with { PowerUsageEffectiveness = (double)value.Number })),
        new(CostsSheet, "Power price", "/costs/power/pricePerKilowattHour", TermUnit.AmountPerKilowattHour, ["electricity price", "energy price", "power cost", "electricity", "strompreis", "prix de l électricité"], (deal, value) => Power(deal, p => p with { PricePerKilowattHour = Of(deal, value) })),
        new(CostsSheet, "Colocation", "/costs/colocationPerKilowattMonth", TermUnit.AmountPerKilowattMonth, ["colo", "hosting", "data center rent", "datacenter rent", "colocation rent"], (deal, value) => Costs(deal, c => c with { ColocationPerKilowattMonth = Of(deal, value) })),
        new(CostsSheet, "Maintenance", "/costs/maintenancePerGpuMonth", TermUnit.AmountPerGpuMonth, ["support", "maintenance and support", "wartung"], (deal, value) => Costs(deal, c => c with { MaintenancePerGpuMonth = Of(deal, value) })),
        new(CostsSheet, "Insurance a year, share of cost", "/costs/insuranceShareOfCostPerAnnum", TermUnit.Share, ["insurance", "versicherung", "assurance"], (deal, value) => Costs(deal, c => c with { InsuranceShareOfCostPerAnnum = (double)value.Number })),
        new(CostsSheet, "Fixed cost", "/costs/fixedPerMonth", TermUnit.AmountPerMonth, ["fixed costs", "overhead", "fixed opex", "fixkosten"], (deal, value) => Costs(deal, c => c with { FixedPerMonth = Of(deal, value) })),
        new(CostsSheet, "Cost escalator a year", "/costs/escalatorPerAnnum", TermUnit.Share, ["cost escalator", "cost inflation", "inflation"], (deal, value) => Costs(deal, c => c with { EscalatorPerAnnum = (double)value.Number })),
        new(LoanSheet, "Tenor", "/facility/tenorMonths", TermUnit.Months, ["term", "loan term", "maturity", "laufzeit", "durée"], (deal, value) => Facility(deal, f => f with { TenorMonths = (int)value.Number })),
        new(LoanSheet, "Margin", "/facility/interest/marginPerAnnum", TermUnit.Share, ["spread", "margin over sofr", "credit spread", "sofr margin", "marge"], (deal, value) => Interest(deal, i => i with { MarginPerAnnum = (double)value.Number })),
        new(LoanSheet, "Fixed rate", "/facility/interest/fixedRatePerAnnum", TermUnit.Share, ["coupon", "interest rate", "fixed interest rate"], (deal, value) => Interest(deal, i => i with { Kind = RateKind.Fixed, FixedRatePerAnnum = (double)value.Number })),
        new(LoanSheet, "Floor", "/facility/interest/floorPerAnnum", TermUnit.Share, ["rate floor", "sofr floor", "base rate floor"], (deal, value) => Interest(deal, i => i with { FloorPerAnnum = (double)value.Number })),
        new(LoanSheet, "Commitment", "/facility/commitment", TermUnit.Amount, ["facility size", "commitment amount", "loan amount", "facility amount"], (deal, value) => Facility(deal, f => f with { Commitment = Of(deal, value) })),
        new(LoanSheet, "Original issue discount", "/facility/fees/originalIssueDiscount", TermUnit.Share, ["oid"], (deal, value) => Fees(deal, f => f with { OriginalIssueDiscount = (double)value.Number })),
        new(LoanSheet, "Upfront fee", "/facility/fees/upfront", TermUnit.Share, ["arrangement fee", "origination fee", "upfront"], (deal, value) => Fees(deal, f => f with { Upfront = (double)value.Number })),
        new(LoanSheet, "Undrawn fee a year", "/facility/fees/undrawnPerAnnum", TermUnit.Share, ["undrawn fee", "commitment fee", "unused fee"], (deal, value) => Fees(deal, f => f with { UndrawnPerAnnum = (double)value.Number })),
        new(LoanSheet, "Debt service reserve", "/facility/debtServiceReserveMonths", TermUnit.Months, ["dsra", "dsra months", "reserve months"], (deal, value) => Facility(deal, f => f with { DebtServiceReserveMonths = (int)value.Number })),
        new(LoanSheet, "Advance on cost", "/sizing/advanceOnCost/advanceRate", TermUnit.Share, ["advance rate", "loan to cost", "ltc"], (deal, value) => deal with { Sizing = deal.Sizing with { AdvanceOnCost = deal.Sizing.AdvanceOnCost with { AdvanceRate = (double)value.Number } } }),
        new(LoanSheet, "Loan-to-value, at most", "/sizing/loanToValue/maximum", TermUnit.Share, ["loan to value", "ltv", "maximum ltv", "max ltv"], (deal, value) => deal with { Sizing = deal.Sizing with { LoanToValue = deal.Sizing.LoanToValue with { Maximum = (double)value.Number } } }),
        new(LoanSheet, "Debt service cover, contracted", "/sizing/debtServiceCoverage/contractedTarget", TermUnit.Multiple, ["dscr", "target dscr", "dscr target", "minimum dscr", "contracted dscr"], (deal, value) => deal with { Sizing = deal.Sizing with { DebtServiceCoverage = deal.Sizing.DebtServiceCoverage with { ContractedTarget = (double)value.Number } } }),
        new(LoanSheet, "Debt service cover, merchant", "/sizing/debtServiceCoverage/merchantTarget", TermUnit.Multiple, ["merchant dscr", "uncontracted dscr"], (deal, value) => deal with { Sizing = deal.Sizing with { DebtServiceCoverage = deal.Sizing.DebtServiceCoverage with { MerchantTarget = (double)value.Number } } }),
    ];

    private static Money Of(DealCase deal, TermValue value) => new(value.Number, deal.Currency);

    private static DealCase Merchant(DealCase deal, Func<MerchantTerms, MerchantTerms> change) => deal with { Merchant = change(deal.Merchant) };

    private static DealCase Costs(DealCase deal, Func<Engine.Costs.OperatingCosts, Engine.Costs.OperatingCosts> change) => deal with { Costs = change(deal.Costs) };

    private static DealCase Power(DealCase deal, Func<Engine.Costs.PowerTerms, Engine.Costs.PowerTerms> change) => Costs(deal, costs => costs with { Power = change(costs.Power) });

    private static DealCase Facility(DealCase deal, Func<Facility, Facility> change) => deal with { Facility = change(deal.Facility) };

    private static DealCase Interest(DealCase deal, Func<InterestTerms, InterestTerms> change) => Facility(deal, facility => facility with { Interest = change(facility.Interest) });

    private static DealCase Fees(DealCase deal, Func<FeeTerms, FeeTerms> change) => Facility(deal, facility => facility with { Fees = change(facility.Fees) });
}
