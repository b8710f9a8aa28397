namespace GpuLending.Underwriting.Imports;

/// <summary>Currencies as files write them.</summary>
public static class CurrencyWords
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["$"] = "USD",
        ["US$"] = "USD",
        ["USD"] = "USD",
        ["dollar"] = "USD",
        ["dollars"] = "USD",
        ["€"] = "EUR",
        ["EUR"] = "EUR",
        ["euro"] = "EUR",
        ["euros"] = "EUR",
        ["£"] = "GBP",
        ["GBP"] = "GBP",
        ["¥"] = "JPY or CNY",
        ["JPY"] = "JPY",
        ["CNY"] = "CNY",
        ["RMB"] = "CNY",
        ["yuan"] = "CNY",
        ["yen"] = "JPY",
        ["円"] = "JPY",
        ["￥"] = "JPY or CNY",
        ["人民币"] = "CNY",
        ["美元"] = "USD",
        ["ドル"] = "USD",
        ["TEUR"] = "EUR",
        ["TUSD"] = "USD",
        ["T€"] = "EUR",
        ["k€"] = "EUR",
        ["kEUR"] = "EUR",
        ["kUSD"] = "USD",
        ["k$"] = "USD",
        ["$k"] = "USD",
        ["$m"] = "USD",
        ["$mm"] = "USD",
        ["€m"] = "EUR",
        ["€k"] = "EUR",
        ["$000"] = "USD",
        ["$000s"] = "USD",
        ["CHF"] = "CHF",
        ["₹"] = "INR",
        ["INR"] = "INR",
        ["C$"] = "CAD",
        ["CA$"] = "CAD",
        ["CAD"] = "CAD",
        ["A$"] = "AUD",
        ["AU$"] = "AUD",
        ["AUD"] = "AUD",
        ["S$"] = "SGD",
        ["SGD"] = "SGD",
        ["HK$"] = "HKD",
        ["HKD"] = "HKD",
        ["NT$"] = "TWD",
        ["TWD"] = "TWD",
        ["₩"] = "KRW",
        ["KRW"] = "KRW",
        ["SEK"] = "SEK",
        ["NOK"] = "NOK",
        ["DKK"] = "DKK",
        ["ISK"] = "ISK",
        ["PLN"] = "PLN",
        ["AED"] = "AED",
        ["SAR"] = "SAR",
        ["BRL"] = "BRL",
        ["R$"] = "BRL",
        ["ILS"] = "ILS",
        ["₪"] = "ILS",
        ["NZD"] = "NZD",
        ["NZ$"] = "NZD",
        ["MYR"] = "MYR",
        ["JP¥"] = "JPY",
        ["CN¥"] = "CNY",
        ["USDT"] = "USDT",
        ["USDC"] = "USDC",
        ["BTC"] = "BTC",
        ["ETH"] = "ETH",
        ["cent"] = "US cents",
        ["cents"] = "US cents",
        ["¢"] = "US cents",
    };

    /// <summary>ISO code, or the name of what is no single currency; null for any other word.</summary>
    public static string? Of(string word) => Known.GetValueOrDefault(word.Trim());

    /// <summary>The currency a heading such as "price_eur" or "Price (US$/GPU-h)" names; null when it names none.</summary>
    public static string? InHeading(string heading) => heading.Split([' ', '_', '-', '/', '(', ')', '[', ']', '.', ',', ':'], StringSplitOptions.RemoveEmptyEntries)
        .Select(Of).FirstOrDefault(currency => currency is not null) ?? EastAsian.Where(pair => heading.Contains(pair.Word, StringComparison.Ordinal)).Select(pair => pair.Currency).FirstOrDefault();

    /// <summary>Signs that are written without a space beside them.</summary>
    private static readonly (string Word, string Currency)[] EastAsian = [("美元", "USD"), ("米ドル", "USD"), ("ドル", "USD"), ("円", "JPY"), ("人民币", "CNY"), ("万元", "CNY"), ("千元", "CNY")];

    internal static bool IsSymbol(char letter) => char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.CurrencySymbol;
}
