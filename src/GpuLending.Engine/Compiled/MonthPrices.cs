using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Compiled;

/// <summary>Prices and costs of four months, or of one month in every lane.</summary>
internal readonly record struct MonthPrices(
    Vector256<double> Merchant, Vector256<double> HedgedPower, Vector256<double> OpenPower, Vector256<double> PerGpu, Vector256<double> PerKilowatt, Vector256<double> Fixed)
{
    /// <summary>Month m in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MonthPrices InEveryLane(CompiledTerms terms, int m) => new(
        Vector256.Create(terms.MerchantMonth[m]), Vector256.Create(terms.HedgedPower[m]), Vector256.Create(terms.OpenPower[m]), Vector256.Create(terms.CostPerGpu[m]),
        Vector256.Create(terms.CostPerKilowatt[m]), Vector256.Create(terms.FixedCost[m]));

    /// <summary>Months m to m + 3, one a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MonthPrices FromMonth(CompiledTerms terms, int m) => new(
        Load(terms.MerchantMonth, m), Load(terms.HedgedPower, m), Load(terms.OpenPower, m), Load(terms.CostPerGpu, m), Load(terms.CostPerKilowatt, m), Load(terms.FixedCost, m));

    private static Vector256<double> Load(double[] path, int m) => Vector256.Create(path.AsSpan(m, Vector256<double>.Count));
}
