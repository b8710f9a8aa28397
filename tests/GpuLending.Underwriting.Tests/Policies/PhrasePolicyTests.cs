using System.Text;
using System.Text.Json;
using GpuLending.Testing;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Narratives;
using GpuLending.Underwriting.Policies;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Policies;

/// <summary>The table of phrases is a part of the policy: proposed, signed by somebody else, versioned.</summary>
public sealed class PhrasePolicyTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly PhraseRule Solid = new() { Phrase = "rock solid", Figure = "minimum DSCR", Bound = PhraseBound.AtLeast, Level = 2.25 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_change_is_in_force_and_told_in_words_and_an_unsigned_one_is_not()
    {
        var before = await RulesAsync();
        var number = await desk.ProposeAsync(document => document with { Phrases = [.. document.Phrases.Where(rule => rule.Phrase != "well diversified"), Solid] });
        (await RulesAsync()).Select(rule => rule.Phrase).ShouldBe(before.Select(rule => rule.Phrase));
        var changes = (await desk.PolicyAsync(number)).Changes.Where(change => change.Path.StartsWith("/phrases", StringComparison.Ordinal)).ToList();
        changes.Select(change => (change.Field, change.From, change.To)).ShouldBe(
        [
            ("Phrase “well diversified”", "largest customer share of at most 25.0 %", "removed"),
            ("Phrase “rock solid”", "none", "minimum DSCR of at least 2.25x"),
        ]);

        (await desk.DecideAsync(number, PolicyVerdict.Approve, Desk.Manager)).Require().ShouldBe(PolicyState.InForce);

        var after = await RulesAsync();
        after.ShouldContain(Solid);
        after.ShouldNotContain(rule => rule.Phrase == "well diversified");
        (await desk.PolicyAsync(number)).Document.Phrases.ShouldContain(Solid);
    }

    [Theory]
    [InlineData("ab", "minimum DSCR", 1.0, null, "/phrases/0/phrase")]
    [InlineData("{loan size}", "minimum DSCR", 1.0, null, "/phrases/0/phrase")]
    [InlineData("solid", "no such figure", 1.0, null, "/phrases/0/figure")]
    [InlineData("solid", "binding limit", 1.0, null, "/phrases/0/figure")]
    [InlineData("solid", "minimum DSCR", double.NaN, null, "/phrases/0/level")]
    [InlineData("solid", "loan rating", 0.0, "good", "/phrases/0/rating")]
    [InlineData("solid", "loan rating", 0.0, null, "/phrases/0/rating")]
    public void A_row_that_could_not_be_checked_is_refused_at_its_field(string phrase, string figure, double level, string? rating, string path) =>
        PolicyDocumentValidator.Check(PolicyDocument.House with { Phrases = [new() { Phrase = phrase, Figure = figure, Level = level, Rating = rating }] }).Single().Path.ShouldBe(path);

    [Fact]
    public void A_phrase_stands_in_the_table_once() =>
        PolicyDocumentValidator.Check(PolicyDocument.House with { Phrases = [Solid, Solid with { Phrase = "Rock-Solid", Level = 1 }] }).Single().Message.ShouldContain("twice");

    [Fact]
    public void The_products_own_table_is_sound() => PolicyDocumentValidator.Check(PolicyDocument.House).ShouldBeEmpty();

    [Fact]
    public void A_policy_stored_before_there_was_a_table_reads_with_the_products_own()
    {
        var stored = Encoding.UTF8.GetString(DealDocumentJson.ToCanonicalBytes(PolicyDocument.House));
        var older = JsonDocument.Parse(stored).RootElement.EnumerateObject().Where(member => member.Name != "phrases").ToDictionary(member => member.Name, member => member.Value);

        JsonSerializer.Deserialize<PolicyDocument>(JsonSerializer.Serialize(older), DealDocumentJson.Options)!.Phrases.ShouldBe(PhraseRules.House);
    }

    private async Task<IReadOnlyList<PhraseRule>> RulesAsync() => (await desk.Get<ReadPhraseRules>().ExecuteAsync(Desk.Analyst, Cancel)).Require();
}
