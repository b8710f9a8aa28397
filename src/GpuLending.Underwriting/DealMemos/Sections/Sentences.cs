namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>Words into sentences.</summary>
internal static class Sentences
{
    /// <summary>Starts with a capital and ends with a stop.</summary>
    public static string Full(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return "";
        var sentence = char.ToUpperInvariant(trimmed[0]) + trimmed[1..];
        return sentence[^1] is '.' or '?' or '!' ? sentence : sentence + ".";
    }

    /// <summary>Starts with a capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>An enumeration's member in words: "DelayedDrawTermLoan" is "delayed draw term loan".</summary>
    public static string Words<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        string.Concat(value.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0
            ? " " + char.ToLowerInvariant(letter)
            : char.ToLowerInvariant(letter).ToString()));
}
