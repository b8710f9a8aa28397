namespace GpuLending.Underwriting.DealMemos.Templates;

/// <summary>What a template must be.</summary>
public static class MemoTemplateRules
{
    /// <summary>Longest name of a template, of an institution, and of a heading.</summary>
    public const int LongestName = 80;

    /// <summary>Longest standing words of a section.</summary>
    public const int LongestHouseText = 6_000;

    /// <summary>The section that no memo is without: it names revision, hash, inputs and who signed.</summary>
    public const string Kept = "appendix";

    /// <summary>What is wrong, by place; nothing when all is well.</summary>
    public static IReadOnlyList<FieldMessage> Check(MemoTemplate template)
    {
        var messages = new List<FieldMessage>();
        var known = MemoOutline.Sections.Select(section => section.Key).ToHashSet(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(template.Name)) messages.Add(new("/name", "Name the template."));
        Length("/name", template.Name, LongestName);
        Length("/institution", template.Institution, LongestName);
        for (var i = 0; i < template.Sections.Count; i++)
        {
            var section = template.Sections[i];
            var at = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/sections/{i}");
            if (!known.Contains(section.Key)) messages.Add(new(at + "/key", "There is no such section."));
            else if (template.Sections.Take(i).Any(before => before.Key == section.Key)) messages.Add(new(at + "/key", "The section stands twice."));
            Length(at + "/title", section.Title, LongestName);
            Length(at + "/houseText", section.HouseText, LongestHouseText);
        }

        if (template.Sections.All(section => section.Key != Kept)) messages.Add(new("/sections", "The appendix stays: it names revision, hash, inputs and who signed."));
        return messages;

        void Length(string path, string text, int longest)
        {
            if (text.Length > longest) messages.Add(new(path, $"At most {longest} letters; these are {text.Length}."));
        }
    }
}
