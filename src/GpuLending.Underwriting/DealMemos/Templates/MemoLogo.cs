using System.Buffers.Binary;

namespace GpuLending.Underwriting.DealMemos.Templates;

/// <summary>A logo: a PNG or JPEG, told by its bytes and not by its name.</summary>
/// <param name="Content">The file.</param>
/// <param name="ContentType">"image/png" or "image/jpeg".</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record MemoLogo(byte[] Content, string ContentType, int Width, int Height)
{
    /// <summary>Largest file in bytes.</summary>
    public const int LargestFile = 256 * 1024;

    /// <summary>Largest width and height in pixels.</summary>
    public const int LargestSide = 4_000;

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The logo, or in words why the file is none.</summary>
    public static (MemoLogo? Logo, string? Problem) Read(byte[] file)
    {
        if (file.Length > LargestFile) return (null, $"The logo is larger than {LargestFile / 1024} kB.");
        var start = System.Text.Encoding.UTF8.GetString(file.AsSpan(0, Math.Min(file.Length, 400)));
        if (start.Contains("<svg", StringComparison.OrdinalIgnoreCase) || start.Contains("<?xml", StringComparison.OrdinalIgnoreCase))
            return (null, "An SVG may carry script and is not taken: save the logo as a PNG.");
        var logo = OfPng(file) ?? OfJpeg(file);
        if (logo is null) return (null, "The file is neither a PNG nor a JPEG.");
        return logo.Width is < 1 or > LargestSide || logo.Height is < 1 or > LargestSide
            ? (null, $"The logo is {logo.Width} by {logo.Height} pixels; at most {LargestSide} either way.")
            : (logo, null);
    }

    private static MemoLogo? OfPng(byte[] file) => file.Length > 33 && file.AsSpan().StartsWith(Png) && file.AsSpan(12, 4).SequenceEqual("IHDR"u8)
        ? new(file, "image/png", BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)))
        : null;

    /// <summary>Walks a JPEG's segments to the one that holds its size.</summary>
    private static MemoLogo? OfJpeg(byte[] file)
    {
        if (file.Length < 12 || file[0] != 0xFF || file[1] != 0xD8) return null;
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new(file, "image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 7)), BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 5)));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
        }

        return null;
    }
}
