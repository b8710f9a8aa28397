using GpuLending.Engine.Credit;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Credit;

public sealed class CreditRatingTests
{
    // Source of the S&P and Moody's pairs: Basel Committee, standardised approach, external ratings table. text, letters, category, investment grade
    [Theory]
    [InlineData("AAA", "AAA", "AAA", true)]
    [InlineData("Aaa", "AAA", "AAA", true)]
    [InlineData("Aa2", "AA", "AA", true)]
    [InlineData("A3", "A-", "A", true)]
    [InlineData("A (low)", "A-", "A", true)]
    [InlineData("A(high)", "A+", "A", true)]
    [InlineData("BBB-", "BBB-", "BBB", true)]
    [InlineData("Baa3", "BBB-", "BBB", true)]
    [InlineData("BB+", "BB+", "BB", false)]
    [InlineData("Ba2", "BB", "BB", false)]
    [InlineData(" B3 ", "B-", "B", false)]
    [InlineData("Caa1", "CCC+", "CCC", false)]
    [InlineData("Ca", "CC", "CCC", false)]
    [InlineData("C", "C", "CCC", false)]
    [InlineData("D", "D", "D", false)]
    [InlineData("NR", "NR", "NR", false)]
    [InlineData("nr", "NR", "NR", false)]
    public void Every_agencys_name_is_read(string text, string letters, string category, bool investmentGrade)
    {
        var rating = CreditRating.Parse(text);
        rating.ToString().ShouldBe(letters);
        rating.Category.ShouldBe(category);
        rating.IsInvestmentGrade.ShouldBe(investmentGrade);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAA+")]
    [InlineData("aaa")]
    [InlineData("BBBB")]
    [InlineData("Baa4")]
    [InlineData(null)]
    public void What_is_no_rating_is_refused(string? text)
    {
        CreditRating.TryParse(text, out var rating).ShouldBeFalse();
        rating.ShouldBe(CreditRating.NotRated);
        Should.Throw<ArgumentException>(() => CreditRating.Parse(text!));
    }

    [Fact]
    public void The_scale_runs_from_strong_to_weak_and_not_rated_comes_last()
    {
        CreditRating.Scale.Length.ShouldBe(22);
        CreditRating.Scale.Select(rating => rating.ToString()).Distinct().Count().ShouldBe(22);
        foreach (var rating in CreditRating.Scale)
        {
            CreditRating.Parse(rating.ToString()).ShouldBe(rating);
            (rating < CreditRating.NotRated).ShouldBeTrue();
            if (rating.ToString() != "D")
                CreditRating.Parse(rating.MoodysName).ShouldBe(rating);
        }

        CreditRating.Parse("A-").IsAtLeast(CreditRating.Parse("Baa1")).ShouldBeTrue();
        CreditRating.Parse("BBB").IsAtLeast(CreditRating.Parse("BBB+")).ShouldBeFalse();
        CreditRating.NotRated.IsAtLeast(CreditRating.Parse("D")).ShouldBeFalse();
        CreditRating.NotRated.IsAtLeast(CreditRating.NotRated).ShouldBeTrue();
        default(CreditRating).ShouldBe(CreditRating.NotRated);
    }

    [Fact]
    public void Notching_stays_on_the_scale()
    {
        CreditRating.Parse("BBB-").Weaken(1).ToString().ShouldBe("BB+");
        CreditRating.Parse("BBB-").Weaken(-1).ToString().ShouldBe("BBB");
        CreditRating.Parse("AAA").Weaken(-3).ToString().ShouldBe("AAA");
        CreditRating.Parse("CC").Weaken(int.MaxValue).ToString().ShouldBe("D");
        CreditRating.NotRated.Weaken(2).ShouldBe(CreditRating.NotRated);
    }

    [Fact]
    public void A_weighted_average_rounds_to_the_weaker_notch()
    {
        CreditRating.WeightedAverage([(CreditRating.Parse("A"), 1), (CreditRating.Parse("BBB"), 1)]).ToString().ShouldBe("BBB+");
        CreditRating.WeightedAverage([(CreditRating.Parse("A"), 3), (CreditRating.Parse("A-"), 0.001)]).ToString().ShouldBe("A-");
        CreditRating.WeightedAverage([(CreditRating.Parse("A"), 0.1), (CreditRating.Parse("A"), 0.2)]).ToString().ShouldBe("A");
        CreditRating.WeightedAverage([(CreditRating.Parse("A"), 1), (CreditRating.NotRated, 1)]).ToString().ShouldBe("B");
        CreditRating.WeightedAverage([(CreditRating.NotRated, 5)]).ShouldBe(CreditRating.NotRated);
        CreditRating.WeightedAverage([]).ShouldBe(CreditRating.NotRated);
        Should.Throw<ArgumentException>(() => CreditRating.WeightedAverage([(CreditRating.NotRated, -1)]));
    }
}
