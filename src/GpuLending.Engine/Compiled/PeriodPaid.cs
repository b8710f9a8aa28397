using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Compiled;

/// <summary>What one payment date brought in each lane. All amounts positive but <paramref name="ToSponsor"/>.</summary>
/// <param name="Interest">Interest of the period.</param>
/// <param name="Due">Interest and principal due, overdue with it.</param>
/// <param name="InterestPaid">Interest paid; the rest is added to the balance.</param>
/// <param name="PrincipalPaid">Principal paid of what was due.</param>
/// <param name="BalanceBeforeSweep">Balance after both.</param>
/// <param name="Swept">Principal repaid early.</param>
/// <param name="ToSponsor">Left for the sponsor before fees on what is repaid; negative is what the sponsor pays because running the fleet costs more than it brings.</param>
/// <param name="OverValue">All bits set where the balance is above its share of value.</param>
/// <param name="Triggered">All bits set where any trigger is on.</param>
internal readonly record struct PeriodPaid(
    Vector256<double> Interest,
    Vector256<double> Due,
    Vector256<double> InterestPaid,
    Vector256<double> PrincipalPaid,
    Vector256<double> BalanceBeforeSweep,
    Vector256<double> Swept,
    Vector256<double> ToSponsor,
    Vector256<double> OverValue,
    Vector256<double> Triggered)
{
    /// <summary>Interest and principal due that stay unpaid.</summary>
    public Vector256<double> Unpaid => Due - InterestPaid - PrincipalPaid;

    /// <summary>Principal repaid on the date, due or early.</summary>
    public Vector256<double> Repaid => PrincipalPaid + Swept;
}
