namespace GpuLending.Underwriting.Intake;

/// <summary>What a term of a deal is measured in.</summary>
public enum TermUnit
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A share or a rate; basis points are known too.</summary>
    Share,

    /// <summary>A ratio such as 1.30x.</summary>
    Multiple,

    /// <summary>A bare number.</summary>
    Number,

    /// <summary>Months; years are known too.</summary>
    Months,

    /// <summary>An amount of money, no time and no piece.</summary>
    Amount,

    /// <summary>Money a month.</summary>
    AmountPerMonth,

    /// <summary>Money for a GPU and month.</summary>
    AmountPerGpuMonth,

    /// <summary>Money for a GPU-hour.</summary>
    AmountPerGpuHour,

    /// <summary>Money for a kilowatt-hour; a megawatt-hour is known too.</summary>
    AmountPerKilowattHour,

    /// <summary>Money for a kilowatt and month.</summary>
    AmountPerKilowattMonth,

    /// <summary>Kilowatts of a GPU; watts and machines are known too.</summary>
    KilowattsPerGpu,
}
