namespace GpuLending.Web.Api;

/// <summary>A member of an address's query, for its description: endpoints read their queries themselves, so that they can name what is wrong.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means, its unit, and what happens without it.</param>
/// <param name="Type">Type of its values; text when null. An enumeration is described by its names.</param>
/// <param name="Required">Whether the address cannot be answered without it.</param>
internal sealed record QueryParameter(string Name, string Description, Type? Type = null, bool Required = false)
{
    /// <summary>Which page of a list.</summary>
    public static QueryParameter Skip { get; } = new("skip", "Rows to leave out, 0 or more; 0 when left out.", typeof(int));

    /// <summary>How long a page is.</summary>
    public static QueryParameter Take(int usual, int most) => new("take", $"Rows to return, 1 to {most}; {usual} when left out.", typeof(int));
}
