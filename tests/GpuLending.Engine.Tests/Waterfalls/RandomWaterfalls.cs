using CsCheck;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Tests.Waterfalls;

/// <summary>Random waterfalls that can be served: the rules after principal in any order, any accounts and triggers.</summary>
internal static class RandomWaterfalls
{
    private static readonly Gen<CashAccount> AccountGen =
        from target in Gen.Enum<AccountTarget>()
        from months in Gen.Double[0, 14]
        from share in Gen.Double[0, 0.2]
        from amount in Gen.Int[0, 20_000_000]
        from funded in Gen.Double[0, 1]
        from opens in Gen.Int[-300, 800]
        from lasts in Gen.Int[1, 3000]
        from limited in Gen.Bool
        from use in Gen.Enum<AccountUse>()
        select new CashAccount
        {
            Target = target,
            TargetMonths = months,
            TargetShare = share,
            TargetAmount = Money.Usd(amount),
            FundedShare = funded < 0.3 ? 0 : funded > 0.7 ? 1 : funded,
            FundedOn = opens < -100 ? null : TestDeals.Closing.AddDays(opens),
            ReleasedOn = lasts > 2000 ? null : TestDeals.Closing.AddDays(Math.Max(0, opens) + lasts),
            LimitedToBalance = limited,
            Use = use,
        };

    private static readonly Gen<WaterfallTrigger> TriggerGen =
        from measure in Gen.Enum<TriggerMeasure>()
        from threshold in Gen.Double[0.3, 2]
        from window in Gen.Int[1, 12]
        from first in Gen.Int[-500, 1500]
        from until in Gen.Int[1, 2500]
        from cures in Gen.Int[1, 4]
        select new WaterfallTrigger
        {
            Measure = measure,
            Threshold = threshold,
            WindowMonths = window,
            From = first < 0 ? null : TestDeals.Closing.AddDays(first),
            Until = until > 1500 ? null : TestDeals.Closing.AddDays(Math.Max(0, first) + until),
            CureTests = cures,
        };

    private static readonly WaterfallStepKind[] Kinds =
    [
        WaterfallStepKind.FundAccount, WaterfallStepKind.Sweep, WaterfallStepKind.CashTrap, WaterfallStepKind.ManagementFee, WaterfallStepKind.ResidualCapex,
        WaterfallStepKind.Distribution,
    ];

    private static readonly Gen<WaterfallStep> BetweenGen =
        from kind in Gen.Int[0, 5].Select(i => Kinds[i])
        from account in Gen.Int[0, 2]
        from share in Gen.Double[0, 1]
        from other in Gen.Double[0, 2]
        from condition in Gen.Enum<StepCondition>()
        from trigger in Gen.Int[0, 3]
        from first in Gen.Int[-500, 1000]
        from amount in Gen.Int[0, 2_000_000]
        select new WaterfallStep
        {
            Kind = kind,
            AccountId = $"A{account}",
            CashShare = share,
            TriggeredShare = other > 1 ? null : other,
            Condition = condition,
            TriggerIds = trigger == 3 ? ["T0", "T1"] : [$"T{trigger}"],
            From = first < 0 ? null : TestDeals.Closing.AddDays(first),
            AmountPerAnnum = Money.Usd(amount),
            ReceiptsShare = share / 10,
        };

    public static Gen<WaterfallTerms> All { get; } =
        from accounts in AccountGen.Array[3]
        from triggers in TriggerGen.Array[3]
        from between in BetweenGen.Array[0, 7]
        from costsLate in Gen.Bool
        from sponsor in Gen.Enum<SponsorSupport>()
        from sale in Gen.Double[-1, 1]
        select new WaterfallTerms
        {
            Accounts = [.. accounts.Select((account, i) => account with { Id = $"A{i}" })],
            Triggers = [.. triggers.Select((trigger, i) => trigger with { Id = $"T{i}" })],
            Steps =
            [
                .. (costsLate
                    ? new[] { WaterfallStepKind.FeesAndHedges, WaterfallStepKind.Interest, WaterfallStepKind.Principal, WaterfallStepKind.OperatingExpenses }
                    : [WaterfallStepKind.OperatingExpenses, WaterfallStepKind.FeesAndHedges, WaterfallStepKind.Interest, WaterfallStepKind.Principal])
                    .Select((kind, i) => new WaterfallStep { Id = $"N{i}", Kind = kind }),
                .. between.Select((step, i) => step with { Id = $"B{i}" }),
                new WaterfallStep { Id = "X", Kind = WaterfallStepKind.Distribution },
            ],
            SponsorPays = sponsor,
            SaleAtMaturity = sale < 0 ? null : new() { Haircut = sale },
        };
}
