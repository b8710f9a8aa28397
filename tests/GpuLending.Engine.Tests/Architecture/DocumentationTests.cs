using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Architecture;

/// <summary>What the documents name is there: a moved file must not leave a false sentence behind.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Root = RepositoryRoot();

    private static readonly string[] Files = [.. Directory.EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => (file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("tests/", StringComparison.Ordinal) || file.StartsWith("docs/", StringComparison.Ordinal))
            && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))];

    public static TheoryData<string> Pages { get; } =
        [.. Files.Where(file => file.StartsWith("docs/", StringComparison.Ordinal) && file.EndsWith(".md", StringComparison.Ordinal)).Append("README.md").Order(StringComparer.Ordinal)];

    public static TheoryData<string> Methods { get; } =
        [.. Files.Where(file => file.StartsWith("docs/methodology/", StringComparison.Ordinal) && file.EndsWith(".md", StringComparison.Ordinal) && !file.EndsWith("/README.md", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_file_and_test_a_page_names_exists(string page)
    {
        var text = File.ReadAllText(Path.Combine(Root, page));

        var files = FileName().Matches(text).Select(match => match.Groups[1].Value);
        var classes = TestClass().Matches(text).Select(match => match.Groups[1].Value + ".cs");
        var links = Link().Matches(text).Select(match => match.Groups[1].Value);
        files.Concat(classes).Where(name => !IsThere(name)).ShouldBeEmpty(page);
        links.Where(link => !Path.Exists(Path.Combine(Root, Path.GetDirectoryName(page)!, link))).ShouldBeEmpty(page);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_methodology_page_says_its_purpose_names_a_test_and_is_listed(string page)
    {
        var text = File.ReadAllText(Path.Combine(Root, page));

        text.ShouldContain("**Purpose.**", customMessage: page);
        (TestClass().IsMatch(text) || TestFile().IsMatch(text)).ShouldBeTrue($"{page} names no test");
        File.ReadAllText(Path.Combine(Root, "docs/methodology/README.md")).ShouldContain($"]({Path.GetFileName(page)})");
    }

    /// <summary>The name may leave out the front of the path: "Engine/Sizing/LoanSizer.cs", "LoanSizer.cs".</summary>
    private static bool IsThere(string name) => Files.Any(file =>
        file.EndsWith('/' + name, StringComparison.Ordinal) || file.EndsWith('.' + name, StringComparison.Ordinal) || file == name);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GpuLending.sln")))
            folder = folder.Parent.ShouldNotBeNull("the tests run inside the repository");
        return folder.FullName;
    }

    [GeneratedRegex(@"`([A-Za-z][\w./-]*\.(?:cs|razor|md|css|js|csproj))`")]
    private static partial Regex FileName();

    [GeneratedRegex(@"[/`]([A-Z]\w+Tests)[`:]")]
    private static partial Regex TestClass();

    [GeneratedRegex(@"`[\w./]*(?:Tests|Properties)\.cs`")]
    private static partial Regex TestFile();

    [GeneratedRegex(@"\]\(([^):#]+)\)")]
    private static partial Regex Link();
}
