using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuLending.Underwriting.Tests.Workbooks;

/// <summary>Reads formulas: as R1C1 writes them, the figures in them, the functions in them.</summary>
internal static partial class RelativeFormula
{
    /// <summary>Functions of LibreOffice 7.4 and of every Excel since 2010, none of them volatile.</summary>
    public static readonly string[] Known =
    [
        "ABS", "AND", "AVERAGE", "CHOOSE", "COUNT", "COUNTIF", "DATE", "DAY", "DAYS360", "EDATE", "EOMONTH", "EXP", "IF", "INDEX", "INT", "IRR", "ISNUMBER",
        "LN", "MATCH", "MAX", "MIN", "MOD", "MONTH", "N", "NOT", "NPV", "OR", "PMT", "PV", "ROUND", "ROUNDDOWN", "ROWS", "SMALL", "SUM", "SUMIF", "SUMIFS", "SUMPRODUCT",
        "WEEKDAY", "WORKDAY", "XIRR", "XNPV", "YEAR",
    ];

    /// <summary>The formula with relative references as distances.</summary>
    public static string Of(string formula, int column, int row) => Cell().Replace(WithoutWords(formula), match =>
    {
        var at = match.Groups["column"].Value.Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1);
        var down = int.Parse(match.Groups["row"].ValueSpan, CultureInfo.InvariantCulture);
        return (match.Groups["fixedRow"].Length > 0 ? $"R{down}" : $"R[{down - row}]") + (match.Groups["fixedColumn"].Length > 0 ? $"C{at}" : $"C[{at - column}]");
    });

    public static IEnumerable<string> Figures(string formula) => Figure().Matches(WithoutWords(formula)).Select(match => match.Value).Distinct();

    public static IEnumerable<string> Functions(string formula) => Function().Matches(WithoutWords(formula)).Select(match => match.Groups[1].Value).Distinct();

    private static string WithoutWords(string formula) => Words().Replace(formula, "\"\"");

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Words();

    [GeneratedRegex("(?<![A-Za-z0-9_])(?<fixedColumn>\\$?)(?<column>[A-Z]{1,3})(?<fixedRow>\\$?)(?<row>[0-9]+)(?![A-Za-z0-9_(])")]
    private static partial Regex Cell();

    [GeneratedRegex("(?<![A-Za-z0-9_$.'])[0-9]+(?:\\.[0-9]+)?(?:[Ee][+-]?[0-9]+)?(?![A-Za-z0-9_'])")]
    private static partial Regex Figure();

    [GeneratedRegex("([A-Z][A-Z0-9.]*)\\(")]
    private static partial Regex Function();
}
