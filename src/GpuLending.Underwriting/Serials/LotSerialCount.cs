namespace GpuLending.Underwriting.Serials;

/// <summary>Serials of one lot against its GPUs.</summary>
/// <param name="LotId">The lot.</param>
/// <param name="Gpus">GPUs of the lot in the saved deal; null when the deal has no such lot.</param>
/// <param name="Live">Live serials.</param>
/// <param name="Released">Released serials.</param>
/// <param name="WithoutRack">Live serials whose rack nobody said.</param>
public sealed record LotSerialCount(string LotId, int? Gpus, int Live, int Released = 0, int WithoutRack = 0)
{
    /// <summary>GPUs without a serial; 0 when there are none, or more serials than GPUs.</summary>
    public int Missing => Math.Max(0, (Gpus ?? 0) - Live);

    /// <summary>Serials beyond the lot's GPUs; 0 when there are none.</summary>
    public int Excess => Math.Max(0, Live - (Gpus ?? 0));
}
