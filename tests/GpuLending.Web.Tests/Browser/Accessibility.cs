using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace GpuLending.Web.Tests.Browser;

/// <summary>Checks a page with axe: nothing serious or critical may be found.</summary>
public static class Accessibility
{
    private static readonly string[] Refused = ["serious", "critical"];

    public static async Task ShouldHaveNoSeriousFaultsAsync(this IPage page)
    {
        AxeResult result = await page.RunAxe();
        var faults = result.Violations.Where(violation => Refused.Contains(violation.Impact)).ToList();
        if (faults.Count == 0)
            return;
        var report = new StringBuilder().Append(page.Url).AppendLine();
        foreach (var fault in faults)
        {
            report.Append(fault.Impact).Append(' ').Append(fault.Id).Append(": ").AppendLine(fault.Help);
            foreach (var node in fault.Nodes.Take(5))
                report.Append("    ").AppendLine(node.Html.Length > 200 ? node.Html[..200] : node.Html).Append("      ").AppendLine(node.Any.FirstOrDefault()?.Message);
        }

        faults.ShouldBeEmpty(report.ToString());
    }
}
