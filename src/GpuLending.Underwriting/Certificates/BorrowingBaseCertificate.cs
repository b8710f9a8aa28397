using System.Globalization;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Workbooks;

namespace GpuLending.Underwriting.Certificates;

/// <summary>The borrowing-base certificate: value by lot, what of it is eligible, what is above the concentration limits, what the base carries and what may be drawn. See docs/methodology/borrowing-base.md.</summary>
internal static class BorrowingBaseCertificate
{
    public static WorkbookModel Build(MemoSource source, int month)
    {
        var (terms, path) = (source.Case.BorrowingBase!, source.Result.BorrowingBase!);
        var day = source.Result.Months[month];
        var model = CertificateBlocks.Book(source);
        var sheet = model.Sheet("Certificate", $"Borrowing-base certificate as of {CertificateBlocks.Day(day)}");
        CertificateBlocks.Head(sheet, source, day);

        sheet.Block("Terms");
        var advance = Input(sheet, "Advance rate", CellUnit.Percent, "Advance_Rate", terms.AdvanceRate);
        var reserve = Input(sheet, "Reserve", CellUnit.Cents, "Base_Reserve", path.Reserve);
        var commitment = Input(sheet, "Commitment", CellUnit.Cents, "Facility_Commitment", path.Commitment);
        var owed = Input(sheet, "Principal outstanding", CellUnit.Cents, "Principal_Outstanding", path.Outstanding[month]);

        var eligible = new List<(Lot Lot, WorkbookRow Row, double Engine)>();
        var values = new List<WorkbookRow>();
        for (var i = 0; i < path.Lots.Count; i++)
        {
            var lot = source.Case.Lots.First(one => one.Id == path.Lots[i].LotId);
            var (value, counted) = (path.Lots[i].Value[month], path.Lots[i].Eligible[month]);
            sheet.Block(string.Create(CultureInfo.InvariantCulture, $"Lot {lot.Id}: {lot.Count:#,0} × {lot.GpuModel}{(lot.Site.Length > 0 ? ", " + lot.Site : "")}"));
            values.Add(Input(sheet, $"Value of lot {lot.Id}", CellUnit.Cents, string.Create(CultureInfo.InvariantCulture, $"Lot_{i + 1}_Value"), value));
            var share = Input(sheet, $"Eligible part of lot {lot.Id}", CellUnit.Percent, string.Create(CultureInfo.InvariantCulture, $"Lot_{i + 1}_Eligible_Part"), value > 0 ? counted / value : 0,
                BorrowingBase.WhyNot(lot, lot.InServiceDate, terms, day) is { } why ? $"Not eligible: {why}." : terms.ContractedOnly ? "The part that contracts pay for in the month after." : "Eligible.");
            eligible.Add((lot, sheet.Figure($"Eligible value of lot {lot.Id}", CellUnit.Cents, $"{values[^1]}*{share}", counted), counted));
        }

        sheet.Block("Fleet");
        var fleet = sheet.Figure("Value of the fleet", CellUnit.Cents, Sum(values), path.Value[month]);
        var all = eligible.Sum(lot => lot.Engine);
        var carried = sheet.Figure("Eligible value", CellUnit.Cents, Sum([.. eligible.Select(lot => lot.Row)]), all);
        sheet.Figure("Not eligible", CellUnit.Cents, $"{fleet}-{carried}", path.Ineligible[month]);

        var excess = Concentrations(sheet, terms, eligible, carried, all, path.ExcessConcentration[month]);
        sheet.Block("Borrowing base");
        var net = sheet.Figure("Eligible value after concentrations", CellUnit.Cents, excess is null ? $"{carried}" : $"{carried}-{excess}", all - path.ExcessConcentration[month]);
        var borrowing = sheet.Figure("Borrowing base: advance rate on it, less the reserve", CellUnit.Cents, $"MAX(0,{advance}*{net}-{reserve})", path.Base[month], name: "Borrowing_Base");
        var room = sheet.Figure("Availability: the lesser of commitment and base, less what is owed", CellUnit.Cents, $"MIN({commitment},{borrowing})-{owed}", path.Availability[month], name: "Base_Availability");
        sheet.Figure("To be prepaid", CellUnit.Cents, $"MAX(0,0-{room})", Math.Max(0, -path.Availability[month]));
        sheet.Figure("The base carries what is owed", CellUnit.Flag, $"IF({room}>=0,1,0)", path.Availability[month] >= 0 ? 1 : 0, role: CellRole.Check);
        CertificateBlocks.Signature(sheet, "The undersigned, an officer of the borrower, certifies that the figures above are true and complete on the date above, that each lot counted is eligible under the facility agreement, and that no default is continuing.");
        return model;
    }

    private static WorkbookRow? Concentrations(WorkbookSheet sheet, BorrowingBaseTerms terms, List<(Lot Lot, WorkbookRow Row, double Engine)> eligible, WorkbookRow carried, double all, double engineExcess)
    {
        if (terms is { LargestModelShare: null, LargestSiteShare: null, LargestCustomerShare: null }) return null;
        sheet.Block("Concentrations", "What one model, site or customer has above its largest part does not count.");
        var rows = new List<WorkbookRow>();
        var sum = 0.0;
        foreach (var (what, name, largest, key) in new (string, string, double?, Func<Lot, string>)[]
                 {
                     ("model", "Largest_Model_Part", terms.LargestModelShare, lot => lot.GpuModel), ("site", "Largest_Site_Part", terms.LargestSiteShare, lot => lot.Site),
                 })
        {
            if (largest is not { } share) continue;
            var limit = Input(sheet, $"Largest part of one {what}", CellUnit.Percent, name, share);
            foreach (var group in eligible.GroupBy(lot => key(lot.Lot), StringComparer.OrdinalIgnoreCase))
            {
                var above = Math.Max(0, group.Sum(lot => lot.Engine) - share * all);
                sum += above;
                rows.Add(sheet.Figure($"Above it: {(group.Key.Length > 0 ? group.Key : "site not named")}", CellUnit.Cents, $"MAX(0,{Sum([.. group.Select(lot => lot.Row)])}-{limit}*{carried})", above));
            }
        }

        if (terms.LargestCustomerShare is not null)
        {
            rows.Add(Input(sheet, "Above the largest part of one customer", CellUnit.Cents, "Above_Customer_Part", Math.Max(0, engineExcess - sum),
                "Value rented to a customer by its share of the contracted fees of the month after, above the largest part."));
        }

        return sheet.Figure("Excess concentrations", CellUnit.Cents, $"MIN({carried},{Sum(rows)})", engineExcess);
    }

    private static WorkbookRow Input(WorkbookSheet sheet, string label, CellUnit unit, string name, double value, string note = "") => sheet.Input(label, unit, name, null, value, note);

    private static string Sum(List<WorkbookRow> rows) => rows.Count == 0 ? "0" : $"({string.Join('+', rows)})";
}
