namespace GpuLending.Underwriting.Deals;

/// <summary>A change in words.</summary>
/// <param name="Path">Where, as JSON pointer, for a link to the field.</param>
/// <param name="Field">The field's name, such as "Lot L1 · count".</param>
/// <param name="From">Its value before, as a reader would write it.</param>
/// <param name="To">Its value after.</param>
public sealed record FieldChange(string Path, string Field, string From, string To);
