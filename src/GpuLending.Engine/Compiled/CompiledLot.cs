namespace GpuLending.Engine.Compiled;

/// <summary>One lot as numbers. Months count from closing.</summary>
internal struct CompiledLot
{
    /// <summary>Month in which it is delivered: it ages, secures the loan and is paid for from here; below zero before closing.</summary>
    public int Delivered;

    /// <summary>Whether a scenario's delay leaves the delivery where it is and moves only the service.</summary>
    public bool DeliveryIsFixed;

    /// <summary>Month at whose end it enters service.</summary>
    public int InService;

    public double Count;

    /// <summary>Value on the loan's premise when new.</summary>
    public double WhenNew;

    public double TotalCost;

    public double EligibleCost;

    /// <summary>Log decay a month; for a curve that steps at launches.</summary>
    public double DecayPerMonth;

    /// <summary>Part of the value that a launch takes off.</summary>
    public double Step;

    /// <summary>The least that is left.</summary>
    public double Floor;

    /// <summary>Place of its first launch among the deal's, and the place after the last.</summary>
    public int FirstLaunch;

    public int EndLaunch;

    /// <summary>Share left by month of the deal; null for a curve that steps at launches.</summary>
    public double[]? Left;
}
