using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GpuLending.Web.Api;

/// <summary>What the code says about its own types, read from the documentation files beside the assemblies.</summary>
internal sealed partial class XmlDocumentation
{
    private readonly Dictionary<string, XElement> _members = [];

    public XmlDocumentation(params IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            var file = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
            if (!File.Exists(file)) continue;
            foreach (var member in XDocument.Load(file).Descendants("member"))
                _members[member.Attribute("name")!.Value] = member;
        }
    }

    public string? Of(Type type) => Summary("T:" + Name(type));

    /// <summary>A property's summary, or what its record says about the parameter it comes from.</summary>
    public string? Of(PropertyInfo property) => Summary($"P:{Name(property.DeclaringType!)}.{property.Name}")
        ?? Text(Member("T:" + Name(property.DeclaringType!))?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")?.Value == property.Name));

    public string? OfEnumMember(Type type, string member) => Summary($"F:{Name(type)}.{member}");

    private string? Summary(string id) => Text(Member(id)?.Element("summary"));

    private XElement? Member(string id) => _members.GetValueOrDefault(id);

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string? Text(XElement? element)
    {
        if (element is null) return null;
        var words = string.Concat(element.Nodes().Select(Words));
        var text = Blank().Replace(words, " ").Trim();
        return text.Length == 0 ? null : text;
    }

    // A reference to a member reads as the JSON spells it; a reference to a type or an enum's value is a word.
    private static string Words(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see when see.Attribute("cref")?.Value is { } cref =>
            cref.StartsWith("P:", StringComparison.Ordinal) || cref.StartsWith("F:", StringComparison.Ordinal) ? JsonNamingPolicy.CamelCase.ConvertName(Last(cref)) : Last(cref),
        XElement { Name.LocalName: "paramref" } parameter => JsonNamingPolicy.CamelCase.ConvertName(parameter.Attribute("name")!.Value),
        XElement { Name.LocalName: "item" } item => "- " + string.Concat(item.Nodes().Select(Words)) + " ",
        XElement element => string.Concat(element.Nodes().Select(Words)),
        _ => "",
    };

    private static string Last(string cref) => cref.Split('(')[0].Split('.')[^1];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
