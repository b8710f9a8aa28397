namespace GpuLending.Engine.Simulation;

/// <summary>One amount by month: what is fixed, and what moves with rent.</summary>
/// <param name="Fixed">At no rent.</param>
/// <param name="ByRent">What the base case's rent adds.</param>
internal readonly record struct CashParts(double[] Fixed, double[] ByRent)
{
    public bool IsNothing => Array.TrueForAll(Fixed, part => part == 0) && Array.TrueForAll(ByRent, part => part == 0);

    public double At(int m, double rent) => Fixed[m] + (ByRent[m] * rent);

    public CashParts Less(CashParts less) => new([.. Fixed.Zip(less.Fixed, (a, b) => a - b)], [.. ByRent.Zip(less.ByRent, (a, b) => a - b)]);
}
