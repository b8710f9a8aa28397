namespace GpuLending.Web.Features.Access;

/// <summary>What was typed into the form that makes a key.</summary>
public sealed class NewKeyEntry
{
    public string Name { get; set; } = "";

    public int Months { get; set; } = 12;
}
