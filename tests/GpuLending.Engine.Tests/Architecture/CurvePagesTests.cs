using GpuLending.Engine.Depreciation;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Architecture;

/// <summary>Every kind of curve has its page, and the catalogue's page lists it.</summary>
public sealed class CurvePagesTests
{
    public static TheoryData<string> Kinds { get; } = [.. CurveCatalogue.Standard.Kinds.Select(kind => kind.Id)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_a_page_with_its_parameters_and_limits_and_is_listed(string id)
    {
        var folder = Path.Combine(Root(), "docs", "methodology");
        var page = File.ReadAllText(Path.Combine(folder, $"depreciation-{id}.md"));
        page.ShouldContain($"`{id}`");
        foreach (var section in new[] { "**Purpose.**", "**Formula.**", "**Behaviour", "arameters.**", "**Limits.**", "**Source.**", "**Test.**" })
            page.ShouldContain(section, customMessage: $"{id}: {section}");
        foreach (var parameter in CurveCatalogue.Standard.Find(id).Parameters)
            page.ShouldContain(parameter.Name, Case.Sensitive, $"{id}: {parameter.Name}");
        File.ReadAllText(Path.Combine(folder, "depreciation-curves.md")).ShouldContain($"| `{id}` |");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GpuLending.sln")))
            folder = folder.Parent.ShouldNotBeNull("the tests run inside the repository");
        return folder.FullName;
    }
}
