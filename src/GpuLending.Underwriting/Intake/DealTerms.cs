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

    /// <summary>The file's currency, which is no term of the deal: deals are opened in US dollars.</summary>
    internal const string CurrencyPath = "/currency";

    /// <summary>Country of the sites, for lots of which nothing else says it.</summary>
    internal const string CountryPath = "/country";

    internal static IReadOnlyList<DealTerm> All { get; } =
    [
        new(DealSheet, "Deal", "/name", TermUnit.Text, ["deal name", "name of the deal", "name", "project", "transaction", "project name", "projekt", "projektname", "projet", "deal title", "name of deal"], (deal, value) => deal with { Name = value.Text }),
        new(DealSheet, "Borrower", "/borrower/name", TermUnit.Text, ["borrower name", "obligor", "company", "kreditnehmer", "emprunteur", "borrower entity", "spv", "issuer", "darlehensnehmer", "借入人", "借款人"], (deal, value) => deal with { Borrower = deal.Borrower with { Name = value.Text } }),
        new(DealSheet, "Closing date", "/closingDate", TermUnit.Day, ["closing", "close", "financial close", "closing day", "expected closing", "target closing", "closing date expected", "first drawdown", "abschluss", "auszahlung"], (deal, value) => deal with { ClosingDate = value.Day }),
        new(DealSheet, "Merchant rent", "/merchant/pricePerGpuHour", TermUnit.AmountPerGpuHour, ["merchant price", "spot rent", "market rent", "uncontracted rent", "merchant rate", "spot price", "on demand price", "uncontracted price"], (deal, value) => Merchant(deal, m => m with { PricePerGpuHour = Of(deal, value) })),
        new(DealSheet, "Merchant decline a year", "/merchant/declinePerAnnum", TermUnit.Share, ["rent decline", "merchant decline", "price decline", "annual decline"], (deal, value) => Merchant(deal, m => m with { DeclinePerAnnum = (double)value.Number })),
        new(DealSheet, "Merchant utilisation", "/merchant/utilisation", TermUnit.Share, ["utilisation", "utilization", "merchant utilization", "utilisation merchant", "utilization merchant", "auslastung"], (deal, value) => Merchant(deal, m => m with { Utilisation = (double)value.Number })),
        new(DealSheet, "Currency", CurrencyPath, TermUnit.Text, ["ccy", "currency of the deal", "deal currency", "reporting currency", "währung", "devise", "moneda", "通貨", "货币"], (deal, _) => deal),
        new(DealSheet, "Country", CountryPath, TermUnit.Text, ["site country", "country of site", "country of the site", "land", "standortland", "pays", "país", "国", "国家"], (deal, _) => deal),
        new(CostsSheet, "Power draw", "/costs/power/kilowattsPerGpu", TermUnit.KilowattsPerGpu, ["power per gpu", "kw per gpu", "power draw per gpu", "power per server", "power per node", "it load", "leistung", "it load per gpu", "power draw kw per gpu", "power consumption per gpu", "kilowatts per gpu", "leistung je gpu"], (deal, value) => Power(deal, p => p with { KilowattsPerGpu = (double)value.Number })),
        new(CostsSheet, "PUE", "/costs/power/powerUsageEffectiveness", TermUnit.Number, ["power usage effectiveness"], (deal, value) => Power(deal, p => p with { PowerUsageEffectiveness = (double)value.Number })),
        new(CostsSheet, "Power price", "/costs/power/pricePerKilowattHour", TermUnit.AmountPerKilowattHour, ["electricity price", "energy price", "power cost", "electricity", "strompreis", "prix de l électricité", "power", "energy", "power tariff", "electricity cost", "energy cost", "strom"], (deal, value) => Power(deal, p => p with { PricePerKilowattHour = Of(deal, value) })),
        new(CostsSheet, "Colocation", "/costs/colocationPerKilowattMonth", TermUnit.AmountPerKilowattMonth, ["colo", "hosting", "data center rent", "datacenter rent", "colocation rent", "colocation fee", "colocation cost", "colo rent", "rack rent"], (deal, value) => Costs(deal, c => c with { ColocationPerKilowattMonth = Of(deal, value) })),
        new(CostsSheet, "Maintenance", "/costs/maintenancePerGpuMonth", TermUnit.AmountPerGpuMonth, ["support", "maintenance and support", "wartung"], (deal, value) => Costs(deal, c => c with { MaintenancePerGpuMonth = Of(deal, value) })),
        new(CostsSheet, "Insurance a year, share of cost", "/costs/insuranceShareOfCostPerAnnum", TermUnit.Share, ["insurance", "versicherung", "assurance"], (deal, value) => Costs(deal, c => c with { InsuranceShareOfCostPerAnnum = (double)value.Number })),
        new(CostsSheet, "Fixed cost", "/costs/fixedPerMonth", TermUnit.AmountPerMonth, ["fixed costs", "overhead", "fixed opex", "fixkosten", "fixed operating cost", "sg a", "g a", "opex fixed", "fixed opex cost"], (deal, value) => Costs(deal, c => c with { FixedPerMonth = Of(deal, value) })),
        new(CostsSheet, "Cost escalator a year", "/costs/escalatorPerAnnum", TermUnit.Share, ["cost escalator", "cost inflation", "inflation", "opex inflation", "opex escalator", "cost escalation", "kosteninflation"], (deal, value) => Costs(deal, c => c with { EscalatorPerAnnum = (double)value.Number })),
        new(LoanSheet, "Tenor", "/facility/tenorMonths", TermUnit.Months, ["term", "loan term", "maturity", "laufzeit", "durée", "loan tenor", "tenor months", "loan maturity", "term of loan", "facility term", "term of facility"], (deal, value) => Facility(deal, f => f with { TenorMonths = (int)value.Number })),
        new(LoanSheet, "Margin", "/facility/interest/marginPerAnnum", TermUnit.Share, ["spread", "margin over sofr", "credit spread", "sofr margin", "marge", "sofr spread", "loan margin", "interest margin", "kreditmarge"], (deal, value) => Interest(deal, i => i with { MarginPerAnnum = (double)value.Number })),
        new(LoanSheet, "Fixed rate", "/facility/interest/fixedRatePerAnnum", TermUnit.Share, ["coupon", "interest rate", "fixed interest rate", "all in rate", "zinssatz", "taux fixe"], (deal, value) => Interest(deal, i => i with { Kind = RateKind.Fixed, FixedRatePerAnnum = (double)value.Number })),
        new(LoanSheet, "Floor", "/facility/interest/floorPerAnnum", TermUnit.Share, ["rate floor", "sofr floor", "base rate floor"], (deal, value) => Interest(deal, i => i with { FloorPerAnnum = (double)value.Number })),
        new(LoanSheet, "Commitment", "/facility/commitment", TermUnit.Amount, ["facility size", "commitment amount", "loan amount", "facility amount", "facility", "facility limit", "loan size", "debt amount", "kreditbetrag", "darlehensbetrag", "montant du prêt"], (deal, value) => Facility(deal, f => f with { Commitment = Of(deal, value) })),
        new(LoanSheet, "Original issue discount", "/facility/fees/originalIssueDiscount", TermUnit.Share, ["oid"], (deal, value) => Fees(deal, f => f with { OriginalIssueDiscount = (double)value.Number })),
        new(LoanSheet, "Upfront fee", "/facility/fees/upfront", TermUnit.Share, ["arrangement fee", "origination fee", "upfront", "upfront fee of commitment", "structuring fee"], (deal, value) => Fees(deal, f => f with { Upfront = (double)value.Number })),
        new(LoanSheet, "Undrawn fee a year", "/facility/fees/undrawnPerAnnum", TermUnit.Share, ["undrawn fee", "commitment fee", "unused fee"], (deal, value) => Fees(deal, f => f with { UndrawnPerAnnum = (double)value.Number })),
        new(LoanSheet, "Debt service reserve", "/facility/debtServiceReserveMonths", TermUnit.Months, ["dsra", "dsra months", "reserve months", "debt service reserve account", "dsra requirement"], (deal, value) => Facility(deal, f => f with { DebtServiceReserveMonths = (int)value.Number })),
        new(LoanSheet, "Advance on cost", "/sizing/advanceOnCost/advanceRate", TermUnit.Share, ["advance rate", "loan to cost", "ltc"], (deal, value) => deal with { Sizing = deal.Sizing with { AdvanceOnCost = deal.Sizing.AdvanceOnCost with { AdvanceRate = (double)value.Number } } }),
        new(LoanSheet, "Loan-to-value, at most", "/sizing/loanToValue/maximum", TermUnit.Share, ["loan to value", "ltv", "maximum ltv", "max ltv", "ltv cap", "maximum loan to value", "max loan to value", "beleihung"], (deal, value) => deal with { Sizing = deal.Sizing with { LoanToValue = deal.Sizing.LoanToValue with { Maximum = (double)value.Number } } }),
        new(LoanSheet, "Debt service cover, contracted", "/sizing/debtServiceCoverage/contractedTarget", TermUnit.Multiple, ["dscr", "target dscr", "dscr target", "minimum dscr", "contracted dscr", "minimum debt service cover", "debt service cover", "min dscr", "debt service coverage ratio"], (deal, value) => deal with { Sizing = deal.Sizing with { DebtServiceCoverage = deal.Sizing.DebtServiceCoverage with { ContractedTarget = (double)value.Number } } }),
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
