namespace GpuLending.Underwriting.DealMemos;

/// <summary>Which paper it is.</summary>
public enum MemoKind
{
    /// <summary>The memo the committee decides on.</summary>
    DealMemo,

    /// <summary>The terms as offered to the borrower.</summary>
    TermSheet,

    /// <summary>The memo against the revision before it.</summary>
    MemoRedline,

    /// <summary>The terms against the revision before them.</summary>
    TermSheetRedline,

    /// <summary>Where the pledged units stand, unit by unit, for signature.</summary>
    LocationCertificate,

    /// <summary>The pledged units as an exhibit to a security filing.</summary>
    CollateralSchedule,
}
