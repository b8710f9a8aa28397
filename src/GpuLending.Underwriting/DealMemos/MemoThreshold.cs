namespace GpuLending.Underwriting.DealMemos;

/// <summary>A level that a line should keep to.</summary>
/// <param name="Name">Its name with its value.</param>
/// <param name="Value">Its level in the axis' unit.</param>
/// <param name="From">First day it counts; null for the whole axis.</param>
public sealed record MemoThreshold(string Name, double Value, DateOnly? From = null);
