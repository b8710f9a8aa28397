using System.Globalization;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>Countries as people name them.</summary>
internal static class CountryNames
{
    /// <summary>The English name of a country's two letters; the text itself when it is no such code.</summary>
    public static string Of(string? code)
    {
        var text = (code ?? "").Trim();
        if (text.Length != 2 || !text.All(char.IsAsciiLetterUpper)) return text;
        try
        {
            return new RegionInfo(text).EnglishName is { Length: > 0 } name ? name : text;
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
