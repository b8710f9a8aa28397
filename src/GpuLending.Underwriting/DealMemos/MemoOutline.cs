using GpuLending.Underwriting.DealMemos.Sections;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>The memo's sections in order. The keys are those of the analyst's own paragraphs (<c>DealDocument.Narrative</c>).</summary>
public static class MemoOutline
{
    private static readonly (string Key, string Title, Func<MemoSource, IEnumerable<MemoBlock>> Write)[] Writers =
    [
        ("request", "Request and recommendation", RequestSection.Write),
        ("borrower", "Borrower, group and sponsor", BorrowerSection.Write),
        ("transaction", "Transaction, sources and uses, draws", TransactionSection.Write),
        ("collateral", "Collateral", CollateralSection.Write),
        ("contract", "Contracts", ContractSection.Write),
        ("cash-flow", "Cash flow", CashFlowSection.Write),
        ("sizing", "Sizing: what binds", SizingSection.Write),
        ("pricing", "Pricing and return", PricingSection.Write),
        ("covenants", "Covenants, reserves, order of payments", CovenantSection.Write),
        ("rating", "Risk rating", RatingSection.Write),
        ("risks", "Key risks and mitigants", RiskSection.Write),
        ("exceptions", "Policy exceptions", ExceptionSection.Write),
        ("comparables", "Comparables", ComparableSection.Write),
        ("conditions", "Conditions precedent and monitoring", ConditionSection.Write),
        ("compliance", "ESG, KYC, sanctions, export control", ComplianceSection.Write),
        ("appendix", "Appendix: model version, inputs, sign-offs", AppendixSection.Write),
    ];

    /// <summary>Key and title of each numbered section, in order.</summary>
    public static IReadOnlyList<(string Key, string Title)> Sections { get; } = [.. Writers.Select(writer => (writer.Key, writer.Title))];

    /// <summary>Writes the memo: the summary page, then the sixteen sections.</summary>
    public static MemoDocument Write(MemoSource source)
    {
        List<MemoSection> sections = [SummaryPage.Write(source)];
        sections.AddRange(Writers.Select((writer, index) => new MemoSection(writer.Key, index + 1, writer.Title, [.. writer.Write(source)])));
        return new MemoDocument
        {
            Kind = MemoKind.DealMemo,
            Title = "Deal memo",
            DealName = Figures.FigureFormat.Text(source.DealName),
            BorrowerName = Figures.FigureFormat.Text(source.Case.Borrower.Name),
            Draft = source.Draft,
            Status = source.Status,
            Revision = source.Revision,
            Hash = source.Hash,
            PrintedAt = source.PrintedAt,
            Sections = sections,
        };
    }
}
