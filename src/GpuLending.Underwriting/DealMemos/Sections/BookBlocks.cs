using GpuLending.Engine.Portfolio;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>What the loan brings to the book of approved loans, as frozen with the content.</summary>
internal static class BookBlocks
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        if (source.Result.Book is not { } book)
        {
            yield return new MemoParagraph($"What the loan adds to the book: {FigureFormat.NotProvided}. Without a probability of default, or while the book is being measured, nothing is stored.", MemoTone.Note);
            yield break;
        }

        var (adds, tail) = (book.Addition, book.Tail);
        var level = FigureFormat.Percent(tail.Confidence, 1);
        yield return new MemoTable("What the loan adds to the book",
            [new("", Figures: false, Weight: 2.4), new("Without"), new("Adds"), new("With"), new("Standard error")],
            [
                Row("Exposure", book.Exposure, adds.Exposure, null), Row("Expected loss", book.ExpectedLoss, adds.ExpectedLoss, null),
                Row("Unexpected loss, one standard deviation", book.UnexpectedLoss, adds.UnexpectedLoss, null),
                Row($"Value at risk, {level}", tail.ValueAtRisk, adds.ValueAtRisk, tail.ValueAtRiskError), Row($"Expected shortfall, {level}", tail.ExpectedShortfall, adds.ExpectedShortfall, tail.ExpectedShortfallError),
            ],
            Note(source, book));
        if (book.OverLimits.Count > 0)
            yield return new MemoParagraph($"With the loan, the book is over a limit of concentration on {string.Join(", ", book.OverLimits)}.", MemoTone.Warning);

        MemoRow Row(string name, double with, double added, double? error) => new([name, source.WithCurrency(with - added), source.WithCurrency(added), source.WithCurrency(with), error is null ? "exact" : source.WithCurrency(error)]);
    }

    private static string Note(MemoSource source, BookContribution book)
    {
        var terms = book.Terms;
        var others = book.Loans - 1;
        var spread = book.Addition.AloneShortfall > 0
            ? $" By itself the loan's shortfall is {source.WithCurrency(book.Addition.AloneShortfall)}; its part of the book's is {source.WithCurrency(book.Own.Shortfall)}, and the parts of all loans sum to the book's." : "";
        return (others == 0 ? "The book of approved loans holds no other loan that could be measured." : $"The book of approved loans holds {FigureFormat.Count(others)} other {(others == 1 ? "loan" : "loans")} over its life.")
            + (book.LeftOut > 0 ? $" {FigureFormat.Count(book.LeftOut)} more could not be measured and {(book.LeftOut == 1 ? "is" : "are")} left out." : "")
            + $" Borrowers correlate by {FigureFormat.Percent(terms.MarketCorrelation, 0)}, by {FigureFormat.Percent(terms.GenerationCorrelation, 0)} more on the same chip generation and by {FigureFormat.Percent(terms.CustomerCorrelation, 0)} more on the same customer, all assumed; "
            + $"{FigureFormat.Count(terms.Paths)} paths, seed {FigureFormat.Count(terms.Seed)}." + spread;
    }
}
