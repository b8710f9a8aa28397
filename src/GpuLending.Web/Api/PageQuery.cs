using System.Globalization;
using System.Text;
using GpuLending.Underwriting;
using Microsoft.AspNetCore.WebUtilities;

namespace GpuLending.Web.Api;

/// <summary>Reads the query of a list, remembers what is wrong with it, and points to the next page.</summary>
internal sealed class PageQuery(HttpRequest request)
{
    private const int MostRows = 200;
    private const int UsualRows = 50;
    private const int LongestText = 400;

    private readonly List<FieldMessage> _problems = [];

    public IReadOnlyList<FieldMessage> Problems => _problems;

    public int Skip => Number("skip", 0, 0, int.MaxValue);

    public int Take => Number("take", UsualRows, 1, MostRows);

    public string? Text(string name)
    {
        if (request.Query[name].ToString() is not { Length: > 0 } text) return null;
        if (WhyNoText(text) is not { } fault) return text;
        if (_problems.All(problem => problem.Path != "/" + name)) Wrong(name, fault);
        return null;
    }

    /// <summary>What no text may hold that is looked for in a database; null when it holds none of it.</summary>
    public static string? WhyNoText(string text) =>
        text.Length > LongestText ? $"The text has {text.Length} characters: at most {LongestText} are looked for."
        : text.Contains('\0', StringComparison.Ordinal) || text.EnumerateRunes().Contains(Rune.ReplacementChar) ? "The text holds what is no character."
        : null;

    public bool Flag(string name)
    {
        if (Text(name) is not { } text) return false;
        if (bool.TryParse(text, out var flag)) return flag;
        Wrong(name, $"'{text}' is not true or false.");
        return false;
    }

    public T? Named<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        if (EnumNames.TryRead<T>(text, out var value)) return value;
        Wrong(name, $"'{text}' is none of {NamesOf<T>()}.");
        return null;
    }

    public string OneOf(string name, string otherwise, IReadOnlyList<string> allowed)
    {
        var text = Text(name) ?? otherwise;
        if (!allowed.Contains(text, StringComparer.Ordinal)) Wrong(name, $"'{text}' is none of {string.Join(", ", allowed)}.");
        return text;
    }

    /// <summary>Refuses names that this list does not know: a filter that is misspelt must not be a list without it.</summary>
    public void Only(params ReadOnlySpan<string> names)
    {
        foreach (var name in request.Query.Keys)
        {
            if (!names.Contains(name)) Wrong(name, $"'{name}' is none of {string.Join(", ", names.ToArray())}.");
        }
    }

    /// <summary>Puts the addresses of the pages beside this one into the header Link (RFC 8288).</summary>
    public void Link(int total)
    {
        var (skip, take) = (Skip, Take);
        var links = new List<string>();
        if (skip + take < total) links.Add($"<{Page(skip + take)}>; rel=\"next\"");
        if (skip > 0) links.Add($"<{Page(Math.Max(0, skip - take))}>; rel=\"prev\"");
        if (links.Count > 0) request.HttpContext.Response.Headers.Link = string.Join(", ", links);
    }

    private string Page(int skip)
    {
        var rest = request.Query.Where(part => part.Key != "skip").Select(part => KeyValuePair.Create<string, string?>(part.Key, part.Value.ToString()));
        return QueryHelpers.AddQueryString(request.Path, [.. rest, KeyValuePair.Create<string, string?>("skip", skip.ToString(CultureInfo.InvariantCulture))]);
    }

    public int Number(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        if (_problems.All(problem => problem.Path != "/" + name)) Wrong(name, $"'{text}' is not a whole number from {least} to {most}.");
        return otherwise;
    }

    public Guid? Id(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Guid.TryParse(text, out var id)) return id;
        Wrong(name, $"'{text}' is no id.");
        return null;
    }

    public double? Fraction(string name)
    {
        if (Text(name) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1) return number;
        Wrong(name, $"'{text}' is not a fraction from 0 to 1.");
        return null;
    }

    /// <summary>The names of an enumeration as they are sent.</summary>
    public static string NamesOf<T>()
        where T : struct, Enum => EnumNames.AllOf<T>();

    private void Wrong(string name, string message) => _problems.Add(new FieldMessage("/" + name, message));
}
