using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace GpuLending.Underwriting.Access;

/// <summary>The people of a demonstration. Never seeded where a connection string says that the data are real.</summary>
public sealed class DemoUsers(IServiceScopeFactory scopes, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Everybody's password; printed at the start, so that it protects nothing.</summary>
    public const string Password = "Demo-Desk-2026";

    public static IReadOnlyList<DemoUser> All { get; } =
    [
        new(new Guid("0199a000-0000-7000-8000-000000000001"), "analyst@demo.example", "A. Analyst", Role.Analyst),
        new(new Guid("0199a000-0000-7000-8000-000000000002"), "analyst2@demo.example", "B. Analyst", Role.Analyst),
        new(new Guid("0199a000-0000-7000-8000-000000000003"), "risk@demo.example", "R. Officer", Role.RiskOfficer),
        new(new Guid("0199a000-0000-7000-8000-000000000004"), "manager@demo.example", "M. Manager", Role.Manager),
        new(new Guid("0199a000-0000-7000-8000-000000000005"), "admin@demo.example", "C. Administrator", Role.Administrator),
        new(new Guid("0199a000-0000-7000-8000-000000000006"), "auditor@demo.example", "D. Auditor", Role.Auditor),
    ];

    /// <summary>Adds whoever is missing. Can be repeated.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<UnderwritingDbContext>();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        foreach (var person in All)
        {
            if (await users.FindByIdAsync(person.UserId.ToString()) is not null)
                continue;
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var user = new AppUser
            {
                Id = person.UserId,
                UserName = person.Email,
                Email = person.Email,
                EmailConfirmed = true,
                DisplayName = person.DisplayName,
                Role = person.Role,
                CreatedAt = clock.GetUtcNow(),
                LockoutEnabled = true,
            };
            var created = await users.CreateAsync(user, Password);
            if (!created.Succeeded)
                throw new InvalidOperationException($"Demo user {person.Email}: {string.Join(' ', created.Errors.Select(error => error.Description))}");
            await audit.AppendAsync(context, null, new AuditEvent(AuditActions.UserCreated, "user", user.Id, null, new { role = user.Role }), cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
