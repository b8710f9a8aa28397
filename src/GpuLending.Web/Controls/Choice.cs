namespace GpuLending.Web.Controls;

/// <summary>One thing that can be chosen, and the group it stands under.</summary>
public sealed record Choice<T>(T Value, string Label, string? Group = null);
