using GpuLending.Underwriting.Access;

namespace GpuLending.Web.Hosting.StandIn;

/// <summary>The demonstration's people in memory, until the user table is there.</summary>
public sealed class StandInUsers
{
    private static readonly Dictionary<string, Actor> People = new(StringComparer.OrdinalIgnoreCase)
    {
        ["analyst@demo.example"] = new(new Guid("0199a000-0000-7000-8000-000000000001"), "A. Analyst", Role.Analyst),
        ["analyst2@demo.example"] = new(new Guid("0199a000-0000-7000-8000-000000000002"), "B. Analyst", Role.Analyst),
        ["risk@demo.example"] = new(new Guid("0199a000-0000-7000-8000-000000000003"), "R. Officer", Role.RiskOfficer),
        ["manager@demo.example"] = new(new Guid("0199a000-0000-7000-8000-000000000004"), "M. Manager", Role.Manager),
        ["admin@demo.example"] = new(new Guid("0199a000-0000-7000-8000-000000000005"), "C. Administrator", Role.Administrator),
        ["auditor@demo.example"] = new(new Guid("0199a000-0000-7000-8000-000000000006"), "D. Auditor", Role.Auditor),
    };

    public IReadOnlyList<(string Email, string Name, string Role)> All { get; } =
        [.. People.Select(person => (person.Key, person.Value.DisplayName, Layout.RoleNames.Of(person.Value.Role)))];

    public Actor? Find(string email, string password) => password == DemoSignIn.Password ? People.GetValueOrDefault(email.Trim()) : null;
}
