using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Simulation;

/// <summary>Workspace of four paths side by side: draws, factors and what the loan makes of them. One a thread; everything in it stays in the processor's first cache.
/// Arrays by month hold closing at 0.</summary>
internal sealed class PathGroup
{
    /// <param name="model">Factors.</param>
    /// <param name="customers">Number of customers.</param>
    /// <param name="hasMoves">Whether their ratings move.</param>
    public PathGroup(FactorModel model, int customers, bool hasMoves)
    {
        var months = model.Months;
        Normals = new Vector256<double>[(months * model.Factors) + 1];
        Uniforms = new Vector256<double>[(model.HasLaunches ? 2 : 1) * months];
        CustomerDraws = new Vector256<double>[customers + 1];
        Thresholds = new Vector256<double>[customers];
        DefaultMonths = new Vector256<double>[customers];
        Value = Filled(months);
        Rent = Filled(months);
        Intensity = new Vector256<double>[months + 1];
        RateShift = new Vector256<double>[months + 1];
        Before = new Vector256<double>[months + 1];
        Balance = new Vector256<double>[months + 1];
        Cash = new Vector256<double>[months + 1];
        Due = new Vector256<double>[months + 1];
        RatingNormals = hasMoves ? new Vector256<double>[(months * customers) + 1] : [];
        CycleSteps = hasMoves ? new Vector256<double>[months + 1] : [];
        CashAfterDefault = new PathCash(customers);
    }

    /// <summary>What recovery by route reads.</summary>
    public PathCash CashAfterDefault { get; }

    /// <summary>Standard normal numbers, by month and factor.</summary>
    public Vector256<double>[] Normals { get; }

    /// <summary>Uniform numbers: for jumps by month, then for certain launches by month.</summary>
    public Vector256<double>[] Uniforms { get; }

    /// <summary>Uniform numbers by customer; the last is common to all.</summary>
    public Vector256<double>[] CustomerDraws { get; }

    /// <summary>Standard normal numbers that move ratings, by customer and month; empty where ratings stand.</summary>
    public Vector256<double>[] RatingNormals { get; }

    /// <summary>The common part of what moves ratings, by month.</summary>
    public Vector256<double>[] CycleSteps { get; }

    /// <summary>Uniform number that decides how late the group's deliveries are.</summary>
    public double DelayDraw { get; set; }

    /// <summary>A customer fails once the factor on intensities, summed over the years, reaches this.</summary>
    public Vector256<double>[] Thresholds { get; }

    /// <summary>The same by contract, in the order of a deal's fast form; grown once.</summary>
    public Vector256<double>[] ContractThresholds { get; set; } = [];

    /// <summary>Month in which each customer fails; infinite if never. Filled where a deal asks for it.</summary>
    public Vector256<double>[] DefaultMonths { get; }

    /// <summary>Factor on value.</summary>
    public Vector256<double>[] Value { get; }

    /// <summary>Factor on rent.</summary>
    public Vector256<double>[] Rent { get; }

    /// <summary>Factor on default intensities, summed over the months in years.</summary>
    public Vector256<double>[] Intensity { get; }

    /// <summary>Added to the base rate.</summary>
    public Vector256<double>[] RateShift { get; }

    /// <summary>Logarithm of the factor on value in the last month.</summary>
    public Vector256<double> LogValueAtEnd { get; set; }

    /// <summary>Balance after interest and principal, before any sweep, on payment dates.</summary>
    public Vector256<double>[] Before { get; }

    /// <summary>Balance after the payment.</summary>
    public Vector256<double>[] Balance { get; }

    /// <summary>Cash flow of the period that ends with the payment.</summary>
    public Vector256<double>[] Cash { get; }

    /// <summary>Interest and principal due, a balloon left out.</summary>
    public Vector256<double>[] Due { get; }

    /// <summary>Month of default; infinite where there is none.</summary>
    public Vector256<double> DefaultMonth { get; set; }

    /// <summary>Discounted loss.</summary>
    public Vector256<double> Loss { get; set; }

    /// <summary>Discounted exposure at default.</summary>
    public Vector256<double> Exposure { get; set; }

    private static Vector256<double>[] Filled(int months)
    {
        var path = new Vector256<double>[months + 1];
        Array.Fill(path, Vector256<double>.One);
        return path;
    }
}
