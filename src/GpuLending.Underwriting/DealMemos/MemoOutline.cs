using GpuLending.Underwriting.DealMemos.Sections;
using GpuLending.Underwriting.DealMemos.Templates;

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

    /// <summary>Writes the memo: the summary page, then the sixteen sections, or those of the institution's template in its order.</summary>
    public static MemoDocument Write(MemoSource source)
    {
        List<MemoSection> sections = [SummaryPage.Write(source)];
        sections.AddRange(Layout(source).Select((section, index) =>
            new MemoSection(section.Key, index + 1, Title(section), [.. HouseText(section), .. Writers.First(writer => writer.Key == section.Key).Write(source)])));
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
            Letterhead = source.Template is { } template ? new MemoLetterhead(template.Content.Institution, template.Logo, TemplateName(source)) : null,
            Sections = sections,
        };
    }

    /// <summary>Refers to a section by its number; empty when the template leaves it out.</summary>
    internal static string Reference(MemoSource source, string key)
    {
        var at = Layout(source).ToList().FindIndex(section => section.Key == key);
        return at < 0 ? "" : "section " + (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Name and version of the template, and what it leaves out.</summary>
    internal static string TemplateName(MemoSource source)
    {
        if (source.Template is not { } template) return "standard, all sixteen sections";
        var missing = Writers.Where(writer => template.Content.Sections.All(section => section.Key != writer.Key)).Select(writer => writer.Title).ToList();
        return $"{template.Content.Name}, version {template.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}" + (missing.Count == 0 ? "" : $"; leaves out: {string.Join("; ", missing)}");
    }

    /// <summary>The template's sections; those of a later or earlier release that are not known here are passed over.</summary>
    private static IEnumerable<MemoTemplateSection> Layout(MemoSource source) =>
        (source.Template?.Content ?? MemoTemplate.Standard).Sections.Where(section => Writers.Any(writer => writer.Key == section.Key));

    private static string Title(MemoTemplateSection section) =>
        string.IsNullOrWhiteSpace(section.Title) ? Writers.First(writer => writer.Key == section.Key).Title : section.Title.Trim();

    private static IEnumerable<MemoBlock> HouseText(MemoTemplateSection section) =>
        section.HouseText.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => new MemoParagraph(line));
}
