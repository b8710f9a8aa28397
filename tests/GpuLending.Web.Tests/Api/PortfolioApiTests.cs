using System.Net.Http.Headers;
using GpuLending.Underwriting.Access;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

public sealed class PortfolioApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_book_is_measured_and_its_parts_sum()
    {
        var answer = await GetAsync("/api/v1/portfolio?paths=5000&assumedProbability=0.05&confidence=0.99");
        answer.Status.ShouldBe(200, answer.Text);
        var result = answer.Body["result"]!;
        var loans = result["loans"]!.AsArray();
        loans.Sum(loan => (double)loan!["unexpectedLoss"]!).ShouldBe((double)result["unexpectedLoss"]!, 1e-6);
        loans.Sum(loan => (double)loan!["shortfall"]!).ShouldBe((double)result["tail"]!["expectedShortfall"]!, 1e-6);
        result["concentrations"]!.AsArray().Count.ShouldBe(4);
        ((string)answer.Body["currency"]!).ShouldBe("USD");

        (await GetAsync("/api/v1/portfolio?paths=5")).ErrorAt("/paths").ShouldContain("1000");
        var worse = await GetAsync("/api/v1/portfolio?paths=5000&assumedProbability=0.05&confidence=0.99&lossSensitivity=0.5&siteLimit=0.1");
        worse.Status.ShouldBe(200, worse.Text);
        ((double)worse.Body["result"]!["expectedLoss"]!).ShouldBe((double)result["expectedLoss"]!, 1e-6);
        ((double)worse.Body["result"]!["terms"]!["siteLimit"]!).ShouldBe(0.1);
        (await GetAsync("/api/v1/portfolio?lossSensitivity=7")).ErrorAt("/lossSensitivity").ShouldContain("0 to 1");
        (await GetAsync("/api/v1/portfolio?vendorLimit=0")).ErrorAt("/terms").ShouldContain("above 0");
        (await GetAsync("/api/v1/portfolio?horizn=life")).ErrorAt("/horizn").ShouldContain("horizon");
        (await GetAsync($"/api/v1/portfolio?paths=5000&deal={Guid.NewGuid()}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_key_for_evaluations_alone_may_not_read_the_book()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/portfolio");
        var made = (await api.Get<CreateApiKey>().ExecuteAsync(new CreateApiKeyCommand("Narrow", [ApiScopes.Evaluations]), ApiFixture.Analyst, TestContext.Current.CancellationToken)).Require();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", made.Key);
        (await api.SendAsync(request)).Status.ShouldBe(403);
    }

    private async Task<ApiAnswer> GetAsync(string address)
    {
        var made = (await api.Get<CreateApiKey>().ExecuteAsync(new CreateApiKeyCommand("Book", [ApiScopes.DealsRead]), ApiFixture.Analyst, TestContext.Current.CancellationToken)).Require();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", made.Key);
        return await api.SendAsync(request);
    }
}
