using System.Globalization;
using System.Text;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;

namespace GpuLending.Underwriting.Tests.Market;

/// <summary>Files of quotes as people send them, and settings that read them.</summary>
internal static class QuoteFile
{
    internal static readonly QuoteImportSettings Settings = new() { Source = "Example Broker, weekly sheet", Licence = "licensed to us" };

    internal static async Task<TabularFile> OpenAsync(string text, CancellationToken cancellationToken) =>
        (await TabularFile.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "quotes.csv", new TabularOptions(), cancellationToken)).Require();

    /// <summary>Settings with every column taken by its name.</summary>
    internal static QuoteImportSettings For(TabularFile file, QuoteImportSettings? settings = null) =>
        (settings ?? Settings) with { Columns = QuoteColumns.Suggest(file.Header) };

    /// <summary>As many rents of one marketplace as asked, each with its own key.</summary>
    internal static string Many(int rows, string provider)
    {
        var text = new StringBuilder("date,gpu,price,unit,kind,evidence,channel,provider,n\n");
        var first = new DateOnly(2024, 1, 1);
        for (var i = 0; i < rows; i++)
            text.AppendLine(CultureInfo.InvariantCulture, $"{first.AddDays(i % 900):yyyy-MM-dd},H100 SXM,{2 + i % 150 / 100m:0.00},$/GPU-h,on demand,ask,marketplace,{provider}-{i / 900},1");
        return text.ToString();
    }
}
