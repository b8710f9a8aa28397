using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace GpuLending.Web.Tests.Browser;

/// <summary>Where a page has come to.</summary>
internal static class PageAddress
{
    /// <summary>
    /// Waits until the address matches. The address is asked for again and again: <see cref="IPage.WaitForURLAsync(string, PageWaitForURLOptions)"/>
    /// looks once and then listens, and what happens in between is lost (microsoft/playwright-dotnet issue 3364).
    /// </summary>
    public static Task ReachesAsync(this IPage page, [StringSyntax(StringSyntaxAttribute.Regex)] string address) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(address), new() { Timeout = 60_000 });
}
