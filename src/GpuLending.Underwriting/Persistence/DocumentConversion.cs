using System.Text;
using System.Text.Json;
using GpuLending.Underwriting.Deals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Persistence;

/// <summary>Stores an immutable record as jsonb through the document's one serializer.</summary>
internal static class DocumentConversion
{
    public static PropertyBuilder<T> HasDocumentConversion<T>(this PropertyBuilder<T> property)
        where T : class
    {
        property.HasColumnType("jsonb").HasConversion(
            value => Write(value),
            text => Read<T>(text),
            // Immutable, so that the snapshot is the value itself.
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b) || (a != null && b != null && Write(a) == Write(b)), value => Write(value).GetHashCode(), value => value));
        return property;
    }

    private static string Write<T>(T value) => Encoding.UTF8.GetString(DealDocumentJson.ToCanonicalBytes(value));

    private static T Read<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, DealDocumentJson.Options) ?? throw new JsonException("A stored document is empty.");
}
