namespace GpuLending.Underwriting.Policies;

/// <summary>One term of the policy outside its grids.</summary>
/// <param name="Path">Where it stands in the policy document, as a JSON pointer.</param>
/// <param name="Group">What it belongs to, such as "Opinions of value".</param>
/// <param name="Row">Row it belongs to within the group, such as "OLV"; empty for none.</param>
/// <param name="Label">Its name.</param>
/// <param name="Unit">Its unit; null for percent, words and plain numbers.</param>
/// <param name="Kind">How it is typed.</param>
/// <param name="Optional">It may be empty.</param>
/// <param name="Value">Its value: double, int, string, bool or a list of words; null for none.</param>
/// <param name="Property">The property that holds it, for whoever reads documentation.</param>
public sealed record PolicyField(
    string Path, string Group, string Row, string Label, string? Unit, PolicyFieldKind Kind, bool Optional, object? Value, System.Reflection.PropertyInfo? Property)
{
    /// <summary>Group, row and label as one name.</summary>
    public string Name => string.Join(" · ", new[] { Group, Row, Label }.Where(part => part.Length > 0));
}
