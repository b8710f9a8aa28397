using System.Globalization;
using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Workings;

/// <summary>From a figure's place in the result, as a JSON pointer of the API's answer such as "/coverage/debtService/3/ratio", to the key of its working.</summary>
public static class FigurePaths
{
    /// <summary>The key of the working that explains the figure at a place of the result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="path">JSON pointer from the result, names in camel case, places from 0.</param>
    /// <returns>A key for <see cref="FigureWorkings.Explain"/>; null where the figure has no working of its own.</returns>
    public static string? KeyOf(UnderwritingResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(path);
        return path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["sizing", .. var rest] => Sizing(result, rest),
            ["collateral", .. var rest] => Collateral(result, rest),
            ["cashflow", .. var rest] => Cashflow(result, rest),
            ["incomeTax", "years", var i, "tax"] when At(result.IncomeTax?.Years, i) is { } year => $"income-tax/{Text(year.Year)}",
            ["incomeTax", "shield"] => "income-tax/shield",
            ["loan", "balance", var m] => $"loan/balance/{m}",
            ["loan", "interestPaid", var m] => $"loan/interest/{m}",
            ["loan", "principal", var m] => $"loan/principal/{m}",
            ["loan", "committed", var m] => $"loan/committed/{m}",
            ["loan", "prepaid", var m] => $"loan/prepaid/{m}",
            ["loan", "prepaymentPremium", var m] => $"loan/premium/{m}",
            ["schedule", "payments", var row, var column, "amount"] => $"schedule/{column}/{row}",
            ["schedule", "draws", var d, "payments", var row, var column, "amount"] when At(result.Schedule.Draws, d) is { } draw => $"draw-schedule/{Text(draw.Number)}/{column}/{row}",
            ["schedule", "draws", var d, "amount", "amount"] when At(result.Schedule.Draws, d) is { } draw => $"draw-schedule/{Text(draw.Number)}/drawn/0",
            ["coverage", .. var rest] => Coverage(result, rest),
            ["covenants", var c, "tests", var t, "actual"] when At(result.Covenants, c) is { } covenant && At(covenant.Tests, t) is { } test =>
                $"covenant/{covenant.CovenantId}/{test.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
            ["borrowingBase", "base", var m] => $"borrowing-base/{m}",
            ["returns", .. var rest] => Returns(rest),
            ["credit", .. var rest] => Credit(result, rest),
            ["equity", "xirr"] => "equity/xirr",
            ["equity", "multiple"] => "equity/multiple",
            ["equity", "paidIn"] => "equity/paid-in",
            ["equity", "received"] => "equity/received",
            ["equity", "flows", var i, "net"] => $"equity/net/{i}",
            ["junior", "size", "amount"] or ["junior", "sizeUnrounded"] => "junior",
            ["junior", "limits", var i, "allows"] when At(result.Junior?.Limits, i) is { } limit => $"junior/limit/{limit.Key}",
            ["junior", "combinedCoverage", var i, "ratio"] when At(result.Junior?.CombinedCoverage, i) is { } point => $"junior/coverage/{Text(point.Month)}",
            ["junior", "combinedLoanToValue", var m] => $"junior/loan-to-value/{m}",
            ["sourcesAndUses", "sources", var i, "amount", "amount"] => $"sources/{i}",
            ["sourcesAndUses", "uses", var i, "amount", "amount"] => $"uses/{i}",
            ["sourcesAndUses", "total", "amount"] => "sources-and-uses/total",
            ["sourcesAndUses", "gpuShareOfUses"] => "sources-and-uses/gpu-share",
            ["runOff", "balancePast"] => "run-off/balance-past",
            ["runOff", "uncoveredBalance"] => "run-off/uncovered",
            ["runOff", "shareOfLoanPast"] => "run-off/share",
            ["runOff", "commitmentOverRevenue"] => "run-off/commitment-over-revenue",
            ["contractBook", "herfindahl"] => "contract-book/concentration",
            ["contractBook", "remainingRevenue"] => "contract-book/remaining",
            ["contractBook", "contractedCover"] => "contract-book/cover",
            ["contractBook", "realisationRatio"] => "contract-book/realisation",
            ["contractBook", "customers", var i, var line] when line is "remainingRevenue" or "share" => $"contract-book/{(line == "share" ? "customer-share" : "customer")}/{i}",
            ["contractBook", "contracts", var i, "share"] when At(result.ContractBook?.Contracts, i) is { } position => $"contract/share/{position.ContractId}",
            ["contractBook", "contracts", var i, "remainingRevenue"] when At(result.ContractBook?.Contracts, i) is { } position => $"contract/remaining/{position.ContractId}",
            ["waterfall", "steps", var i, "paid", var k] when Month(result, k) is { } month && int.TryParse(i, CultureInfo.InvariantCulture, out var place) => $"waterfall/step/{Text(place + 1)}/{Text(month)}",
            ["waterfall", "receipts", var k] when Month(result, k) is { } month => $"waterfall/cash-in/{Text(month)}",
            ["waterfall", "swept", var k] when Month(result, k) is { } month => $"waterfall/swept/{Text(month)}",
            ["waterfall", "distributions", var k] when Month(result, k) is { } month => $"waterfall/distributed/{Text(month)}",
            ["rollOver", .. var rest] => RollOver(result, rest),
            ["waterfall", "accounts", var i, "balance", var k] when Month(result, k) is { } month => $"waterfall/account/{i}/{Text(month)}",
            _ => null,
        };
    }

    private static string? Sizing(UnderwritingResult result, string[] rest) => rest switch
    {
        ["loanSize", "amount"] or ["loanSizeUnrounded"] => "size",
        ["limits", var i, "allows"] when At(result.Sizing.Limits, i) is { } limit => $"limit/{limit.Key}",
        ["limits", var i, "headroom"] when At(result.Sizing.Limits, i) is { } limit => $"headroom/{limit.Key}",
        ["binding", "allows"] => $"limit/{result.Sizing.Binding?.Key}",
        ["binding", "headroom"] => $"headroom/{result.Sizing.Binding?.Key}",
        ["byDraw", var i, "allowances", var j, "allows"] when At(result.Sizing.ByDraw, i) is { } draw && At(draw.Allowances, j) is { } allowance => $"draw/{Text(draw.Number)}/{allowance.Key}",
        ["uses", var i, "amount"] when At(result.Sizing.Uses, i) is { } use => $"use/{use.Key}",
        ["coverage", "byContracts"] => "contracted-capacity",
        ["eligibleCost"] => "cost/eligible",
        ["totalCost"] => "cost/total",
        ["byCategory", var i, "cost"] => $"cost/category/{i}",
        _ => null,
    };

    private static string? Collateral(UnderwritingResult result, string[] rest) => rest switch
    {
        ["markedValue", var m] => $"collateral/marked/{m}",
        ["byPremise", var premise, var m] when Enum.TryParse<ValuationPremise>(premise, ignoreCase: true, out var of) => $"collateral/premise/{of.Abbreviation()}/{m}",
        ["lots", var i, "markedValue", var m] when At(result.Collateral.Lots, i) is { } lot => $"collateral/lot/{lot.LotId}/{m}",
        ["lots", var i, "dispersion"] when At(result.Collateral.Lots, i) is { } lot => $"collateral/dispersion/{lot.LotId}",
        ["dispersion"] => "collateral/dispersion",
        ["dispersionReduction"] when result.Collateral.DispersionReduction > 0 => "collateral/dispersion-reduction",
        ["cureAmount", var m] => $"collateral/cure/{m}",
        ["standards", var name] when name is "base" or "market" or "distress" or "encumbered" => $"collateral/standard/{name}",
        _ => null,
    };

    private static string? Cashflow(UnderwritingResult result, string[] rest) => rest switch
    {
        ["contractedRevenue", var m] => $"cashflow/contracted-revenue/{m}",
        ["merchantRevenue", var m] => $"cashflow/merchant-revenue/{m}",
        ["power", var m] => $"cashflow/power/{m}",
        ["colocation", var m] => $"cashflow/colocation/{m}",
        ["otherCosts", var m] => $"cashflow/other-costs/{m}",
        ["lines", var i, "byMonth", var m] when At(result.Cashflow.Lines, i) is { } line => $"cashflow/{line.Key}/{m}",
        ["replacement", var m] => $"cashflow/replacement/{m}",
        ["workingCapital", var m] => $"cashflow/working-capital/{m}",
        ["incomeTax", var m] => $"cashflow/income-tax/{m}",
        ["cfads", var m] => $"cashflow/cfads/{m}",
        ["contracts", var i, "revenue", var m] when At(result.Cashflow.Contracts, i) is { } contract => $"contract/fees/{contract.ContractId}/{m}",
        _ => null,
    };

    private static string? Coverage(UnderwritingResult result, string[] rest) => rest switch
    {
        ["debtService", var i, "ratio"] when At(result.Coverage.DebtService, i) is { } point => $"coverage/debt-service/{Text(point.Month)}",
        ["debtService", var i, "contractedRatio"] when At(result.Coverage.DebtService, i) is { } point => $"coverage/contracted/{Text(point.Month)}",
        ["debtService", var i, "merchantRatio"] when At(result.Coverage.DebtService, i) is { } point => $"coverage/merchant/{Text(point.Month)}",
        ["loanToValue", var m] => $"coverage/loan-to-value/{m}",
        ["loanToCost", var m] => $"coverage/loan-to-cost/{m}",
        ["loanLife", var m] => $"coverage/loan-life/{m}",
        ["minimumDebtService"] => "coverage/minimum",
        ["averageDebtService"] => "coverage/average",
        ["minimumContractedDebtService"] => "coverage/minimum-contracted",
        ["maximumLoanToValue"] => "coverage/maximum-loan-to-value",
        _ => null,
    };

    private static string? RollOver(UnderwritingResult result, string[] rest) => rest switch
    {
        ["reletRevenue", var m] => $"roll-over/relet/{m}",
        ["cover", var i, "withRelet"] when At(result.RollOver?.Cover, i) is { } point => $"coverage/debt-service/{Text(point.Month)}",
        ["cover", var i, "withoutRelet"] when At(result.RollOver?.Cover, i) is { } point => $"roll-over/cover/{Text(point.Month)}",
        ["minimumCover"] => "roll-over/minimum",
        ["minimumCoverWithoutRelet"] => "roll-over/minimum-without",
        ["sweep", "carried"] => "roll-over/carried",
        ["sweep", "toSweep"] => "roll-over/to-sweep",
        ["sweep", "share"] => "roll-over/share",
        _ => null,
    };

    private static string? Returns(string[] rest) => rest switch
    {
        ["lenderXirr"] => "returns/lender-xirr",
        ["nominalYield"] => "returns/nominal-yield",
        ["rateAtClosing"] => "rate/closing",
        ["hedgedRateAtClosing"] => "rate/hedged",
        ["weightedAverageLifeYears"] => "returns/weighted-average-life",
        ["multipleOnInvestedCapital"] => "returns/multiple",
        ["totalInterest"] => "returns/total-interest",
        ["totalFees"] => "returns/total-fees",
        ["undrawnFees"] => "returns/undrawn-fees",
        ["carryingAmount", var i, "carrying"] => $"carrying/amount/{i}",
        ["carryingAmount", var i, var column] when column is "opening" or "interest" or "cash" => $"carrying/{column}/{i}",
        _ => null,
    };

    private static string? Credit(UnderwritingResult result, string[] rest) => rest switch
    {
        ["firstYearProbability"] => "credit/probability/1",
        ["lifetimeProbability"] => "credit/lifetime-probability",
        ["lossGivenDefault"] => "credit/loss-given-default",
        ["lifetimeLoss"] => "credit/expected-loss",
        ["lifetimeLossShare"] => "credit/loss-share",
        ["discountRatePerAnnum"] => "credit/discount-rate",
        ["borrowingBase"] => "credit/borrowing-base",
        ["valueAtClosing"] => null,
        ["years", var i, var line] when At(result.Credit?.Years, i) is { } year => line switch
        {
            "marginalProbability" => $"credit/probability/{Text(year.Year)}",
            "exposure" => $"credit/exposure/{Text(year.Year)}",
            "value" => $"credit/value/{Text(year.Year)}",
            "lossGivenDefault" => $"credit/severity/{Text(year.Year)}",
            "discountFactor" => $"credit/discount-factor/{Text(year.Year)}",
            "discounted" => $"credit/loss/{Text(year.Year)}",
            _ => null,
        },
        ["years", var i, "routes", var place, "lossGivenDefault"] when At(result.Credit?.Years, i) is { } year => $"credit/route/{Text(year.Year)}/{place}",
        ["return", "ratio"] => "credit/raroc",
        ["return", "income"] => "raroc/income",
        ["return", "funding"] => "raroc/funding",
        ["return", "cost"] => "raroc/cost",
        ["return", "expectedLoss"] => "raroc/expected-loss",
        ["return", "capitalReturn"] => "raroc/capital-return",
        ["return", "capital"] => "raroc/capital",
        ["return", "profit"] => "raroc/profit",
        ["pricing", "allInMargin"] => "credit/all-in-margin",
        ["pricing", "borrowerCost"] => "credit/borrower-cost",
        ["pricing", "marginAtHurdle"] => "credit/margin-at-hurdle",
        _ => null,
    };

    private static int? Month(UnderwritingResult result, string payment) =>
        result.Waterfall is { } waterfall && int.TryParse(payment, CultureInfo.InvariantCulture, out var k) && k > 0 && k < waterfall.Months.Count ? waterfall.Months[k] : null;

    private static T? At<T>(IReadOnlyList<T>? list, string place)
        where T : class =>
        list is not null && int.TryParse(place, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < list.Count ? list[at] : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
