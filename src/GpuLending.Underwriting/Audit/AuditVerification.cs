namespace GpuLending.Underwriting.Audit;

/// <summary>What a check of the whole chain found.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="FirstBroken">Sequence of the first row that does not fit; null when all do.</param>
/// <param name="Finding">In words.</param>
/// <param name="HeadHash">Hash of the last row, to be kept elsewhere: with it a chain that was cut short can be told.</param>
public sealed record AuditVerification(long Rows, long? FirstBroken, string Finding, string HeadHash)
{
    public bool Intact => FirstBroken is null;
}
