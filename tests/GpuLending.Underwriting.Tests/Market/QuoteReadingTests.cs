using GpuLending.Engine.Market;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Market;

public sealed class QuoteReadingTests
{
    private static readonly IReadOnlyList<CatalogueEntry> Catalogue = ShippedMarketData.Catalogue();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("price_usd_per_gpu_hour", "2.50", "", 2.50)]
    [InlineData("$/GPU-h", "2.50", "", 2.50)]
    [InlineData("price $/node-hr", "20.00", "8", 2.50)]
    [InlineData("USD per node per month", "14600", "8", 2.50)]
    [InlineData("monthly price per GPU (USD)", "1,825.00", "", 2.50)]
    public async Task The_heading_says_the_unit(string heading, string price, string gpus, double expected)
    {
        var (quotes, errors) = await ReadAsync($"date;gpu;{heading};kind;evidence;provider;gpus_per_node\n2026-01-02;H100 SXM;{price};on demand;list;aws;{gpus}\n");
        errors.ShouldBeEmpty();
        quotes.ShouldHaveSingleItem().Price.ShouldBe((decimal)expected);
        quotes[0].Segment.ShouldBe("Hyperscaler");
    }

    [Theory]
    [InlineData("price", "what a price is for")]
    [InlineData("price per hour", "of one GPU or of a whole machine")]
    [InlineData("hourly price", "of one GPU or of a whole machine")]
    [InlineData("price per month", "for one GPU or for a whole machine")]
    [InlineData("price per GPU per year", "by the year")]
    [InlineData("price_eur_per_gpu_hour", "EUR: only US dollars")]
    [InlineData("$/node-h", "how many GPUs a node has")]
    public async Task A_doubt_about_the_unit_is_refused_with_its_reason(string heading, string why) =>
        (await RefusedAsync($"date;gpu;{heading};kind;evidence;provider\n2026-01-02;H100 SXM;2.5;on demand;list;aws\n")).ShouldContain(why);

    [Fact]
    public async Task Months_are_divided_by_730_hours_and_it_is_said()
    {
        var (quotes, _, notes) = await AllAsync("date,gpu,price,unit,kind,evidence,provider,gpus\n2026-01-02,B200,\"24,820.00\",$ per node per month,1 year,quote,CoreWeave,8\n");
        quotes[0].Price.ShouldBe(4.25m);
        quotes[0].AsPublished.ShouldBe("24820 USD per node and month of 8 GPUs");
        (quotes[0].Kind, quotes[0].Evidence, quotes[0].Segment).ShouldBe((PriceKind.RentOneYear, PriceEvidence.Quote, "Cloud"));
        notes.ShouldContain("Prices per month were divided by 730 hours.");
        notes.ShouldContain("'B200' was read as B200-SXM-180GB.");
    }

    [Theory]
    [InlineData("2,50", "3,75", 2.5)]
    [InlineData("2.50", "3.75", 2.5)]
    [InlineData("$2.50", "3.75 USD", 2.5)]
    public async Task The_column_shows_its_decimal_mark(string first, string second, double expected)
    {
        var (quotes, errors) = await ReadAsync($"date;gpu;$/GPU-h;kind;evidence;provider\n2026-01-02;H100 SXM;{first};on demand;list;aws\n2026-01-03;H100 SXM;{second};on demand;list;aws\n");
        errors.ShouldBeEmpty();
        quotes[0].Price.ShouldBe((decimal)expected);
    }

    [Theory]
    [InlineData("1.234", "2.345", "does not show its decimal mark")]
    [InlineData("2.50", "2,50", "in two ways")]
    public async Task A_doubt_about_the_decimal_mark_is_refused(string first, string second, string why) =>
        (await RefusedAsync($"date;gpu;USD per GPU bought;kind\n2026-01-02;H100 SXM;{first};sale\n2026-01-03;H100 SXM;{second};sale\n")).ShouldContain(why);

    [Theory]
    [InlineData("2026-04-05", "2026-04-05")]
    [InlineData("05.04.2026", "2026-04-05")]
    [InlineData("5 Apr 2026", "2026-04-05")]
    [InlineData("20260405", "2026-04-05")]
    [InlineData("2026-04-05T10:30:00Z", "2026-04-05")]
    public async Task Dates_that_can_be_read_in_one_way_are_read(string text, string expected) =>
        (await ReadAsync($"date;gpu;$/GPU-h;kind;evidence;provider\n{text};H100 SXM;2.5;on demand;list;aws\n")).Quotes[0].Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(expected);

    [Fact]
    public async Task Days_and_months_are_told_apart_by_the_column_or_by_a_person_and_never_guessed()
    {
        const string Rows = "date;gpu;$/GPU-h;kind;evidence;provider\n04/05/2026;H100 SXM;2.5;on demand;list;aws\n";
        (await RefusedAsync(Rows)).ShouldContain("whether the day or the month stands first");
        (await ReadAsync(Rows, QuoteFile.Settings with { DateOrder = DateOrder.DayFirst })).Quotes[0].Date.ShouldBe(new DateOnly(2026, 5, 4));
        (await ReadAsync(Rows + "04/25/2026;H100 SXM;2.5;on demand;list;aws\n")).Quotes[0].Date.ShouldBe(new DateOnly(2026, 4, 5));
        (await RefusedAsync(Rows + "04/25/2026;H100 SXM;2.5;on demand;list;aws\n25/04/2026;H100 SXM;2.5;on demand;list;aws\n")).ShouldContain("in two ways");
        (await ReadAsync("date;gpu;$/GPU-h;kind;evidence;provider\n05/05/2026;H100 SXM;2.5;on demand;list;aws\n")).Quotes[0].Date.ShouldBe(new DateOnly(2026, 5, 5));
    }

    [Theory]
    [InlineData("H100 SXM", "H100-SXM-80GB")]
    [InlineData("NVIDIA H100 80GB HBM3", "H100-SXM-80GB")]
    [InlineData("h100-sxm5-80gb", "H100-SXM-80GB")]
    [InlineData("NVIDIA H100 PCIe", "H100-PCIE-80GB")]
    [InlineData("H100 NVL", "H100-NVL-94GB")]
    [InlineData("NVIDIA A100-SXM4-80GB", "A100-SXM-80GB")]
    [InlineData("AMD Instinct MI300X", "MI300X-192GB")]
    [InlineData("Tesla T4", "T4-16GB")]
    [InlineData("RTX 4090", "RTX-4090-24GB")]
    [InlineData("GB200 NVL72", "GB200-192GB")]
    [InlineData("L40S", "L40S-48GB")]
    public void A_name_that_fits_one_model_is_read(string name, string expected) => new GpuNames(Catalogue, new Dictionary<string, string>()).Find(name).Gpu.ShouldBe(expected);

    [Theory]
    [InlineData("H100", "H100-PCIE-80GB, H100-SXM-80GB, H100-NVL-94GB")]
    [InlineData("A100 80GB", "A100-SXM-80GB, A100-PCIE-80GB")]
    [InlineData("H100 SXM 96GB", "H100-PCIE-80GB, H100-SXM-80GB, H100-NVL-94GB")]
    [InlineData("Quantum 9000", "")]
    public void A_name_that_fits_several_or_none_is_asked_about(string name, string suggestions)
    {
        var (gpu, suggested) = new GpuNames(Catalogue, new Dictionary<string, string>()).Find(name);
        gpu.ShouldBeNull();
        string.Join(", ", suggested).ShouldBe(suggestions);
    }

    [Fact]
    public void A_name_that_somebody_settled_is_remembered() =>
        new GpuNames(Catalogue, new Dictionary<string, string> { ["H100"] = "H100-SXM-80GB" }).Find("h100").Gpu.ShouldBe("H100-SXM-80GB");

    [Theory]
    [InlineData("-2.5", "is negative")]
    [InlineData("0", "is zero")]
    [InlineData("NaN", "is not a number")]
    [InlineData("1e9", "looks like a purchase price")]
    [InlineData("28000", "looks like a purchase price")]
    [InlineData("98.32", "looks like the price of a whole machine")]
    [InlineData("0.0001", "is below 0.005")]
    [InlineData("n/a", "is not a number")]
    [InlineData("", "is missing")]
    [InlineData("€2.50", "is in EUR")]
    [InlineData("2.50 GBP", "is in GBP")]
    [InlineData("=2+3", "is not a number")]
    [InlineData("2.4.1", "is not a number")]
    [InlineData("2.40-2.60", "is not a number")]
    [InlineData("2,40-2,60", "is not a number")]
    [InlineData("#DIV/0!", "is not a number")]
    public async Task An_absurd_price_is_refused_in_its_row(string price, string why)
    {
        var (quotes, errors) = await ReadAsync($"date;gpu;$/GPU-h;kind;evidence;provider\n2026-01-02;H100 SXM;2.50;on demand;list;aws\n2026-01-03;H100 SXM;{price};on demand;list;aws\n");
        quotes.Count.ShouldBe(1);
        var error = errors.ShouldHaveSingleItem();
        (error.Row, error.Column, error.Value).ShouldBe((3, "$/GPU-h", price));
        error.Message.ShouldContain(why);
    }

    [Fact]
    public async Task A_purchase_price_like_a_rent_is_refused()
    {
        var (_, errors) = await ReadAsync("date;gpu;USD per GPU;kind\n2026-01-02;H100 SXM;2.50;sale\n2026-01-02;H100 SXM;290000;sale\n2026-01-02;H100 SXM;18000;on demand\n2026-01-02;H100 SXM;18000;index\n");
        var messages = errors.ConvertAll(error => error.Message);
        messages.Count.ShouldBe(4);
        messages[0].ShouldContain("looks like a rent");
        messages[1].ShouldContain("price of a whole system");
        messages[2].ShouldContain("term of a rent");
        messages[3].ShouldContain("does not say what kind");
    }

    [Fact]
    public async Task A_row_is_told_everything_that_is_wrong_with_it()
    {
        var (quotes, errors) = await ReadAsync("date,gpu,price,unit,kind,evidence,channel,provider,n\n2031-01-02,H100,2.5,$/GPU-h,forever,hearsay,bazaar,=cmd|' /C calc'!A0,-3\n");
        quotes.ShouldBeEmpty();
        errors.Select(error => error.Column).ShouldBe(["date", "gpu", "kind", "evidence", "channel", "provider", "n"], ignoreOrder: true);
        SafeCsv.Errors(errors.Append(new RowError(2, "provider", "=cmd|' /C calc'!A0", "x"))).ShouldContain("\"'=cmd|' /C calc'!A0\"");
    }

    [Fact]
    public async Task A_rent_names_its_channel()
    {
        var (_, errors) = await ReadAsync("date;gpu;$/GPU-h;kind;evidence;provider\n2026-01-02;H100 SXM;2.5;on demand;list;Nobody Knows\n");
        errors.ShouldHaveSingleItem().Message.ShouldContain("one GPU-hour costs several times as much");
    }

    [Fact]
    public async Task A_file_with_two_prices_a_row_asks_which()
    {
        var file = await QuoteFile.OpenAsync("date,provider,gpu,on_demand_usd_per_gpu_hour,spot_usd_per_gpu_hour\n2026-01-02,aws,H100 SXM,2.5,1.5\n", Cancel);
        var settings = QuoteFile.For(file);
        settings.Columns.ContainsKey(QuoteField.Price).ShouldBeFalse();
        QuoteReading.Prepare(file, settings, Catalogue, new DateOnly(2026, 11, 23)).Problems.ShouldContain(problem => problem.Path == "/columns/price");
    }

    [Theory]
    [InlineData("=1+1", "begins with '='", "=1+1")]
    [InlineData("+49 30 1", "begins with '+'", "+49 30 1")]
    [InlineData("-Broker", "begins with '-'", "-Broker")]
    [InlineData("@sum", "begins with '@'", "@sum")]
    [InlineData("a\u0007b", "control character U+0007", "a[U+0007]b")]
    [InlineData("a\u202Eb", "direction character U+202E", "a[U+202E]b")]
    [InlineData("a\u200Bb", "invisible character U+200B", "a[U+200B]b")]
    [InlineData("a<b>c", "markup in angle brackets", "a<b>c")]
    public async Task A_text_that_hides_or_runs_something_is_refused_with_what_is_allowed(string text, string why, string shown)
    {
        foreach (var column in new[] { "provider", "source", "licence", "condition" })
        {
            var (_, errors) = await ReadAsync($"date;gpu;$/GPU-h;kind;evidence;channel;{column}{(column == "provider" ? "" : ";provider")}\n2026-01-02;H100 SXM;2.5;on demand;list;cloud;{text}{(column == "provider" ? "" : ";aws")}\n");
            var error = errors.ShouldHaveSingleItem();
            (error.Column, error.Value).ShouldBe((column, shown));
            error.Message.ShouldContain(why);
            error.Message.ShouldContain("allowed are letters");
        }

        var file = await QuoteFile.OpenAsync("date;gpu;$/GPU-h;kind;evidence\n2026-01-02;H100 SXM;2.5;on demand;list\n", Cancel);
        var settings = QuoteFile.For(file) with { Source = text, Licence = text, Values = new Dictionary<QuoteField, string> { [QuoteField.Provider] = text } };
        QuoteReading.Prepare(file, settings, Catalogue, new DateOnly(2026, 11, 23)).Problems.Select(problem => problem.Path).ShouldBe(["/values/provider", "/source", "/licence"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_condition_may_say_less_than()
    {
        var (quotes, errors) = await ReadAsync("date;gpu;USD per GPU;kind;condition\n2026-01-02;H100 SXM;18000;sale;used, < 2 years, 3-5 % off (R&D)\n");
        errors.ShouldBeEmpty();
        quotes[0].Condition.ShouldBe("used, < 2 years, 3-5 % off (R&D)");
    }

    [Theory]
    [InlineData("H100\u00A0SXM")]
    [InlineData("\u200BH100 SXM\uFEFF")]
    [InlineData("H1\u200D00 SXM")]
    public void Invisible_characters_in_a_name_do_not_matter(string name) => new GpuNames(Catalogue, new Dictionary<string, string>()).Find(name).Gpu.ShouldBe("H100-SXM-80GB");

    [Fact]
    public async Task A_header_that_stands_again_is_named_as_such_and_hides_nothing()
    {
        var (quotes, errors) = await ReadAsync("date;gpu;$/GPU-h;kind;evidence;provider\n2026-01-02;H100 SXM;2.50;on demand;list;aws\nDate;GPU;$/GPU-h;kind;evidence;provider\n2026-01-03;H100 SXM;2.4.1;on demand;list;aws\n");
        quotes.Count.ShouldBe(1);
        errors.Select(error => error.Row).ShouldBe([3, 4]);
        errors[0].Message.ShouldContain("repeats the header");
    }

    private static async Task<string> RefusedAsync(string text)
    {
        var file = await QuoteFile.OpenAsync(text, Cancel);
        var (reading, problems) = QuoteReading.Prepare(file, QuoteFile.For(file), Catalogue, new DateOnly(2026, 11, 23));
        reading.ShouldBeNull();
        return string.Join(' ', problems.Select(problem => problem.Message));
    }

    private static async Task<(List<MarketQuote> Quotes, List<RowError> Errors)> ReadAsync(string text, QuoteImportSettings? settings = null)
    {
        var (quotes, errors, _) = await AllAsync(text, settings);
        return (quotes, errors);
    }

    private static async Task<(List<MarketQuote> Quotes, List<RowError> Errors, IReadOnlyCollection<string> Notes)> AllAsync(string text, QuoteImportSettings? settings = null)
    {
        var file = await QuoteFile.OpenAsync(text, Cancel);
        var (reading, problems) = QuoteReading.Prepare(file, QuoteFile.For(file, settings), Catalogue, new DateOnly(2026, 11, 23));
        problems.ShouldBeEmpty();
        var errors = new List<RowError>();
        var quotes = file.Rows.Select(row => reading!.Read(row, Guid.Empty, errors)).OfType<MarketQuote>().ToList();
        return (quotes, errors, reading!.Notes);
    }
}
