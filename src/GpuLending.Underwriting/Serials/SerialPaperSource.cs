using GpuLending.Engine.Collateral;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Serials;

/// <summary>Everything a paper of the register is written from.</summary>
internal sealed record SerialPaperSource
{
    public required SerialPaper Paper { get; init; }

    public required DealDocument Document { get; init; }

    public required string BorrowerName { get; init; }

    /// <summary>The approved revision in force; null while there is none, and the paper is a draft.</summary>
    public required Revision? Approved { get; init; }

    public required IReadOnlyList<PlacedSerial> Serials { get; init; }

    public required IReadOnlyDictionary<string, string> ModelNames { get; init; }

    public required DateTimeOffset PrintedAt { get; init; }

    public IEnumerable<Lot> Lots => Document.Case.Lots.Where(lot => Paper.LotId is null || lot.Id == Paper.LotId);

    public string Title => Paper.Kind == MemoKind.CollateralSchedule ? "Collateral schedule" : "Certificate of location";
}
