namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>A loan on GPUs whose terms were published.</summary>
internal sealed record PublicLoan(string Name, string Signed, string Amount, string Price, string Advance, string Cover, string Source);
