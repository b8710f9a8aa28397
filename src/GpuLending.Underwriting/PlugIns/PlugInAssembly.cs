using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace GpuLending.Underwriting.PlugIns;

/// <summary>A file of the plug-in folder, read once: what is hashed is what is loaded.</summary>
internal sealed record PlugInAssembly
{
    /// <summary>The file, in full.</summary>
    public required string Path { get; init; }

    /// <summary>The file, below the plug-in folder.</summary>
    public required string File { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>The assembly's simple name; empty when the file is no assembly.</summary>
    public string Name { get; init; } = "";

    public ImmutableArray<AssemblyName> References { get; init; } = [];

    /// <summary>Why it cannot be looked into; null when it can.</summary>
    public string? Fault { get; init; }

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>Reads a file and what it says it needs, without running any of it.</summary>
    public static PlugInAssembly Read(string folder, string path)
    {
        var file = System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/');
        byte[] content;
        try
        {
            content = System.IO.File.ReadAllBytes(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new PlugInAssembly { Path = path, File = file, Content = [], Fault = $"The file cannot be read: {unreadable.Message}" };
        }

        var read = new PlugInAssembly { Path = path, File = file, Content = content };
        try
        {
            using var portable = new PEReader(new MemoryStream(content));
            if (!portable.HasMetadata)
                return read with { Fault = "The file is no .NET assembly." };
            var metadata = portable.GetMetadataReader();
            if (!metadata.IsAssembly)
                return read with { Fault = "The file is no .NET assembly." };
            return read with
            {
                Name = metadata.GetString(metadata.GetAssemblyDefinition().Name),
                References = [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())],
            };
        }
        catch (Exception broken) when (broken is BadImageFormatException or InvalidOperationException or OverflowException or ArgumentException)
        {
            return read with { Fault = "The file is no .NET assembly." };
        }
    }
}
