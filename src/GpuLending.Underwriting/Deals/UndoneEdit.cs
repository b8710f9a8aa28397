namespace GpuLending.Underwriting.Deals;

/// <summary>What the desk shows after the journal moved.</summary>
public sealed record UndoneEdit(DealDocument Current, JournalState Journal);
