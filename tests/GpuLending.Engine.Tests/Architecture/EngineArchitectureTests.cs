using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Architecture;

public sealed partial class EngineArchitectureTests
{
    private static readonly Assembly Engine = typeof(Money).Assembly;

    // What would make the same inputs give another answer tomorrow, on another machine, or on another thread.
    private static readonly string[] Forbidden =
    [
        "DateTime.get_Now", "DateTime.get_UtcNow", "DateTime.get_Today", "DateTimeOffset.get_Now", "DateTimeOffset.get_UtcNow",
        "TimeProvider.get_System", "Stopwatch.StartNew", "Stopwatch.GetTimestamp", "Environment.get_TickCount", "Environment.get_TickCount64",
        "Environment.get_MachineName", "Environment.GetEnvironmentVariable", "Random.get_Shared", "Guid.NewGuid", "Guid.CreateVersion7",
        "RandomNumberGenerator.GetBytes", "Console.WriteLine", "File.ReadAllText", "File.OpenRead", "File.WriteAllText",
        "CultureInfo.get_CurrentCulture", "CultureInfo.get_CurrentUICulture",
    ];

    private static readonly string[] ForbiddenTypes = ["Console", "File", "Directory", "HttpClient", "Socket", "Thread", "Process", "TimeZoneInfo"];

    [Fact]
    public void The_engine_references_nothing_but_the_base_class_library()
    {
        var others = Engine.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => name != "System" && !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("netstandard" or "mscorlib"))
            .ToList();
        others.ShouldBeEmpty();

        // System.* is also the name of packages: what is referenced must come with the runtime.
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        foreach (var assembly in Engine.GetReferencedAssemblies())
            File.Exists(Path.Combine(runtime, assembly.Name + ".dll")).ShouldBeTrue($"{assembly.Name} is not part of the runtime");
    }

    [Fact]
    public void The_engine_reads_no_clock_no_culture_no_environment_and_no_file()
    {
        var members = MembersUsed().ToList();
        members.ShouldContain(member => member.StartsWith("DateOnly.", StringComparison.Ordinal), "the scan must see what the engine does use");
        members.Where(member => Forbidden.Contains(member) || ForbiddenTypes.Contains(member.Split('.')[0])).ShouldBeEmpty();
    }

    [Fact]
    public void No_public_property_can_be_set_and_no_public_field_can_be_written()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var setters = Engine.GetExportedTypes().SelectMany(type => type.GetProperties(all))
            .Where(property => property.SetMethod is { IsPublic: true } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");
        setters.ShouldBeEmpty();

        var fields = Engine.GetExportedTypes().Where(type => !type.IsEnum).SelectMany(type => type.GetFields(all))
            .Where(field => !field.IsInitOnly && !field.IsLiteral)
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name}");
        fields.ShouldBeEmpty();
    }

    [Fact]
    public void No_public_property_hands_out_a_collection_that_can_be_changed()
    {
        Type[] mutable = [typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(IList<>), typeof(IDictionary<,>), typeof(ICollection<>)];
        var exposed = Engine.GetExportedTypes().SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType.IsArray
                || (property.PropertyType.IsGenericType && mutable.Contains(property.PropertyType.GetGenericTypeDefinition())))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");
        exposed.ShouldBeEmpty();
    }

    [Fact]
    public void Names_keep_the_house_rules()
    {
        string[] empty = ["Manager", "Helper", "Utils", "Common", "Service"];
        foreach (var type in Engine.GetExportedTypes())
        {
            type.Namespace!.ShouldStartWith("GpuLending.Engine");
            empty.Where(word => type.Name.EndsWith(word, StringComparison.Ordinal)).ShouldBeEmpty(type.Name);
            if (type is { IsClass: true, IsAbstract: false })
                type.IsSealed.ShouldBeTrue($"{type.Name} is meant to be sealed");
        }
    }

    [Fact]
    public void Every_methodology_page_the_code_names_exists()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "GpuLending.sln")))
            root = root.Parent.ShouldNotBeNull("the tests run inside the repository");
        var named = Directory.EnumerateFiles(Path.Combine(root.FullName, "src", "GpuLending.Engine"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => PageName().Matches(File.ReadAllText(file)).Select(match => match.Value)).Distinct().ToList();
        named.ShouldNotBeEmpty();
        named.Where(page => !File.Exists(Path.Combine(root.FullName, page))).ShouldBeEmpty();
    }

    [GeneratedRegex(@"docs/methodology/[a-z0-9-]+\.md")]
    private static partial Regex PageName();

    private static IEnumerable<string> MembersUsed()
    {
        using var file = new PEReader(File.OpenRead(Engine.Location));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference)
                continue;
            var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
            yield return $"{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
        }
    }
}
