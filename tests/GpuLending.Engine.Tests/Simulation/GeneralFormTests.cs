using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Simulation;
using GpuLending.Engine.Tests.Reference;
using GpuLending.Engine.Waterfalls;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Simulation;

/// <summary>The fast form and the general engine say the same of every path: an account that holds nothing sends a deal through the general engine.</summary>
public sealed class GeneralFormTests
{
    private static readonly Covenant[] Covenants =
    [
        new() { Id = "V1", Kind = CovenantKind.LoanToValue, Threshold = 0.75 },
        new() { Id = "V2", Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.20, TrailingMonths = 3 },
        new() { Id = "V3", Kind = CovenantKind.LoanToCost, Threshold = 0.50 },
        new() { Id = "V4", Kind = CovenantKind.CollateralLocation, Threshold = 1, Countries = ["US"] },
    ];

    public static TheoryData<string> Variants { get; } = ["as it is", "empty GPUs", "by route", "moving rate", "inverse order", "pro rata", "late", "together"];

    [Theory, MemberData(nameof(Variants))]
    public void Both_forms_agree(string variant)
    {
        var (deal, terms) = Deal(variant);
        var fast = Simulate(deal, terms);
        fast.WhyGeneral.ShouldBeNull(variant);
        var general = Simulate(WithIdleAccount(deal), terms);
        general.WhyGeneral.ShouldBe("more than one account");

        var one = fast.Run(1, cancellationToken: TestContext.Current.CancellationToken);
        var other = general.Run(1, cancellationToken: TestContext.Current.CancellationToken);

        one.ProbabilityOfDefault.Value.ShouldBeGreaterThan(0);
        other.ProbabilityOfDefault.Value.ShouldBe(one.ProbabilityOfDefault.Value, variant);
        for (var path = 0; path < terms.Paths; path++)
            other.Losses[path].ShouldBe(one.Losses[path], 1e-6 * one.LoanSize, $"{variant}, path {path}");
        other.DefaultsByMonth.ShouldBe(one.DefaultsByMonth, variant);
        Agree(one.Covenants, other.Covenants, variant);
        Agree(one.Triggers, other.Triggers, variant);
        foreach (var (a, b) in one.Fans.Zip(other.Fans))
        {
            b.Months.ShouldBe(a.Months, $"{variant}, {a.Quantity}");
            for (var m = 0; m < a.Months.Count; m++)
                b.Quantiles[2][m].ShouldBe(a.Quantiles[2][m], 1e-5 * Math.Max(1, Math.Abs(a.Quantiles[2][m])), $"{variant}, {a.Quantity} in month {a.Months[m]}");
        }
    }

    private static void Agree(IReadOnlyList<BreachProfile> fast, IReadOnlyList<BreachProfile> general, string variant)
    {
        general.Count.ShouldBe(fast.Count);
        foreach (var (a, b) in fast.Zip(general))
        {
            b.Ever.ShouldBe(a.Ever, $"{variant}, {a.Id}");
            b.Dates.Where(point => point.Failing > 0).ShouldBe(a.Dates.Where(point => point.Failing > 0), $"{variant}, {a.Id}");
        }
    }

    private static (DealCase Deal, SimulationTerms Terms) Deal(string variant)
    {
        var deal = ReferenceDeal.First.Document() with { Covenants = Covenants };
        // Volatile enough for a fair number of defaults on few paths.
        var terms = SimulationWorkload.Terms with { Paths = 1000, RentVolatility = 0.6 };
        return variant switch
        {
            "empty GPUs" => (deal with { Merchant = deal.Merchant with { VoidMonths = 3 } }, terms),
            "by route" => (deal with { Merchant = deal.Merchant with { VoidMonths = 2 }, Credit = Routes }, terms with { RecoveryShareOfValue = null }),
            "moving rate" => (deal with { Facility = deal.Facility with { Interest = deal.Facility.Interest with { CapitalisedUntil = null } }, Waterfall = PaidFromStart(deal) }, terms with { RateVolatility = 0.02 }),
            "inverse order" => (deal with { Facility = deal.Facility with { Prepayment = new() { Application = PrepaymentApplication.InverseOrder } } }, terms),
            "pro rata" => (deal with { Facility = deal.Facility with { Prepayment = new() { Application = PrepaymentApplication.ProRata } } }, terms),
            "late" => (deal, terms with { Delays = [new(2, 0.3), new(4, 0.2)] }),
            "together" => (deal, terms with { CustomerCorrelation = 0.4, Sampling = SamplingMethod.Antithetic, Launches = [new(20, 0.1, 0.2)] }),
            _ => (deal, terms),
        };
    }

    private static CreditTerms Routes { get; } = new()
    {
        Structure = StructureChecklist.Every(StructureState.Done),
        Recovery = new() { LostWithOperator = [] },
    };

    /// <summary>Without a sweep the loan may be drawn while it is served.</summary>
    private static WaterfallTerms PaidFromStart(DealCase deal) =>
        deal.Waterfall! with { Steps = [.. deal.Waterfall!.Steps.Where(step => step.Kind != WaterfallStepKind.Sweep)] };

    private static DealCase WithIdleAccount(DealCase deal) => deal with
    {
        Waterfall = deal.Waterfall! with { Accounts = [.. deal.Waterfall!.Accounts, new() { Id = "IDLE", Target = AccountTarget.None, Use = AccountUse.Held }] },
    };

    private static Simulator Simulate(DealCase deal, SimulationTerms terms) => Simulator.Of(deal, ReferenceDeal.Market, ReferenceDeal.Closing, terms);
}
