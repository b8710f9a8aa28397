using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>15. ESG, know your customer, sanctions, export control.</summary>
internal static class ComplianceSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        foreach (var block in source.Narrative("compliance")) yield return block;
        var countries = source.Case.Lots.Select(lot => lot.Country).Where(country => country.Length > 0).Distinct().Order(StringComparer.Ordinal).Select(CountryNames.Of);
        yield return new MemoFacts("Checks",
        [
            new("Know your customer", source.NarrativeText("kyc")),
            new("Sanctions screening", source.NarrativeText("sanctions")),
            new("Export control", source.NarrativeText("export-control")),
            new("Environment: power source, water, heat", source.NarrativeText("esg")),
            new("Borrower's seat", source.Input(FigureFormat.Text(CountryNames.Of(source.Case.Borrower.Country)), "/borrower/country")),
            new("Countries the GPUs stand in", FigureFormat.Text(string.Join(", ", countries))),
        ]);
    }
}
