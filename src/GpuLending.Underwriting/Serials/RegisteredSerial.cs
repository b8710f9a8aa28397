namespace GpuLending.Underwriting.Serials;

/// <summary>A live serial of the register.</summary>
public sealed record RegisteredSerial(string Serial, Guid DealId, string LotId);
