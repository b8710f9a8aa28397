namespace GpuLending.Web.Controls;

/// <summary>A column: its head, the unit of its figures, and whether they are figures.</summary>
public sealed record TableColumn(string Head, string? Unit = null, bool Figures = true);
