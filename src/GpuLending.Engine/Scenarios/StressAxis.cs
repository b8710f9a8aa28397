using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>One side of a table: a driver and the values it takes.</summary>
public sealed record StressAxis
{
    /// <summary>Most values of a side.</summary>
    public const int MostValues = 101;

    /// <summary>The driver.</summary>
    public ScenarioDriver Driver { get; init; }

    /// <summary>Key of the contract that defaults, for <see cref="ScenarioDriver.DefaultMonth"/>.</summary>
    public string? ContractId { get; init; }

    /// <summary>The values, in order.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>Values at equal distances over the range in which a lender looks at a driver: from a little better than the base case to far worse.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="count">How many, 2 or more.</param>
    /// <param name="dealCase">The deal, for its tenor and, where a customer defaults, its first contract.</param>
    /// <returns>The axis; whole drivers take whole values, so that they may be fewer.</returns>
    public static StressAxis Even(ScenarioDriver driver, int count, DealCase dealCase)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var (from, to) = driver switch
        {
            ScenarioDriver.Rent or ScenarioDriver.Value or ScenarioDriver.Utilisation => (1.2, 0.2),
            ScenarioDriver.BaseRate => (-0.01, 0.04),
            ScenarioDriver.Delay => (0, 20),
            ScenarioDriver.Cost => (0.9, 1.9),
            ScenarioDriver.Power => (0.8, 2.8),
            ScenarioDriver.DefaultMonth => (1, Math.Max(2, dealCase.Facility.TenorMonths)),
            ScenarioDriver.LaunchLoss => (0, 3),
            ScenarioDriver.Availability => (1, 0.8),
            ScenarioDriver.RentDecline or ScenarioDriver.ValueDecline => (0, 0.5),
        };
        var values = Enumerable.Range(0, count).Select(i => Math.Round(from + ((to - from) * i / (count - 1)), 6));
        return new StressAxis
        {
            Driver = driver,
            ContractId = driver == ScenarioDriver.DefaultMonth && dealCase.Contracts.Count > 0 ? dealCase.Contracts[0].Id : null,
            Values = DriverValue.IsWhole(driver) ? [.. values.Select(value => Math.Round(value)).Distinct()] : [.. values],
        };
    }

    /// <summary>Refuses what cannot be run.</summary>
    internal void Check(DealCase dealCase, string name)
    {
        if (!Enum.IsDefined(Driver))
            throw new ArgumentException("The driver is unknown.", name);
        if (Values.Count is 0 or > MostValues || Values.Any(value => !double.IsFinite(value)))
            throw new ArgumentException($"A side of a table takes 1 to {MostValues} numbers.", name);
        if (Driver == ScenarioDriver.DefaultMonth && !dealCase.Contracts.Any(contract => contract.Id == ContractId))
            throw new ArgumentException($"Contract '{ContractId}' is not in the deal: name the contract whose customer stops paying.", name);
    }
}
