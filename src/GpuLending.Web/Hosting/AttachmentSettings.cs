using System.Globalization;
using GpuLending.Underwriting.Attachments;

namespace GpuLending.Web.Hosting;

/// <summary>Where documents on file are kept, by configuration: <c>Attachments:Storage</c> (Database or Folder), <c>Attachments:Folder</c>, <c>Attachments:LargestMegabytes</c>.</summary>
internal static class AttachmentSettings
{
    /// <exception cref="StartRefusedException">A setting makes no sense, or the folder cannot be written.</exception>
    public static AttachmentOptions Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Attachments");
        var (storage, folder, largest) = (settings["Storage"], settings["Folder"], settings["LargestMegabytes"]);
        if (!string.IsNullOrEmpty(storage) && !storage.Equals("Database", StringComparison.OrdinalIgnoreCase) && !storage.Equals("Folder", StringComparison.OrdinalIgnoreCase))
            throw new StartRefusedException(StartMessages.AttachmentsRefused($"Attachments:Storage is '{storage}': it is Database or Folder."));
        var megabytes = AttachmentOptions.UsualMegabytes;
        if (!string.IsNullOrEmpty(largest) && (!int.TryParse(largest, NumberStyles.None, CultureInfo.InvariantCulture, out megabytes) || megabytes is < 1 or > AttachmentOptions.MostMegabytes))
            throw new StartRefusedException(StartMessages.AttachmentsRefused($"Attachments:LargestMegabytes is '{largest}': it is a whole number from 1 to {AttachmentOptions.MostMegabytes}."));
        if (!"Folder".Equals(storage, StringComparison.OrdinalIgnoreCase)) return new AttachmentOptions { LargestMegabytes = megabytes };
        if (string.IsNullOrWhiteSpace(folder))
            throw new StartRefusedException(StartMessages.AttachmentsRefused("Attachments:Storage is Folder, and Attachments:Folder does not say which."));
        return new AttachmentOptions { Folder = Writable(Path.GetFullPath(folder)), LargestMegabytes = megabytes };
    }

    private static string Writable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return folder;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(StartMessages.AttachmentsRefused($"The folder {folder} cannot be written: {refused.Message}"), refused);
        }
    }
}
