namespace GpuLending.Engine.Revenue;

/// <summary>A right to go on after the contract's end. Options follow each other in the order of the list. What they bring rests on a probability: it is
/// expected re-let cash, never contracted. See docs/methodology/roll-over.md.</summary>
public sealed record ExtensionOption
{
    /// <summary>Months it adds, 1 or more.</summary>
    public int Months { get; init; } = 12;

    /// <summary>Price of one GPU for one hour in the extension; null for a share of the contract's last price.</summary>
    public Money? PricePerGpuHour { get; init; }

    /// <summary>Share of the contract's last price, when no price is named; 0 to 2.</summary>
    public double ShareOfLastPrice { get; init; } = 1;

    /// <summary>Probability that it is exercised once it can be, 0 to 1.</summary>
    public double Probability { get; init; }

    /// <summary>Who may exercise it.</summary>
    public ExtensionRight ExercisedBy { get; init; } = ExtensionRight.Customer;
}
