namespace GpuLending.Web.Tests.Api;

/// <summary>A request that is not right in one place.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Method">Its method.</param>
/// <param name="Address">Its path and query.</param>
/// <param name="Body">Its body; null for none.</param>
/// <param name="ContentType">What the body is declared as; null for nothing.</param>
/// <param name="Headers">Further headers.</param>
/// <param name="Field">Pointer that the problem has to name; null when the value may be answered otherwise, as long as it is answered.</param>
internal sealed record MalformedRequest(string Name, HttpMethod Method, string Address, byte[]? Body, string? ContentType, IReadOnlyList<(string Name, string Value)> Headers, string? Field);
