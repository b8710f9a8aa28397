using System.Globalization;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;

namespace GpuLending.Web.Api;

/// <summary>What the query of an import says. It goes before settings sent in the body, and those before what the file's headings suggest.</summary>
internal sealed record QuoteImportQuery
{
    public bool DryRun { get; private init; }

    public string? Source { get; private init; }

    public string? FileName { get; private init; }

    public TabularOptions Options { get; private init; } = new();

    public List<FieldMessage> Problems { get; } = [];

    private string? Licence { get; init; }

    private DateOnly? Vintage { get; init; }

    private PriceUnit? Unit { get; init; }

    private DateOrder? DateOrder { get; init; }

    private DecimalMark? DecimalMark { get; init; }

    private bool? Restate { get; init; }

    private bool? AcceptOutliers { get; init; }

    private Dictionary<QuoteField, string> Columns { get; } = [];

    private Dictionary<QuoteField, string> Values { get; } = [];

    public static QuoteImportQuery Read(IQueryCollection query)
    {
        var problems = new List<FieldMessage>();
        var said = new QuoteImportQuery
        {
            DryRun = Flag("dryRun") ?? false,
            Source = Text("source"),
            FileName = Text("fileName"),
            Licence = Text("licence"),
            Vintage = Day("vintage"),
            Unit = Named<PriceUnit>("unit"),
            DateOrder = Named<DateOrder>("dateOrder"),
            DecimalMark = Named<DecimalMark>("decimalMark"),
            Restate = Flag("restate"),
            AcceptOutliers = Flag("acceptOutliers"),
            Options = new TabularOptions { Encoding = Text("encoding"), Separator = Separator(Text("separator")), Sheet = Text("sheet") },
        };
        foreach (var (name, value) in query)
        {
            var parts = name.Split('.');
            if (parts.Length != 2 || parts[0] is not ("column" or "value")) continue;
            if (!EnumNames.TryRead<QuoteField>(parts[1], out var field)) problems.Add(new FieldMessage($"/{name}", $"'{parts[1]}' is no field: {EnumNames.AllOf<QuoteField>()} are."));
            else if (parts[0] == "column") said.Columns[field] = value.ToString();
            else said.Values[field] = value.ToString();
        }

        said.Problems.AddRange(problems);
        return said;

        string? Text(string name)
        {
            if (query[name].ToString() is not { Length: > 0 } text) return null;
            if (PageQuery.WhyNoText(text) is { } fault) problems.Add(new FieldMessage("/" + name, fault));
            return text;
        }

        bool? Flag(string name)
        {
            if (Text(name) is not { } text) return null;
            if (bool.TryParse(text, out var flag)) return flag;
            problems.Add(new FieldMessage("/" + name, $"'{text}' is not true or false."));
            return null;
        }

        DateOnly? Day(string name)
        {
            if (Text(name) is not { } text) return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            problems.Add(new FieldMessage("/" + name, $"'{text}' is not a date such as 2026-11-23."));
            return null;
        }

        T? Named<T>(string name)
            where T : struct, Enum
        {
            if (Text(name) is not { } text) return null;
            if (EnumNames.TryRead<T>(text, out var value)) return value;
            problems.Add(new FieldMessage("/" + name, $"'{text}' is none of {EnumNames.AllOf<T>()}."));
            return null;
        }

        char? Separator(string? text)
        {
            if (text is null) return null;
            if (text is "tab" or "\\t") return '\t';
            if (text.Length == 1) return text[0];
            problems.Add(new FieldMessage("/separator", $"'{text}' is not one character, or tab."));
            return null;
        }
    }

    public QuoteImportSettings ApplyTo(QuoteImportSettings settings)
    {
        var columns = new Dictionary<QuoteField, string>(settings.Columns);
        foreach (var (field, column) in Columns)
        {
            foreach (var earlier in columns.Where(pair => pair.Value == column).Select(pair => pair.Key).ToList()) columns.Remove(earlier);
            columns[field] = column;
        }

        var values = new Dictionary<QuoteField, string>(settings.Values);
        foreach (var (field, value) in Values) values[field] = value;
        return settings with
        {
            Source = Source ?? settings.Source,
            Licence = Licence ?? settings.Licence,
            Vintage = Vintage ?? settings.Vintage,
            Unit = Unit ?? settings.Unit,
            DateOrder = DateOrder ?? settings.DateOrder,
            DecimalMark = DecimalMark ?? settings.DecimalMark,
            Restate = Restate ?? settings.Restate,
            AcceptOutliers = AcceptOutliers ?? settings.AcceptOutliers,
            Columns = columns,
            Values = values,
        };
    }
}
