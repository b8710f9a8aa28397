using System.Runtime.Intrinsics;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Compiled;

/// <summary>Four scenarios as numbers, one a lane.</summary>
internal struct LaneFactors
{
    public Vector256<double> Value;
    public Vector256<double> Rent;
    public Vector256<double> Cost;
    public Vector256<double> Power;

    /// <summary>Share of hours sold, the scenario's factor in it and never above 1.</summary>
    public Vector256<double> Utilisation;

    public Vector256<double> RateShift;

    public Vector256<double> LaunchLoss;

    /// <summary>Months by which what starts after closing is late, and what starts on the closing day.</summary>
    public Vector256<double> Delay;

    public Vector256<double> DelayAtClosing;

    public int LongestDelay;

    /// <summary>Whether service or contracts are other than in the base scenario in any lane.</summary>
    public bool ChangesFleet;

    public bool ChangesLaunches;

    /// <summary>Whether the fleet's cash is other than in the base scenario in any lane.</summary>
    public bool ChangesCash;

    /// <summary>Whether the base rate is other than in the base scenario in any lane.</summary>
    public bool ChangesRates;

    public bool HasValuePath;

    public bool HasRentPath;

    public bool HasRatePath;

    /// <summary>The base scenario in every lane.</summary>
    public static LaneFactors Base(CompiledTerms terms)
    {
        var one = Vector256<double>.One;
        return new LaneFactors { Value = one, Rent = one, Cost = one, Power = one, LaunchLoss = one, Utilisation = Vector256.Create(terms.Utilisation) };
    }

    public static LaneFactors Of(CompiledTerms terms, Scenario a, Scenario b, Scenario c, Scenario d)
    {
        var factors = new LaneFactors
        {
            Value = Vector256.Create(a.ValueFactor, b.ValueFactor, c.ValueFactor, d.ValueFactor),
            Rent = Vector256.Create(a.RentFactor, b.RentFactor, c.RentFactor, d.RentFactor),
            Cost = Vector256.Create(a.CostFactor, b.CostFactor, c.CostFactor, d.CostFactor),
            Power = Vector256.Create(a.PowerFactor, b.PowerFactor, c.PowerFactor, d.PowerFactor),
            Utilisation = Vector256.Min(
                Vector256<double>.One, Vector256.Create(terms.Utilisation) * Vector256.Create(a.UtilisationFactor, b.UtilisationFactor, c.UtilisationFactor, d.UtilisationFactor)),
            RateShift = Vector256.Create(a.RateShift, b.RateShift, c.RateShift, d.RateShift),
            LaunchLoss = Vector256.Create(a.LaunchLossFactor, b.LaunchLossFactor, c.LaunchLossFactor, d.LaunchLossFactor),
            Delay = Vector256.Create((double)a.DelayMonths, b.DelayMonths, c.DelayMonths, d.DelayMonths),
            DelayAtClosing = Vector256.Create((double)AtClosing(a), AtClosing(b), AtClosing(c), AtClosing(d)),
            LongestDelay = Math.Max(Math.Max(a.DelayMonths, b.DelayMonths), Math.Max(c.DelayMonths, d.DelayMonths)),
            HasValuePath = a.ValuePath is not null || b.ValuePath is not null || c.ValuePath is not null || d.ValuePath is not null,
            HasRentPath = a.RentPath is not null || b.RentPath is not null || c.RentPath is not null || d.RentPath is not null,
            HasRatePath = a.RateShiftPath is not null || b.RateShiftPath is not null || c.RateShiftPath is not null || d.RateShiftPath is not null,
        };
        factors.ChangesFleet = factors.LongestDelay > 0 || a.Defaults.Count + b.Defaults.Count + c.Defaults.Count + d.Defaults.Count > 0;
        var one = Vector256<double>.One;
        factors.ChangesCash = factors.ChangesFleet || factors.HasRentPath || factors.Rent != one || factors.Cost != one || factors.Power != one
            || factors.Utilisation != Vector256.Create(terms.Utilisation);
        factors.ChangesRates = factors.HasRatePath || factors.RateShift != Vector256<double>.Zero;
        factors.ChangesLaunches = factors.LaunchLoss != Vector256<double>.One;
        return factors;

        static int AtClosing(Scenario scenario) => scenario.DelaysClosing ? scenario.DelayMonths : 0;
    }
}
