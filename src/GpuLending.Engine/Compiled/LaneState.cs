using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Compiled;

/// <summary>Where four scenarios of a loan stand between two payment dates, and what has been counted so far.</summary>
internal struct LaneState
{
    public Vector256<double> Balance;
    public Vector256<double> Reserve;
    public Vector256<double> Cover;
    public Vector256<double> Leverage;
    public Vector256<double> Triggered;
    public Vector256<double> Short;
    public Vector256<double> FirstShort;
    public Vector256<double> Repaid;
    public Vector256<double> RepaidYears;
    public Vector256<double> Interest;
    public Vector256<double> PresentValue;
    public Vector256<double> Loss;
}
