using GpuLending.Engine.Numerics;
using GpuLending.Engine.Portfolio;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Portfolio;

/// <summary>Closed forms: Vasicek's limit of a large homogeneous book, the binomial distribution of independent defaults, two loans by the bivariate normal distribution.</summary>
public sealed class PortfolioModelTests
{
    private static readonly PortfolioTerms Independent = new() { MarketCorrelation = 0, GenerationCorrelation = 0, CustomerCorrelation = 0 };

    [Theory]
    // Sheppard (1899): at zero bounds a quarter plus the arc sine over two pi. The rest by the definition at correlation nought and by symmetry.
    [InlineData(0, 0, 0.5, 1.0 / 3)]
    [InlineData(0, 0, -0.5, 1.0 / 6)]
    [InlineData(0, 0, 0.9, 0.25 + (1.1197695149986342 / (2 * Math.PI)))]
    [InlineData(-1.5, 0.7, 0, 0.0668072012688581 * 0.758036347776927)]
    public void Both_below_has_its_closed_forms(double first, double second, double correlation, double expected)
    {
        BivariateNormal.Cumulative(first, second, correlation).ShouldBe(expected, 1e-9);
        BivariateNormal.Cumulative(second, first, correlation).ShouldBe(expected, 1e-9);
    }

    [Fact]
    public void Both_below_is_the_integral_over_the_common_factor()
    {
        // P(both) = integral of the product of the conditional probabilities over the factor's density, by the trapezium rule.
        foreach (var (h, k, rho) in new[] { (-2.0, -1.2, 0.3), (-2.33, -2.33, 0.6), (-1.0, 0.5, 0.9), (-3.0, -2.0, 0.12) })
        {
            var sum = 0.0;
            for (var z = -9.0; z <= 9; z += 0.001)
            {
                sum += 0.001 * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI)
                    * NormalDistribution.Cumulative((h - (Math.Sqrt(rho) * z)) / Math.Sqrt(1 - rho)) * NormalDistribution.Cumulative((k - (Math.Sqrt(rho) * z)) / Math.Sqrt(1 - rho));
            }

            BivariateNormal.Cumulative(h, k, rho).ShouldBe(sum, 1e-8, $"{h}, {k}, {rho}");
        }
    }

    [Fact]
    public void Independent_equal_loans_lose_a_binomial_number()
    {
        const int n = 40;
        const double p = 0.03;
        var result = Run(Equal(n, p), Independent with { Paths = 200_000, Confidence = 0.99 });

        result.ExpectedLoss.ShouldBe(n * p * 0.4, 1e-12);
        result.UnexpectedLoss.ShouldBe(0.4 * Math.Sqrt(n * p * (1 - p)), 1e-12);
        foreach (var row in result.Quantiles)
            row.ValueAtRisk.ShouldBe(0.4 * BinomialQuantile(n, p, row.Confidence), 1e-9, $"{row.Confidence}");
        var none = Math.Pow(1 - p, n);
        result.NoLoss.ShouldBe(none, 4 * Math.Sqrt(none * (1 - none) / result.Paths));
        result.MeanLoss.ShouldBe(result.ExpectedLoss, 4 * result.MeanLossError);
    }

    [Theory]
    [InlineData(0.02, 0.12)]
    [InlineData(0.05, 0.30)]
    public void A_large_homogeneous_book_tends_to_Vasicek(double p, double correlation)
    {
        const int n = 500;
        var result = Run(Equal(n, p), Independent with { MarketCorrelation = correlation, Paths = 30_000, Confidence = 0.99 });
        foreach (var row in result.Quantiles.Where(row => row.Confidence <= 0.99))
        {
            var limit = NormalDistribution.Cumulative((NormalDistribution.Quantile(p) + (Math.Sqrt(correlation) * NormalDistribution.Quantile(row.Confidence))) / Math.Sqrt(1 - correlation));
            // Beyond four standard errors the book is finite: its granularity adds about half the conditional variance over the slope, below 5 % here.
            (row.ValueAtRisk / (0.4 * n)).ShouldBe(limit, (4 * row.ValueAtRiskError / (0.4 * n)) + (0.05 * limit), $"{row.Confidence}");
        }
    }

    [Theory]
    [InlineData(0.05, 0.20, 0.4, 0.3)]
    [InlineData(0.02, 0.12, 0.6, 1.0)]
    public void Losses_that_follow_the_market_keep_their_mean_and_have_a_closed_form_in_the_limit(double p, double correlation, double lost, double sensitivity)
    {
        // A large book loses p(M) Φ(a - s M) in state M, which falls in M: its quantile is that of the state. a by halving on the integral over states, not on the product's own formula.
        double Density(double m) => Math.Exp(-m * m / 2) / Math.Sqrt(2 * Math.PI);
        double Failing(double m) => NormalDistribution.Cumulative((NormalDistribution.Quantile(p) - (Math.Sqrt(correlation) * m)) / Math.Sqrt(1 - correlation));
        double Mean(double a) => Enumerable.Range(-900, 1801).Sum(i => 0.01 * Density(i / 100.0) * Failing(i / 100.0) * NormalDistribution.Cumulative(a - (sensitivity * i / 100.0))) / p;
        var (low, high) = (-6.0, 6.0);
        for (var i = 0; i < 50; i++) (low, high) = Mean((low + high) / 2) > lost ? (low, (low + high) / 2) : ((low + high) / 2, high);

        const int n = 400;
        PortfolioLoan[] book = [.. Enumerable.Range(0, n).Select(i => Loan($"k{i}", 1, p, lost, "Hopper", $"C{i}"))];
        var terms = Independent with { MarketCorrelation = correlation, LossSensitivity = sensitivity, Paths = 30_000, Confidence = 0.99 };
        var result = Run(book, terms);

        result.ExpectedLoss.ShouldBe(n * p * lost, 1e-9);
        result.MeanLoss.ShouldBe(result.ExpectedLoss, 4 * result.MeanLossError);
        var state = NormalDistribution.Quantile(0.01);
        var limit = n * Failing(state) * NormalDistribution.Cumulative(low - (sensitivity * state));
        result.Tail.ValueAtRisk.ShouldBe(limit, (4 * result.Tail.ValueAtRiskError) + (0.05 * limit));
        result.Tail.ValueAtRisk.ShouldBeGreaterThan(1.1 * Run(book, terms with { LossSensitivity = 0 }).Tail.ValueAtRisk);
        result.Loans.Sum(loan => loan.UnexpectedLoss).ShouldBe(result.UnexpectedLoss, 1e-9);
        result.Loans.Sum(loan => loan.Shortfall).ShouldBe(result.Tail.ExpectedShortfall, 1e-9);
        // One loan alone: the mean square over states, again by summing.
        var square = Enumerable.Range(-900, 1801).Sum(i => 0.01 * Density(i / 100.0) * Failing(i / 100.0) * Math.Pow(NormalDistribution.Cumulative(low - (sensitivity * i / 100.0)), 2));
        result.Loans[0].Alone.ShouldBe(Math.Sqrt(square - (p * lost * p * lost)), 1e-6);
    }

    [Fact]
    public void Two_loans_have_the_deviation_of_their_joint_default()
    {
        PortfolioLoan[] book = [Loan("a", 100, 0.04, 0.5, "Hopper", "Acme"), Loan("b", 60, 0.10, 0.3, "Hopper", "Other")];
        var terms = new PortfolioTerms { MarketCorrelation = 0.2, GenerationCorrelation = 0.3, CustomerCorrelation = 0.1, Paths = 400_000, Confidence = 0.95 };
        var result = Run(book, terms);
        var joint = BivariateNormal.Cumulative(NormalDistribution.Quantile(0.04), NormalDistribution.Quantile(0.10), 0.5);

        var variance = (50 * 50 * 0.04 * 0.96) + (18 * 18 * 0.1 * 0.9) + (2 * 50 * 18 * (joint - 0.004));
        result.UnexpectedLoss.ShouldBe(Math.Sqrt(variance), 1e-9);
        var none = 1 - 0.04 - 0.10 + joint;
        result.NoLoss.ShouldBe(none, 4 * Math.Sqrt(none * (1 - none) / result.Paths));
        result.Distribution.Count.ShouldBe(61);
        var loss = result.Distribution.Where(point => point.Loss is > 50 and < 68).Select(point => point.Probability).Distinct().ShouldHaveSingleItem();
        loss.ShouldBe(joint, 4 * Math.Sqrt(joint / result.Paths));
    }

    [Fact]
    public void Parts_sum_to_the_book_and_the_same_seed_gives_the_same_figures_on_any_threads()
    {
        var book = Mixed();
        var terms = new PortfolioTerms { Paths = 20_000, Seed = 7 };
        var one = Run(book, terms, "k3");
        one.Loans.Sum(loan => loan.UnexpectedLoss).ShouldBe(one.UnexpectedLoss);
        one.Loans.Sum(loan => loan.Shortfall).ShouldBe(one.Tail.ExpectedShortfall);
        one.Loans.Sum(loan => loan.Alone).ShouldBeGreaterThan(one.UnexpectedLoss, "diversification");
        one.Tail.ExpectedShortfall.ShouldBeGreaterThanOrEqualTo(one.Tail.ValueAtRisk);
        foreach (var threads in new[] { 2, 16 })
        {
            var many = PortfolioModel.Run(book, terms, "k3", threads, cancellationToken: TestContext.Current.CancellationToken);
            many.Quantiles.ShouldBe(one.Quantiles);
            many.Addition.ShouldBe(one.Addition);
            many.MeanLoss.ShouldBe(one.MeanLoss);
            many.Loans.Select(loan => (loan.UnexpectedLoss, loan.Shortfall)).ShouldBe(one.Loans.Select(loan => (loan.UnexpectedLoss, loan.Shortfall)));
        }

        Run(book, terms with { Seed = 8 }, "k3").MeanLoss.ShouldNotBe(one.MeanLoss);
    }

    [Fact]
    public void What_a_loan_adds_is_the_book_with_it_less_the_book_without()
    {
        var book = Mixed();
        var terms = new PortfolioTerms { Paths = 50_000, Confidence = 0.99 };
        var with = Run(book, terms, "k0");
        var without = Run([.. book.Skip(1)], terms);
        var adds = with.Addition!;
        adds.ExpectedLoss.ShouldBe(with.ExpectedLoss - without.ExpectedLoss, 1e-9);
        adds.UnexpectedLoss.ShouldBe(with.UnexpectedLoss - without.UnexpectedLoss, 1e-6 * with.UnexpectedLoss);
        adds.ExpectedShortfall.ShouldBe(with.Tail.ExpectedShortfall - without.Tail.ExpectedShortfall, 5 * (with.Tail.ExpectedShortfallError + without.Tail.ExpectedShortfallError));
        adds.AloneShortfall.ShouldBeGreaterThanOrEqualTo(adds.ExpectedShortfall * 0.99);
    }

    [Fact]
    public void A_book_on_one_generation_and_one_customer_loses_more_at_once()
    {
        PortfolioLoan[] Book(bool same) => [.. Enumerable.Range(0, 20).Select(i => Loan($"k{i}", 10, 0.03, 0.5, same ? "Hopper" : $"G{i}", same ? "Acme" : $"C{i}"))];
        var (same, spread) = (Run(Book(true), new PortfolioTerms()), Run(Book(false), new PortfolioTerms()));
        same.UnexpectedLoss.ShouldBeGreaterThan(1.3 * spread.UnexpectedLoss);
        same.Tail.ExpectedShortfall.ShouldBeGreaterThan(1.3 * spread.Tail.ExpectedShortfall);
        same.ExpectedLoss.ShouldBe(spread.ExpectedLoss);
    }

    [Fact]
    public void Concentration_adds_up_over_loans_and_names_what_is_over_its_limit()
    {
        PortfolioLoan[] book =
        [
            Loan("a", 60, 0.02, 0.5, "Hopper", "Acme"),
            Loan("b", 40, 0.02, 0.5, "Blackwell", "acme") with { Generations = [new("Blackwell", 3), new("Hopper", 1)] },
            Loan("c", 100, 0.02, 0.5, "Blackwell", "Other") with { Customers = [] },
        ];
        var all = Concentration.Of(book, new PortfolioTerms());
        var generation = all.Single(item => item.Dimension == ConcentrationDimension.Generation);
        generation.Rows.Select(row => (row.Name, row.Exposure, row.Share)).ShouldBe([("Blackwell", 130, 0.65), ("Hopper", 70, 0.35)]);
        generation.Herfindahl.ShouldBe((0.65 * 0.65) + (0.35 * 0.35), 1e-12);
        generation.Over.ShouldHaveSingleItem().Name.ShouldBe("Blackwell");
        var customer = all.Single(item => item.Dimension == ConcentrationDimension.Customer);
        customer.Rows.Select(row => (row.Name, row.Share, row.Loans)).ShouldBe([("Acme", 0.5, 2), (Concentration.Unnamed, 0.5, 1)], ignoreOrder: true);
        customer.Over.ShouldHaveSingleItem().Name.ShouldBe("Acme");
    }

    [Fact]
    public void A_large_book_reads_its_deviation_off_the_paths()
    {
        var result = Run([.. Enumerable.Range(0, 1_200).Select(i => Loan($"k{i}", 1, 0.02, 0.4, "Hopper", "Acme"))], Independent with { Paths = 10_000, Confidence = 0.99 });
        result.UnexpectedLossExact.ShouldBeFalse();
        result.UnexpectedLoss.ShouldBe(0.4 * Math.Sqrt(1_200 * 0.02 * 0.98), 0.06 * result.UnexpectedLoss);
    }

    [Fact]
    public void Nothing_lent_loses_nothing_and_what_is_wrong_is_refused()
    {
        var empty = Run([], new PortfolioTerms { Paths = 1_000 });
        empty.ExpectedLoss.ShouldBe(0);
        empty.Tail.ExpectedShortfall.ShouldBe(0);
        empty.NoLoss.ShouldBe(1);
        Should.Throw<ArgumentException>(() => Run([Loan("a", 1, 1.2, 0.5, "g", "c")], new PortfolioTerms()));
        Should.Throw<ArgumentException>(() => Run([Loan("a", 1, 0.1, 0.5, "g", "c"), Loan("a", 1, 0.1, 0.5, "g", "c")], new PortfolioTerms()));
        Should.Throw<ArgumentException>(() => Run([], new PortfolioTerms { MarketCorrelation = 0.6, CustomerCorrelation = 0.5 }));
        Should.Throw<ArgumentException>(() => Run([], new PortfolioTerms { LossSensitivity = 3 }));
        Should.Throw<ArgumentException>(() => Run([], new PortfolioTerms { SiteLimit = double.NaN }));
        Should.Throw<ArgumentException>(() => Run([], new PortfolioTerms(), "nobody"));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Should.Throw<OperationCanceledException>(() => PortfolioModel.Run(Mixed(), new PortfolioTerms(), cancellationToken: cancelled.Token));
        Run([Loan("a", 10, 1, 0.5, "g", "c")], new PortfolioTerms { Paths = 1_000 }).Tail.ValueAtRisk.ShouldBe(5);
    }

    private static PortfolioResult Run(IReadOnlyList<PortfolioLoan> book, PortfolioTerms terms, string? reviewed = null) =>
        PortfolioModel.Run(book, terms, reviewed, 2, cancellationToken: TestContext.Current.CancellationToken);

    private static PortfolioLoan[] Equal(int n, double p) => [.. Enumerable.Range(0, n).Select(i => Loan($"k{i}", 1, p, 0.4, "Hopper", $"C{i}"))];

    private static PortfolioLoan[] Mixed() =>
        [.. Enumerable.Range(0, 12).Select(i => Loan($"k{i}", 50 + (37 * i % 90), 0.01 + (0.004 * (i % 5)), 0.2 + (0.1 * (i % 4)), i % 2 == 0 ? "Hopper" : "Blackwell", $"C{i % 3}"))];

    private static PortfolioLoan Loan(string key, double exposure, double probability, double loss, string generation, string customer) => new()
    {
        Key = key,
        Name = key,
        Exposure = exposure,
        ProbabilityOfDefault = probability,
        LossGivenDefault = loss,
        Generations = [new(generation, 1)],
        Customers = [new(customer, 1)],
    };

    private static int BinomialQuantile(int n, double p, double confidence)
    {
        var (k, mass, sum) = (0, Math.Pow(1 - p, n), Math.Pow(1 - p, n));
        while (sum < confidence)
        {
            mass *= (n - k) / (k + 1.0) * p / (1 - p);
            sum += mass;
            k++;
        }

        return k;
    }
}
