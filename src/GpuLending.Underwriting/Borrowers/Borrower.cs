using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Borrowers;

/// <summary>A company that borrows. Deals start with a copy of its profile: what was known when a deal was struck stays with the deal.</summary>
public sealed class Borrower
{
    public required Guid Id { get; init; }

    /// <summary>The profile's name, for lists and for its unique index.</summary>
    public string Name { get; private set; } = "";

    public string Rating { get; private set; } = "NR";

    public string? Country { get; private set; }

    public BorrowerProfile Profile { get; private set; } = new();

    public string Notes { get; private set; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; init; }

    public void Change(BorrowerProfile profile, string notes, DateTimeOffset at)
    {
        Profile = profile;
        Name = profile.Name;
        Rating = profile.Rating;
        Country = profile.Country;
        Notes = notes;
        ChangedAt = at;
    }
}
