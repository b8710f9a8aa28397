namespace GpuLending.Underwriting.Deals;

/// <summary>JSON pointers (RFC 6901): how a place in the document is named.</summary>
internal static class DocumentPath
{
    public static string Append(string path, string segment) =>
        path + "/" + segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string[] Segments(string path) => path.Length == 0
        ? []
        : [.. path.Split('/').Skip(1).Select(segment => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
}
