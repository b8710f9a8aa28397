using System.Reflection;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using GpuLending.Web.Hosting;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Architecture;

public sealed class WebArchitectureTests
{
    [Fact]
    public void The_web_project_knows_neither_EF_Core_nor_Npgsql()
    {
        DatabaseAssemblies(typeof(UnderwritingDbContext).Assembly).ShouldNotBeEmpty("the scan must see what the service does use");
        DatabaseAssemblies(typeof(DeskHost).Assembly).ShouldBeEmpty();
    }

    [Fact]
    public void No_page_holds_a_row_of_the_database()
    {
        var entities = typeof(UnderwritingDbContext).GetProperties()
            .Where(property => property.PropertyType.IsGenericType && property.PropertyType.Name.StartsWith("DbSet", StringComparison.Ordinal))
            .Select(property => property.PropertyType.GetGenericArguments()[0])
            .Where(type => type != typeof(AppUser)) // what ASP.NET Core Identity signs in
            .ToHashSet();
        entities.ShouldContain(typeof(Deal));

        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var held = typeof(DeskHost).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(all).Select(field => (Member: $"{type.Name}.{field.Name}", Type: field.FieldType)))
            .Where(field => entities.Contains(field.Type) || field.Type.GetGenericArguments().Any(entities.Contains))
            .Select(field => field.Member);
        held.ShouldBeEmpty();
    }

    /// <summary>What the compiled code refers to, not what the project file names: a package that comes along unused is no use of it.</summary>
    private static IEnumerable<string> DatabaseAssemblies(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => name.Contains("EntityFrameworkCore", StringComparison.Ordinal) || name.StartsWith("Npgsql", StringComparison.Ordinal));
}
