using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Tests.Golden;
using GpuLending.Engine.Tests.Waterfalls;
using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Workings;

/// <summary>Walks the figures of a result, places of long lists by sample: each has a working, the working gives the figure, the formula with its inputs gives it again, and each input that is a figure is its own working's value.</summary>
public sealed class EveryFigureTests
{
    /// <summary>Figures without a working of their own, each with the working that shows them, or why they are none.</summary>
    private static readonly (Regex Path, string Why)[] Within =
    [
        (new("^/(checks|alerts|curveAssemblies|scenario|currency|months)"), "no figures of the deal"),
        (new("(/number|/month|/months[A-Za-z]*|/year|/index|/tier|Month|MonthUnderWater|FromMonth|/lossMonth|/tenorMonths|/priority|/place|/rank|/windowMonths)(/\\d+)?$"), "a place or a number of months"),
        (new("^/sizing/(commitment|advanceByCredit|coverage|uses/\\d+/share|byCategory/\\d+/eligible|byDraw/\\d+/(planned|amount|drawn|balance|deliveredCost|allowances/\\d+/room))"), "inputs of the limits, uses and draws"),
        (new("^/sizing/grid/|^/collateral/dispersionReduction"), "what the policy's grid gives, an input of the advance where it is used; points off, none without a rule"),
        (new("^/collateral/(lots/\\d+/(hardwareCost|haircut|markFactor|blockDiscount|buyerPoolFactor|opinions|curve)|compared|supported|standards)"), "inputs of a lot's value, curves shown beside it, standards with workings of their own tests"),
        (new("^/cashflow/(prepaymentUsed|prepaymentReceived|other|contractedCfads|merchantCfads|receivable|payable|replacementBalance)"), "inputs of cash flow, cover, working capital and replacement"),
        (new("^/incomeTax/"), "inputs of the year's tax"),
        (new("^/loan/(drawn|hedgePaid|defaultInterest|interestCapitalised|fees|shortfall|ratePerAnnum|prepayments|draws|greaterOf)"), "inputs of balance, interest, principal and cover"),
        (new("ratePerAnnum$|/share$"), "an input"),
        (new("^/coverage/debtService/\\d+/(cfads|contractedCfads|interest|principal)$"), "inputs of the payment's cover"),
        (new("^/covenants/\\d+/(threshold|tests/\\d+/(numerator|denominator|threshold|headroom|cure|reading)|tiers|odds)"), "inputs of the test"),
        (new("^/borrowingBase/"), "inputs of the base"),
        (new("^/returns/(baseRateAtClosing|lenderCash|yieldPerPeriod|carryingAmountByPeriod|lenders)"), "inputs of the yield; lenders' parts are the loan split to the cent"),
        (new("^/credit/(hurdlePerAnnum|valueAtClosing|rated|pricing|years/\\d+/(loss|routes))"), "inputs of rating, price and routes"),
        (new("^/(junior|lease|residual)/"), "parts whose own tests prove their workings, or columns of them"),
        (new("^/participations/"), "the loan split to the cent, which must sum and so proves itself"),
        (new("^/equity/flows/\\d+/(accountFunding|customerPrepayments|distribution|financingCosts|fleetCost|loanProceeds|sale|support)$"), "inputs of the day's net cash"),
        (new("^/contractBook/(contracts/\\d+/(balanceAtEnd|defaultProbability|defaultProbabilityToEnd|guaranteedShare|monthsLeft|monthsOfDebtPast|uncertainRevenue|realisationRatio)|customers/\\d+/contracts|realisationMonths)"), "columns beside a contract's revenue"),
        (new("^/rollOver/(balancePast|monthsOfDebtPast|cfadsWithoutRelet|forwards|expiries|cover/\\d+/debtServiceDue|sweep/(balanceAtExpiry|monthsBefore|notReached))"), "inputs of cover after contracts and of the sweep"),
        (new("^/waterfall/(accounts/\\d+/(drawn|paidIn|target)|balanceBeforeSweep|hedgeReceived|juniorRepaidAtEnd|largestImbalance|loss|repaidAtEnd|sale/|sponsorFunding|sponsorSupport|steps/\\d+/(cashLeft|due)|triggers|unpaidDebtService)"), "inputs of a rule, an account, a trigger"),
        (new("^/waterfall/(accounts/\\d+/balance|steps/\\d+/paid|receipts|swept|distributions)/0$"), "before the first payment"),
    ];

    [Fact]
    public void Of_the_golden_deals()
    {
        foreach (var row in GoldenDealTests.Deals)
        {
            var deal = GoldenDeal.Read(row.Data);
            Check(deal.Case, deal.Snapshot, deal.Run(), row.Data);
        }
    }

    [Fact]
    public void Of_random_deals_in_base_and_under_stress() => Gen.Select(RandomDeals.All, RandomWaterfalls.All, Gen.Int[0, 3]).Sample((random, terms, kind) =>
    {
        var deal = random with
        {
            Waterfall = kind == 1 ? terms : null,
            Facility = random.Facility with { DebtServiceReserveMonths = kind == 1 ? 0 : random.Facility.DebtServiceReserveMonths },
            Credit = new()
            {
                Basis = Engine.Credit.DefaultRateBasis.Entered,
                DefaultRatePerAnnum = 0.02,
                DiscountRatePerAnnum = kind == 2 ? 0.1 : null,
                FundingSpreadPerAnnum = 0.005,
                CostPerAnnum = 0.002,
                CapitalShare = 0.1,
                CapitalReturnPerAnnum = 0.03,
                Recovery = kind == 3 ? new() : null,
            },
        };
        Check(deal, TestDeals.Market, TestDeals.Run(deal), $"kind {kind}");
        var stressed = new Scenario { Name = "Random", ValueFactor = 0.6, RentFactor = 0.7, RateShift = 0.01 };
        Check(deal, TestDeals.Market, TestDeals.Run(deal, stressed), $"kind {kind}, stressed");
    }, iter: 5);

    private static void Check(DealCase deal, MarketSnapshot snapshot, UnderwritingResult result, string name)
    {
        var faults = new List<string>();
        var workings = new Dictionary<string, Working?>();
        foreach (var (path, value) in Leaves(result, ""))
        {
            // Of every list the first places, then each thirteenth: a working is made anew each time.
            if (Places.Matches(path).Any(place => int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) is > 2 and var at && at % 13 != 0))
                continue;
            if (FigurePaths.KeyOf(result, path) is not { } key)
            {
                if (!Within.Any(one => one.Path.IsMatch(path)))
                    faults.Add($"{path}: no working");
                continue;
            }

            if (Explain(key) is not { } working)
                faults.Add($"{path}: '{key}' does not open");
            else if (Differs(working.Value, value, working.Unit))
                faults.Add($"{path} is {value}, its working {key} says {working.Value}");
        }

        // The whole tree below what was opened.
        var open = new Queue<string>(workings.Keys);
        while (open.TryDequeue(out var key))
        {
            if (workings[key] is not { } working)
                continue;
            var again = RecomputedWorking.Of(working);
            if (again is { } recomputed && !double.IsNaN(recomputed) && Differs(recomputed, working.Value, working.Unit))
                faults.Add($"{key}: {working.Formula} gives {recomputed}, not {working.Value}");
            if (working.Inputs.Count > 0 && again is null && !Special.IsMatch(working.Formula))
                faults.Add($"{key}: nobody can compute '{working.Formula}'");
            foreach (var input in working.Inputs.Where(input => input.Figure is not null))
            {
                var known = workings.ContainsKey(input.Figure!);
                if (Explain(input.Figure!) is not { } below)
                    faults.Add($"{key}: input '{input.Name}' names '{input.Figure}', which does not open");
                else if (below.Unit == input.Unit && Differs(below.Value, input.Value, input.Unit) && !Parts.IsMatch(key))
                    faults.Add($"{key}: input '{input.Name}' is {input.Value}, its working {input.Figure} says {below.Value}");
                if (!known)
                    open.Enqueue(input.Figure!);
            }
        }

        faults.GroupBy(fault => Regex.Replace(fault, "[0-9.,E+-]+", "#")).Select(kind => $"{kind.First()} ({kind.Count()})").ShouldBeEmpty(name);

        Working? Explain(string key)
        {
            if (workings.TryGetValue(key, out var known))
                return known;
            try
            {
                return workings[key] = FigureWorkings.Explain(deal, snapshot, result, key);
            }
            catch (ArgumentException)
            {
                return workings[key] = null;
            }
        }
    }

    private static Regex Places { get; } = new("/(\\d+)(?=/|$)");

    /// <summary>Roots of dated cash and medians of quotes, which the tests of their own classes prove.</summary>
    private static Regex Special { get; } = new("^rate y at which|^median of");

    /// <summary>Inputs that name the working they are a part of.</summary>
    private static Regex Parts { get; } = new("^(credit/raroc|credit/margin-at-hurdle|collateral/|limit/|loan/committed|credit/expected-loss)");

    /// <summary>Amounts to the cent; ratios, rates and counts to arithmetic noise.</summary>
    private static bool Differs(double one, double other, FigureUnit unit) => Math.Abs(one - other) > (unit == FigureUnit.Amount ? 0.0051 : 1e-9) + (1e-9 * Math.Abs(other));

    private static IEnumerable<(string Path, double Value)> Leaves(object? value, string path)
    {
        switch (value)
        {
            case null or string or bool or DateOnly or Enum:
                yield break;
            case double number:
                yield return (path, number);
                yield break;
            case decimal number:
                yield return (path, (double)number);
                yield break;
            case int number:
                yield return (path, number);
                yield break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    foreach (var leaf in Leaves(entry.Value, $"{path}/{entry.Key}"))
                        yield return leaf;
                }

                yield break;
            case IEnumerable list:
                var i = 0;
                foreach (var item in list)
                {
                    foreach (var leaf in Leaves(item, $"{path}/{i.ToString(CultureInfo.InvariantCulture)}"))
                        yield return leaf;
                    i++;
                }

                yield break;
        }

        if (value.GetType().Namespace?.StartsWith("GpuLending", StringComparison.Ordinal) != true || value is Currency)
            yield break;
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            foreach (var leaf in Leaves(property.GetValue(value), $"{path}/{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}"))
                yield return leaf;
        }
    }
}
