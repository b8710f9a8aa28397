using GpuLending.Engine;
using GpuLending.Engine.Loans;
using GpuLending.Underwriting.Workbooks;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Workbooks;

/// <summary>Interest paid in kind, base rates read days before, and margins by the customers' ratings.</summary>
public sealed class RateTermsWorkbookTests
{
    private const int Random = 10;

    private static readonly string[] Ratings = ["AA", "BBB-", "BB", "NR"];

    [Fact]
    public async Task Random_loans_come_out_to_the_cent_with_an_input_changed_in_half_of_them()
    {
        var cases = Enumerable.Range(3_000, 4 * Random).Select(Of).Where(deal => WorkbookForm.WhyNot(deal).Count == 0).Take(Random).Select((deal, i) => i % 2 == 0 ? WorkbookCase.Unchanged(deal) : Changed(deal, i / 2)).ToList();
        cases.Count.ShouldBe(Random);
        await WorkbookCase.HoldAsync(cases, TestContext.Current.CancellationToken);
    }

    private static DealCase Of(int seed)
    {
        var deal = RandomLoans.Of(seed);
        var random = new Random(seed);
        var closing = deal.ClosingDate;
        return deal with
        {
            Contracts = [.. deal.Contracts.Select(contract => contract with { CustomerRating = Ratings[random.Next(Ratings.Length)] })],
            Facility = deal.Facility with
            {
                Interest = deal.Facility.Interest with
                {
                    LookbackDays = random.Next(0, 8),
                    MarginTiers = random.Next(2) == 0 ? [] :
                    [
                        new() { WorstRating = "BBB-", MarginPerAnnum = 0.06 },
                        new() { WorstRating = "NR", MarginPerAnnum = 0.105 },
                        new() { WorstRating = "BB-", MarginPerAnnum = 0.085 },
                    ],
                    PayInKind = random.Next(3) == 0 ? null : new()
                    {
                        Share = random.Next(2) == 0 ? 1 : 0.5,
                        From = random.Next(2) == 0 ? null : closing.AddDays(random.Next(0, 200)),
                        Until = closing.AddDays(random.Next(100, 500)),
                        MarginPerAnnum = random.Next(2) == 0 ? 0 : 0.0075,
                    },
                },
            },
        };
    }

    private static WorkbookCase Changed(DealCase deal, int i) => (deal.Facility.Interest, i % 3) switch
    {
        ({ PayInKind: not null }, 0) => WorkbookCase.Changed(deal, "Kind_Margin", 0.0125),
        ({ PayInKind: not null }, 1) => WorkbookCase.Changed(deal, "Kind_Share", 0.7),
        ({ Kind: RateKind.Floating, MarginTiers.Count: > 0 }, _) => WorkbookCase.Changed(deal, "Margin_Tier_2", 0.0987),
        ({ Kind: RateKind.Floating, LookbackDays: > 0 }, _) => WorkbookCase.Changed(deal, "Lookback_Days", 3),
        _ => WorkbookCase.Changed(deal, "Issue_Discount", 0.0225),
    };
}
