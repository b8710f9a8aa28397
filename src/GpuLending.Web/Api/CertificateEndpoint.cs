using System.Globalization;
using System.Security.Claims;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Certificates;
using GpuLending.Underwriting.DealMemos;

namespace GpuLending.Web.Api;

/// <summary>Certificates of a draft or a revision as workbooks with live formulas.</summary>
internal static class CertificateEndpoint
{
    public static async Task<IResult> AnswerAsync(MemoSubject subject, CertificateKind kind, HttpRequest request, ClaimsPrincipal caller, ExportCertificate export, CancellationToken cancellationToken)
    {
        var query = new PageQuery(request);
        query.Only("date");
        if (query.Problems.Count > 0) return Problems.Answer(Problems.InvalidRequest(query.Problems));
        DateOnly? date = null;
        if (query.Text("date") is { } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return Problems.Answer(Problems.InvalidRequest([new FieldMessage("/date", $"'{text}' is not a date such as 2027-03-31.")]));
            date = day;
        }

        return (await export.ExecuteAsync(subject, kind, date, DealEndpoints.Actor(caller), cancellationToken)).Answer(
            file => Results.File(file.Content, file.ContentType, file.FileName), Problems.InvalidDocument);
    }
}
