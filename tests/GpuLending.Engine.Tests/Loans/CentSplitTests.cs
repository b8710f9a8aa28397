using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>Splitting a column of amounts, line after line, through the participations that use it.</summary>
public sealed class CentSplitTests
{
    [Fact]
    public void Three_equal_lenders_share_cents_in_turn()
    {
        var deal = TestDeals.Plain with
        {
            Lenders = [new() { Lender = "A", Share = 1 / 3.0 }, new() { Lender = "B", Share = 1 / 3.0 }, new() { Lender = "C", Share = 1 - (2 / 3.0) }],
        };

        var lenders = TestDeals.Run(deal).Participations!.Lenders;

        // Over the loan's life no lender is a cent or more ahead of another for each column.
        var interest = lenders.Select(lender => lender.Lines.Sum(line => line.Interest.Amount)).ToArray();
        (interest.Max() - interest.Min()).ShouldBeLessThanOrEqualTo(0.02m);
        for (var i = 0; i < lenders[0].Lines.Count; i++)
        {
            var closing = lenders.Select(lender => lender.Lines[i].Closing.Amount).ToArray();
            (closing.Max() - closing.Min()).ShouldBeLessThanOrEqualTo(0.02m);
        }
    }
}
