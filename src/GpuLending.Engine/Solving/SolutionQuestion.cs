namespace GpuLending.Engine.Solving;

/// <summary>What to solve for: a figure of the result, what it shall be, and the one thing that is turned: a field of the deal, or a driver of the scenario.</summary>
public sealed record SolutionQuestion
{
    /// <summary>Path of the figure in the result, such as "/coverage/minimumDebtService", "/sizing/limits/loan-to-value/allows" or "/loan/shortfall/sum". Rows are named by
    /// index or key; a list of numbers ends with an index or with sum, min, max, first or last.</summary>
    public string Output { get; init; } = "";

    /// <summary>What the figure must be to the target.</summary>
    public GoalTest Test { get; init; }

    /// <summary>The target, in the figure's own unit: amounts in the loan's currency, ratios as fractions or multiples.</summary>
    public double Target { get; init; }

    /// <summary>Path of the field of the case that is turned, such as "/facility/interest/marginPerAnnum" or "/contracts/0/pricePerGpuHour"; null when a driver is. The loan is
    /// sized anew for each value.</summary>
    public string? Input { get; init; }

    /// <summary>The driver that is turned; null when a field is. The loan stays the base run's.</summary>
    public ScenarioDriver? Driver { get; init; }

    /// <summary>Key of the contract that defaults, for <see cref="ScenarioDriver.DefaultMonth"/>.</summary>
    public string? ContractId { get; init; }

    /// <summary>Least value tried, included; null for the field's own least.</summary>
    public double? Lower { get; init; }

    /// <summary>Largest value tried, included; null for the field's own largest.</summary>
    public double? Upper { get; init; }
}
