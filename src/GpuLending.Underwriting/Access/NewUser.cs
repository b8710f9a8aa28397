using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.AspNetCore.Identity;

namespace GpuLending.Underwriting.Access;

/// <summary>Adds a person without a password and makes the one-time token with which they set it.</summary>
internal static class NewUser
{
    public static async Task<Result<PasswordToken>> AddAsync(
        UnderwritingDbContext context, UserManager<AppUser> users, AuditTrail audit, string email, string displayName, Role role, DateTimeOffset at, Actor? actor,
        CancellationToken cancellationToken)
    {
        email = email.Trim();
        var messages = new List<FieldMessage>();
        if (email.Length is < 3 or > 254 || email.IndexOf('@', StringComparison.Ordinal) is var sign && (sign < 1 || sign == email.Length - 1) || email.Any(char.IsControl))
            messages.Add(new FieldMessage("/email", $"'{email}' is no e-mail address."));
        if (string.IsNullOrWhiteSpace(displayName) || displayName.Length > 120 || displayName.Any(char.IsControl))
            messages.Add(new FieldMessage("/displayName", "A person needs a name of at most 120 characters."));
        if (!Enum.IsDefined(role))
            messages.Add(new FieldMessage("/role", "There is no such role."));
        if (messages.Count > 0)
            return new Result<PasswordToken>.Invalid(messages);

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var user = new AppUser { UserName = email, Email = email, EmailConfirmed = true, DisplayName = displayName.Trim(), Role = role, CreatedAt = at, LockoutEnabled = true };
        var created = await users.CreateAsync(user);
        if (!created.Succeeded)
            return new Result<PasswordToken>.Invalid([.. created.Errors.Select(error => new FieldMessage("/email", error.Description)).DistinctBy(message => message.Message)]);
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.UserCreated, "user", user.Id, null, new { role }), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await PasswordReset.TokenForAsync(users, user);
    }
}
