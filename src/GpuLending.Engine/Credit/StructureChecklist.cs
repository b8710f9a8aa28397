namespace GpuLending.Engine.Credit;

/// <summary>The structure of a deal, element by element. What the list does not name is missing.</summary>
public sealed record StructureChecklist
{
    /// <summary>The lines, each element at most once, in any order.</summary>
    public IReadOnlyList<StructureItem> Items { get; init; } = [];

    /// <summary>Every element on one state, in the usual order.</summary>
    /// <param name="state">The state of each.</param>
    /// <returns>The checklist.</returns>
    public static StructureChecklist Every(StructureState state) =>
        new() { Items = [.. Enum.GetValues<StructureElement>().Select(element => new StructureItem { Element = element, State = state })] };

    /// <summary>Where an element stands.</summary>
    /// <param name="element">The element.</param>
    /// <returns>Its state; missing when no line names it.</returns>
    public StructureState StateOf(StructureElement element) => Items.FirstOrDefault(item => item.Element == element)?.State ?? StructureState.Missing;

    /// <summary>Whether an element is missing.</summary>
    /// <param name="element">The element.</param>
    /// <returns>True when no line names it or its line says so.</returns>
    public bool Lacks(StructureElement element) => StateOf(element) == StructureState.Missing;

    /// <summary>The checklist with one element on another state.</summary>
    /// <param name="element">The element.</param>
    /// <param name="state">Its new state.</param>
    /// <returns>Another checklist; this one is unchanged.</returns>
    public StructureChecklist With(StructureElement element, StructureState state) => Change(element, item => item with { State = state });

    /// <summary>The checklist with one line changed, added when it is not there.</summary>
    /// <param name="element">The element.</param>
    /// <param name="change">From its line to the new one.</param>
    /// <returns>Another checklist; this one is unchanged.</returns>
    public StructureChecklist Change(StructureElement element, Func<StructureItem, StructureItem> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Items.Any(item => item.Element == element)
            ? this with { Items = [.. Items.Select(item => item.Element == element ? change(item) : item)] }
            : this with { Items = [.. Items, change(new StructureItem { Element = element })] };
    }
}
