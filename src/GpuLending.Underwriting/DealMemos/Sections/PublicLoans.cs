using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>Published loans on GPUs, cheapest customer credit first. Terms as in the filings, releases and reports named with each.</summary>
internal static class PublicLoans
{
    public static IReadOnlyList<PublicLoan> All { get; } =
    [
        new("CoreWeave DDTL 4.0, one investment-grade customer", "Mar 2026", "USD 8,500m", "SOFR + 2.25 %; about 5.9 % fixed", "90 % of funding-date cost",
            "sized at 1.20x, kept at 1.15x", "sec.gov, CoreWeave credit agreement, 1769628/000176962826000129"),
        new("CoreWeave DDTL 3.0, OpenAI", "Jul 2025", "USD 2,600m", "SOFR + 4.00 %", FigureFormat.NotProvided, "kept at 1.40x",
            "EDGAR 0001769628-25-000033"),
        new("CoreWeave DDTL 2.1, mixed customers", "Sep 2025", "USD 3,000m", "SOFR + 4.25 %", FigureFormat.NotProvided, FigureFormat.NotProvided,
            "CoreWeave 8-K of 2 Oct 2025"),
        new("CoreWeave DDTL 5.0, two customers below investment grade", "May 2026", "USD 3,100m", "SOFR + 4.50 %, 99.0 issue price", "71.42 % of funding-date cost",
            FigureFormat.NotProvided, "sec.gov, CoreWeave credit agreement, 1769628/000176962826000236"),
        new("CoreWeave DDTL 5.5", "Aug 2026", "USD 2,600m", "SOFR + 5.50 %, 97.0 issue price", FigureFormat.NotProvided, FigureFormat.NotProvided,
            "CoreWeave 8-K of 7 Aug 2026"),
        new("CoreWeave DDTL 2.0, tiered customers", "May 2024", "USD 7,600m", "SOFR + 6.00 to 6.50 %; + 13.00 % below investment grade", FigureFormat.NotProvided,
            "greater-of paydown", "CoreWeave 8-K of 2 Oct 2025; Form S-1"),
        new("CoreWeave DDTL 1.0, Microsoft", "Jul 2023", "USD 2,300m", "SOFR + 9.62 %", "65 % loan-to-value (press)", FigureFormat.NotProvided, "CoreWeave Form S-1"),
    ];
}
