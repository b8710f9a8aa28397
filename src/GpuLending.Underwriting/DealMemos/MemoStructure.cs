namespace GpuLending.Underwriting.DealMemos;

/// <summary>Who stands where around the borrower, as a drawing: the sponsor above it, its lenders on the left, its customers on the right, the fleet beneath.</summary>
public sealed record MemoStructure : MemoBlock
{
    /// <summary>What it shows.</summary>
    public required string Title { get; init; }

    /// <summary>What it says, for readers who cannot see it.</summary>
    public required string Description { get; init; }

    /// <summary>The sponsor or guarantor.</summary>
    public required MemoParty Above { get; init; }

    /// <summary>The borrower.</summary>
    public required MemoParty Centre { get; init; }

    /// <summary>The lenders.</summary>
    public required IReadOnlyList<MemoParty> Left { get; init; }

    /// <summary>The customers.</summary>
    public required IReadOnlyList<MemoParty> Right { get; init; }

    /// <summary>The fleet.</summary>
    public required MemoParty Below { get; init; }

    /// <summary>Whoever else holds title to lots; null when the borrower does.</summary>
    public MemoParty? Beside { get; init; }

    /// <summary>What the lenders hold on the fleet, in a few words.</summary>
    public required string Security { get; init; }
}
