namespace GpuLending.Underwriting.Serials;

/// <summary>How far long work on serials is.</summary>
/// <param name="Step">What is being done, in words.</param>
/// <param name="Done">Serials done in this step.</param>
/// <param name="Total">Serials of this step; 0 when nobody knows.</param>
public sealed record SerialProgress(string Step, int Done, int Total);
