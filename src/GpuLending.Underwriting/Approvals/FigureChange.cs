using GpuLending.Engine.Workings;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A figure of a revision beside the same figure of the one before.</summary>
public sealed record FigureChange(string Name, double? From, double? To, FigureUnit Unit);
