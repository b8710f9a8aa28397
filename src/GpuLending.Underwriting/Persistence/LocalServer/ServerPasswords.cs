using System.Security.Cryptography;
using System.Text.Json;

namespace GpuLending.Underwriting.Persistence.LocalServer;

/// <summary>The random passwords of one private server, kept in a file that only its owner reads.</summary>
internal sealed record ServerPasswords(string Superuser, string Owner, string Application)
{
    public override string ToString() => "(passwords)";

    internal static ServerPasswords ReadOrCreate(DataFolder folder)
    {
        if (File.Exists(folder.Passwords))
        {
            try
            {
                if (JsonSerializer.Deserialize<ServerPasswords>(File.ReadAllText(folder.Passwords)) is { Superuser.Length: > 0 } found)
                    return found;
            }
            catch (JsonException)
            {
                // Falls through to the message: a torn file cannot happen by our own writing, so a person has to look at it.
            }
            catch (UnauthorizedAccessException denied)
            {
                throw new LocalPostgresException($"{folder.Passwords} cannot be read by {Environment.UserName}; GpuLending was started as another user before.", denied);
            }

            throw new LocalPostgresException($"{folder.Passwords} is damaged. Restore it from a backup; without it the data in {folder.Cluster} cannot be opened.");
        }

        if (folder.MajorVersion is not null)
            throw new LocalPostgresException($"{folder.Passwords} is missing. Restore it from a backup; without it the data in {folder.Cluster} cannot be opened.");

        var created = new ServerPasswords(Random(), Random(), Random());
        var half = folder.Passwords + ".new";
        File.Delete(half);
        WritePrivate(half, JsonSerializer.Serialize(created));
        File.Move(half, folder.Passwords);
        return created;
    }

    /// <summary>Writes a file that nobody but its owner can read, from the first byte on.</summary>
    internal static void WritePrivate(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }

    private static string Random() => RandomNumberGenerator.GetHexString(40, lowercase: true);
}
