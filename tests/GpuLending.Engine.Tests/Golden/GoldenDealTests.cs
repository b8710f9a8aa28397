using System.Globalization;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Golden;

/// <summary>Every path and figure of the golden deals against the independent model; see README.md beside this file.</summary>
public sealed class GoldenDealTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Deals => [.. Directory.GetFiles(GoldenDeal.Folder, "*.json").Order().Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Deals))]
    public void Every_month_is_the_independent_models(string name)
    {
        var result = GoldenDeal.Read(name).Run();
        var json = JsonSerializer.SerializeToElement(result, JsonSerializerOptions.Web);
        foreach (var (heading, expected) in GoldenDeal.Columns(name + ".months.csv"))
        {
            if (heading == "date")
            {
                result.Months.Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ShouldBe(expected);
                continue;
            }

            var actual = Column(json, heading);
            actual.Length.ShouldBe(expected.Length, $"{name} {heading}");
            var scale = expected.Max(text => text.Length == 0 ? 0 : Math.Abs(Number(text)));
            if (heading.StartsWith("loan.", StringComparison.Ordinal) && heading != "loan.ratePerAnnum")
                scale = Math.Max(scale, result.Sizing.LoanSizeUnrounded);
            for (var m = 0; m < expected.Length; m++)
                Same(expected[m], actual[m], scale, $"{name} {heading} month {m}");
        }
    }

    [Theory]
    [MemberData(nameof(Deals))]
    public void Every_figure_is_the_independent_models(string name)
    {
        var result = GoldenDeal.Read(name).Run();
        var columns = GoldenDeal.Columns(name + ".figures.csv");
        foreach (var (figure, expected) in columns["figure"].Zip(columns["value"]))
        {
            var parts = figure.Split('.');
            if (Text(result, parts) is { } text)
                text.ShouldBe(expected, $"{name} {figure}");
            else if (parts[0] == "schedule")
                Settled(result, parts).Zip(expected.Split('/')).ShouldAllBe(pair => Math.Abs(pair.First - decimal.Parse(pair.Second, CultureInfo.InvariantCulture)) <= 0.01m, $"{name} {figure}");
            else
                Same(expected, Figure(result, parts), parts[0] is "loanSize" or "commitment" or "use" ? 1e7 : 1, $"{name} {figure}");
        }
    }

    [Theory]
    [MemberData(nameof(Deals))]
    public void Every_check_of_the_engine_holds(string name) => GoldenDeal.Read(name).Run().Checks.ShouldAllBe(check => check.Holds);

    private static void Same(string expected, double? actual, double scale, string what)
    {
        if (expected.Length == 0)
            actual.ShouldBeNull(what);
        else
            actual.ShouldNotBeNull(what).ShouldBe(Number(expected), Tolerance * Math.Max(Math.Abs(Number(expected)), Math.Max(scale, 1e-3)), what);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double?[] Column(JsonElement result, string heading)
    {
        var parts = heading.Split('.');
        var path = parts[0] == "value"
            ? result.GetProperty("collateral").GetProperty("byPremise").EnumerateObject().Single(p => p.Name.Equals(parts[1], StringComparison.OrdinalIgnoreCase)).Value
            : result.GetProperty(parts[0]).GetProperty(parts[1]);
        return [.. path.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (double?)null : value.GetDouble())];
    }

    private static string? Text(UnderwritingResult result, string[] parts) => parts[0] switch
    {
        "binding" => result.Sizing.Binding?.Key ?? "",
        "covenant" => JsonNamingPolicy.CamelCase.ConvertName(
            result.Covenants.Single(covenant => covenant.CovenantId == parts[1]).Tests.Single(test => Day(test.Date) == parts[2]).State.ToString()),
        _ => null,
    };

    private static double? Figure(UnderwritingResult result, string[] parts) => parts[0] switch
    {
        "loanSizeUnrounded" => result.Sizing.LoanSizeUnrounded,
        "loanSize" => (double)result.Sizing.LoanSize.Amount,
        "commitment" => (double)result.Sizing.Commitment.Amount,
        "limit" => result.Sizing.Limits.Single(limit => limit.Key == parts[1]).Allows,
        "debtService" => result.Coverage.DebtService[int.Parse(parts[1], CultureInfo.InvariantCulture)].Ratio,
        "use" => (double)result.SourcesAndUses.Uses.Single(line => line.Name == parts[1]).Amount.Amount,
        "returns" => Member(result.Returns, parts[1]),
        "coverage" => Member(result.Coverage, parts[1]),
        _ => throw new InvalidOperationException($"No figure {string.Join('.', parts)}."),
    };

    private static double? Member<T>(T record, string name)
    {
        var value = JsonSerializer.SerializeToElement(record, JsonSerializerOptions.Web).GetProperty(name);
        return value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }

    /// <summary>Principal, interest, capitalised interest and balance of one draw on one day; nothing after a draw is repaid.</summary>
    private static decimal[] Settled(UnderwritingResult result, string[] parts)
    {
        var draw = result.Schedule.Draws[int.Parse(parts[1], CultureInfo.InvariantCulture) - 1];
        var row = draw.Payments.SingleOrDefault(payment => Day(payment.Date) == parts[2]);
        return row is null ? [0, 0, 0, 0] : [row.Principal.Amount, row.Interest.Amount, row.Capitalised.Amount, row.Closing.Amount];
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
