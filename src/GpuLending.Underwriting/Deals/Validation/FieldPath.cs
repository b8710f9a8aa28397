using System.Text;
using FluentValidation.Results;

namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>Writes where a failure stands as a JSON pointer (RFC 6901), as the document spells its members.</summary>
internal static class FieldPath
{
    private const string CaseMember = "/case";

    public static string Of(ValidationFailure failure)
    {
        var path = new StringBuilder();
        foreach (var segment in failure.PropertyName.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
            Append(path, char.ToLowerInvariant(segment[0]) + segment[1..]);
        if (failure.CustomState is FieldBelow below)
        {
            foreach (var segment in below.Segments) Append(path, segment);
        }

        var whole = path.ToString();
        return whole.StartsWith(CaseMember + "/", StringComparison.Ordinal) ? whole[CaseMember.Length..] : whole;
    }

    private static void Append(StringBuilder path, string segment) =>
        path.Append('/').Append(FieldRules.Short(segment).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
}
