using GpuLending.Engine.Sizing;
using GpuLending.Engine.Solving;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Deals.Sizing;

/// <summary>What the sizing tab's lists offer, in the trade's words.</summary>
public static class SizingChoices
{
    public static IReadOnlyList<Choice<UseFunding>> Fundings { get; } =
        [new(UseFunding.Sponsor, "Sponsor or cash flow"), new(UseFunding.Advance, "Counts as cost, at the advance"), new(UseFunding.Loan, "The loan, in full")];

    public static IReadOnlyList<Choice<DrawTest>> DrawTests { get; } =
    [
        new(DrawTest.WholeFleet, "Not held: the whole fleet counts"), new(DrawTest.AsDelivered, "Held to what is delivered; a cut is lost"),
        new(DrawTest.AsDeliveredCarried, "Held to what is delivered; a cut is drawn later"),
    ];

    public static IReadOnlyList<Choice<JuniorRepayment>> Repayments { get; } =
        [new(JuniorRepayment.AtMaturity, "At maturity"), new(JuniorRepayment.Sculpted, "Sculpted to what the senior loan leaves")];

    public static IReadOnlyList<Choice<GoalTest>> Tests { get; } = [new(GoalTest.Equal, "is"), new(GoalTest.AtLeast, "stays at least"), new(GoalTest.AtMost, "stays at most")];

    public static IReadOnlyList<(ScenarioDriver Driver, string Name)> Drivers { get; } =
    [
        (ScenarioDriver.Rent, "Merchant rent, factor"), (ScenarioDriver.Value, "Collateral value, factor"), (ScenarioDriver.BaseRate, "Base rate, shift a year"),
        (ScenarioDriver.Delay, "Delay, months"), (ScenarioDriver.Cost, "Costs but power, factor"), (ScenarioDriver.Power, "Power price, factor"),
        (ScenarioDriver.Utilisation, "Merchant utilisation, factor"), (ScenarioDriver.DefaultMonth, "Month from which a customer pays nothing"),
        (ScenarioDriver.LaunchLoss, "Loss at each launch, factor"), (ScenarioDriver.Availability, "Availability, factor"),
        (ScenarioDriver.RentDecline, "Further fall of rent a year"), (ScenarioDriver.ValueDecline, "Further fall of value a year"),
    ];

    public static string Words(UseFunding funding) => Fundings.First(choice => choice.Value == funding).Label;
}
