namespace GpuLending.Underwriting.DealMemos;

/// <summary>A party, or the fleet, as a box of the structure.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">What it brings or owes, in a few words.</param>
public sealed record MemoParty(string Role, string Name, string Detail);
