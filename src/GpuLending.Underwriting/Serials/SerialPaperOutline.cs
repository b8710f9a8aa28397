using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.Serials;

/// <summary>The papers of the register: the units by site and rack, what is missing, and who signs.</summary>
internal static class SerialPaperOutline
{
    /// <summary>Serials in one cell: a rack of 72, and a row that fits on a page.</summary>
    private const int SerialsARow = 72;

    public static MemoDocument Write(SerialPaperSource source)
    {
        var sections = new List<MemoSection>
        {
            new("units", 1, "The units", [.. Units(source)]),
        };
        foreach (var site in source.Serials.GroupBy(serial => serial.Site).OrderBy(group => group.Key is null).ThenBy(group => group.Key, StringComparer.Ordinal))
            sections.Add(new MemoSection($"site-{sections.Count}", sections.Count + 1, SiteTitle(site.Key), [Racks(source, [.. site])]));
        sections.Add(new MemoSection("signatures", sections.Count + 1, "Signatures", [.. Signatures(source)]));
        return new MemoDocument
        {
            Kind = source.Paper.Kind,
            Title = source.Title,
            DealName = FigureFormat.Text(source.Document.Case.Name),
            BorrowerName = FigureFormat.Text(source.BorrowerName),
            Draft = source.Approved is null,
            Status = source.Approved is { } approved ? $"Under approved revision {FigureFormat.Count(approved.Number)}" : "The deal is not approved",
            Revision = source.Approved?.Number,
            Hash = source.Approved?.Hash,
            PrintedAt = source.PrintedAt,
            Sections = sections,
        };
    }

    private static IEnumerable<MemoBlock> Units(SerialPaperSource source)
    {
        var day = FigureFormat.Date(source.Paper.Date);
        yield return new MemoParagraph(
            source.Paper.Kind == MemoKind.CollateralSchedule
                ? $"Exhibit of collateral: the equipment of the debtor named above that was pledged on {day}, by manufacturer's serial number, with all accessions, replacements and proceeds."
                : $"The units below were pledged under this deal at the end of {day} (UTC) and, by the lender's register, stood at the sites and in the racks stated.",
            MemoTone.Lead);
        var byLot = source.Serials.CountBy(serial => serial.LotId).ToDictionary();
        yield return new MemoTable(
            "Units by lot",
            [new("Lot", Figures: false, Weight: 0.8), new("Model", Figures: false, Weight: 2), new("GPUs"), new("Serials"), new("Missing")],
            [
                .. source.Lots.Select(lot => Row(lot.Id, source.ModelNames.GetValueOrDefault(lot.GpuModel, lot.GpuModel), lot.Count, byLot.GetValueOrDefault(lot.Id))),
                .. byLot.Keys.Where(id => source.Lots.All(lot => lot.Id != id)).Order(StringComparer.Ordinal).Select(id => Row(id, "no lot of the deal", 0, byLot[id])),
                Row("Total", "", source.Lots.Sum(lot => (long)lot.Count), source.Serials.Count) with { Emphasis = true },
            ]);
        foreach (var lot in source.Lots.Where(lot => byLot.GetValueOrDefault(lot.Id) < lot.Count))
        {
            yield return new MemoParagraph(
                $"Lot {lot.Id}: {FigureFormat.Count(lot.Count - byLot.GetValueOrDefault(lot.Id))} of {FigureFormat.Count(lot.Count)} GPUs have no serial number in the register. This paper does not cover them.",
                MemoTone.Warning);
        }

        if (source.Serials.Count(serial => serial.Site is null) is > 0 and var elsewhere)
            yield return new MemoParagraph($"{FigureFormat.Count(elsewhere)} units are pledged and were, by the register, not yet at their place on {day}.", MemoTone.Warning);
    }

    private static MemoRow Row(string lot, string model, long gpus, int serials) =>
        new([lot, model, FigureFormat.Count(gpus), FigureFormat.Count(serials), FigureFormat.Count(Math.Max(0, gpus - serials))]);

    private static MemoTable Racks(SerialPaperSource source, IReadOnlyList<PlacedSerial> serials)
    {
        var models = source.Document.Case.Lots.DistinctBy(lot => lot.Id).ToDictionary(lot => lot.Id, lot => source.ModelNames.GetValueOrDefault(lot.GpuModel, lot.GpuModel));
        return new MemoTable(
            $"{FigureFormat.Count(serials.Count)} {(serials.Count == 1 ? "unit" : "units")}",
            [new("Rack", Figures: false, Weight: 1), new("Lot", Figures: false, Weight: 0.7), new("Model", Figures: false, Weight: 1.3), new("Units", Weight: 0.6), new("Serial numbers", Figures: false, Weight: 5)],
            [
                .. serials.GroupBy(serial => (serial.Rack, serial.LotId)).OrderBy(group => group.Key.Rack.Length == 0)
                    .ThenBy(group => group.Key.Rack, StringComparer.Ordinal).ThenBy(group => group.Key.LotId, StringComparer.Ordinal)
                    .SelectMany(group => group.Select(serial => serial.Serial).Order(StringComparer.Ordinal).Chunk(SerialsARow).Select(part => new MemoRow(
                        [
                            FigureFormat.Text(group.Key.Rack), group.Key.LotId, models.GetValueOrDefault(group.Key.LotId, "no lot of the deal"), FigureFormat.Count(part.Length),
                            string.Join("  ", part),
                        ]))),
            ]);
    }

    private static IEnumerable<MemoBlock> Signatures(SerialPaperSource source)
    {
        if (source.Paper.Kind == MemoKind.LocationCertificate)
        {
            yield return new MemoParagraph(
                $"Each of the undersigned certifies that on {FigureFormat.Date(source.Paper.Date)} the units listed stood at the places stated, and that none is subject to another lender's security.");
        }

        yield return new MemoTable(
            "Signatures",
            [new("For", Figures: false), new("Name and title", Figures: false, Weight: 2), new("Signature", Figures: false, Weight: 2), new("Date", Figures: false)],
            [
                new([$"{(source.Paper.Kind == MemoKind.CollateralSchedule ? "Debtor" : "Borrower")}: {source.BorrowerName}", "", "", ""]),
                .. source.Paper.Kind == MemoKind.LocationCertificate ? [new MemoRow(["Operator of the site", "", "", ""])] : Array.Empty<MemoRow>(),
                new([source.Paper.Kind == MemoKind.CollateralSchedule ? "Secured party" : "Lender", "", "", ""]),
            ]);
    }

    private static string SiteTitle(string? site) => site switch
    {
        null => "Not yet at a place",
        "" => "Site not provided",
        _ => site,
    };
}
