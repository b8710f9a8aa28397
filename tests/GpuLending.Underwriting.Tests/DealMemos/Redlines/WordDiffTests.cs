using GpuLending.Underwriting.DealMemos.Redlines;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos.Redlines;

/// <summary>What differs between two texts, word by word. Tests write [-taken out-] and [+put in+].</summary>
public sealed class WordDiffTests
{
    [Theory]
    [InlineData("the loan is 1.30x covered", "the loan is 1.25x covered", "the loan is [-1.30x-][+1.25x+] covered")]
    [InlineData("a b c d e f", "a b c d e f", "a b c d e f")]
    [InlineData("The borrower shall hold cash of USD 100.0m.", "The borrower shall hold cash of at least USD 120.0m.", "The borrower shall hold cash of [+at least +]USD [-100.0m-][+120.0m+].")]
    [InlineData("First tested on 30 Apr 2027.", "First tested on 31 Oct 2027.", "First tested on [-30 Apr-][+31 Oct+] 2027.")]
    [InlineData("none", "not provided", "[-none-][+not provided+]")]
    [InlineData("", "put in", "[+put in+]")]
    [InlineData("taken out", "", "[-taken out-]")]
    [InlineData("数据中心贷款", "数据中心租赁", "[-数据中心贷款-][+数据中心租赁+]")]
    public void It_strikes_out_and_puts_in(string before, string after, string redline) => Written(WordDiff.Between(before, after)).ShouldBe(redline);

    [Theory]
    [InlineData("1,412.6", "1,394.4", "[-1,412.6-] [+1,394.4+]")]
    [InlineData("65.0 %", "65.0 %", "65.0 %")]
    [InlineData("", "7", "[+7+]")]
    public void A_figure_is_replaced_whole(string before, string after, string redline) => Written(WordDiff.Whole(before, after)).ShouldBe(redline);

    [Fact]
    public void Whatever_the_texts_taking_the_marks_away_gives_back_both()
    {
        var random = new Random(20261123);
        string[] words = ["the", "loan", "is", "1.30x", ",", " ", "  ", "\n", "covered", "借款", "é", "-", "12 May", "\uFDD2"];
        for (var i = 0; i < 3_000; i++)
        {
            var (before, after) = (Text(), Text());
            var redline = WordDiff.Between(before, after);
            Of(redline, RedlineKind.Deleted).ShouldBe(RedlineMarks.Clean(before));
            Of(redline, RedlineKind.Inserted).ShouldBe(RedlineMarks.Clean(after));
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => words[random.Next(words.Length)]));
    }

    private static string Of(string redline, RedlineKind side) => string.Concat(RedlineMarks.Split(redline).Where(run => run.Kind == RedlineKind.Kept || run.Kind == side).Select(run => run.Text));

    private static string Written(string redline) => string.Concat(RedlineMarks.Split(redline).Select(run => run.Kind switch
    {
        RedlineKind.Inserted => $"[+{run.Text}+]",
        RedlineKind.Deleted => $"[-{run.Text}-]",
        RedlineKind.Kept => run.Text,
    }));
}
