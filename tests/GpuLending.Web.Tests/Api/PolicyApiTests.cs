using System.Net.Http.Headers;
using System.Text.Json;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Policies;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

public sealed class PolicyApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_policy_in_force_is_the_one_that_results_name()
    {
        var current = await AskAsync(HttpMethod.Get, "/api/v1/policies/current");
        current.Status.ShouldBe(200, current.Text);
        ((string)current.Body["version"]!["state"]!).ShouldBe("inForce");
        var document = current.Body["document"].Deserialize<PolicyDocument>(DealDocumentJson.Options)!;
        document.Lending.AdvanceGrid.Rows.ShouldBe(AdvanceGrid.Default.Rows);

        var deal = NewDealTerms.Start("A deal", new Engine.Credit.BorrowerProfile { Name = "B" }, new DateOnly(2026, 11, 23));
        ((string)(await api.EvaluateAsync(deal)).Result["policyVersion"]!).ShouldBe(document.Lending.Version);
    }

    [Fact]
    public async Task Every_version_can_be_read_with_what_it_changes()
    {
        var officer = DemoUsers.All.First(user => user.Role == Role.RiskOfficer).ToActor();
        var draft = (await api.Get<OpenPolicyDraft>().ExecuteAsync(officer, Cancel)).Require();
        var changed = draft.Head with { Lending = draft.Head.Lending with { ThinHistoryHaircut = 0.25 } };
        var number = (await api.Get<ProposePolicy>().ExecuteAsync(
            new ProposePolicyCommand(draft.HeadNumber, changed, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), "Thinner than thought"), officer, Cancel)).Require();

        var version = await AskAsync(HttpMethod.Get, $"/api/v1/policies/{number}");
        ((string)version.Body["version"]!["state"]!).ShouldBe("proposed");
        var change = version.Body["changes"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)change["from"]!, (string)change["to"]!).ShouldBe(("15 %", "25 %"));
        (await AskAsync(HttpMethod.Get, "/api/v1/policies")).Body.AsArray().Count.ShouldBe(number);
        (await AskAsync(HttpMethod.Get, "/api/v1/policies/999")).Status.ShouldBe(404);
    }

    /// <summary>A signature asks for the person's password at the desk: a key, whoever made it, proposes and signs nothing.</summary>
    [Theory]
    [InlineData("POST", "/api/v1/policies")]
    [InlineData("PUT", "/api/v1/policies/current")]
    [InlineData("POST", "/api/v1/policies/2/decisions")]
    public async Task No_key_proposes_or_signs(string method, string address)
    {
        var answer = await AskAsync(new HttpMethod(method), address);
        answer.Status.ShouldBeOneOf(404, 405);
        answer.ContentType.ShouldBe("application/problem+json");
    }

    private async Task<ApiAnswer> AskAsync(HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Key);
        return await api.SendAsync(request);
    }
}
