using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>13. Public loans like this one.</summary>
internal static class ComparableSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        foreach (var block in source.Narrative("comparables")) yield return block;
        var sizing = source.Result.Sizing;
        var advance = sizing.EligibleCost > 0 ? FigureFormat.Percent(sizing.LoanSizeUnrounded / sizing.EligibleCost, 2) + " of cost" : FigureFormat.NotProvided;
        List<MemoRow> rows =
        [
            new(
                [
                    "This deal", FigureFormat.Date(source.Case.ClosingDate), source.LoanSize, RateTerms.Short(source.Case.Facility.Interest), advance,
                    "sized at " + FigureFormat.Multiple(source.Case.Sizing.DebtServiceCoverage.ContractedTarget), "",
                ],
                Emphasis: true),
            .. PublicLoans.All.Select((loan, index) => new MemoRow(
                [loan.Name, loan.Signed, loan.Amount, loan.Price, loan.Advance, loan.Cover, FigureFormat.Count(index + 1)])),
        ];
        yield return new MemoTable("Public GPU loans",
            [
                new("Loan", Figures: false, Weight: 1.8), new("Signed", Figures: false, Weight: 1.3), new("Amount", Figures: false, Weight: 1.4),
                new("Price", Figures: false, Weight: 2), new("Advance", Figures: false, Weight: 1.5), new("Cover", Figures: false, Weight: 1.6),
                new("Source", Weight: 0.6),
            ],
            rows,
            "Margins follow the customer's credit more than the chip. Figures as published in the sources below; a term that was not published reads not provided.");
        yield return new MemoParagraph("Sources: " + string.Join(" · ", PublicLoans.All.Select((loan, index) => $"({FigureFormat.Count(index + 1)}) {loan.Source}")), MemoTone.Note);
    }
}
