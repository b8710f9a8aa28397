using GpuLending.Engine;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>16. Model version, inputs, schedule to the cent, sign-offs.</summary>
internal static class AppendixSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        var result = source.Result;
        foreach (var block in source.Narrative("appendix")) yield return block;
        yield return new MemoFacts("What this content is",
        [
            new("Revision", source.Revision is { } number ? FigureFormat.Count(number) : "working draft, no revision"),
            new("SHA-256", source.Hash ?? "none, a working draft"),
            new("Engine version", result.EngineVersion),
            new("Market snapshot", result.SnapshotId),
            new("Lending policy", source.Snapshot is { } snapshot ? "version " + snapshot.Policy.Version : FigureFormat.NotProvided),
            new("Template", MemoOutline.TemplateName(source)),
            new("Document schema", FigureFormat.Count(source.Document.SchemaVersion)),
            new("Figures struck at", FigureFormat.Date(result.ValuationDate)),
            new("Printed", FigureFormat.Instant(source.PrintedAt)),
        ]);
        yield return new MemoTable("Sign-offs",
            [
                new("Who", Figures: false, Weight: 1.5), new("Did what", Figures: false, Weight: 1.5), new("When", Figures: false, Weight: 1.5),
                new("Reason or comment", Figures: false, Weight: 3),
            ],
            [.. source.Signatures.Select(signature => new MemoRow(
                [signature.Name, signature.Act, FigureFormat.Instant(signature.At), FigureFormat.Text(signature.Reason)]))]);
        yield return new MemoTable("Checks of the result",
            [new("What must hold", Figures: false, Weight: 4), new("Holds", Figures: false), new("Difference")],
            [.. result.Checks.Select(check => new MemoRow(
                [Sentences.Capital(check.Name), check.Holds ? "yes" : "NO", FigureFormat.Figure(check.Difference, FigureUnit.Count)], !check.Holds))]);
        yield return Schedule(source);
        yield return Inputs(source);
    }

    private static MemoTable Schedule(MemoSource source)
    {
        var payments = source.Result.Schedule.Payments;
        var code = source.Result.Currency.Code;
        var hedged = payments.Any(payment => payment.Hedge is not null);
        var rows = payments.Select(payment => new MemoRow(
        [
            FigureFormat.Date(payment.Date), Cents(payment.Drawn), FigureFormat.Rate(payment.RatePerAnnum), Cents(payment.Interest), .. Hedge(payment.Hedge),
            Cents(payment.Capitalised), Cents(payment.Principal), Cents(payment.Fees), FigureFormat.Bare(payment.Closing, AmountScale.Full),
        ])).ToList();
        if (payments.Count > 0)
        {
            rows.Add(new MemoRow(
            [
                "Total", Total(payment => payment.Drawn), "", Total(payment => payment.Interest),
                .. Hedge(new Money(payments.Sum(payment => payment.Hedge?.Amount ?? 0), source.Result.Currency)), Total(payment => payment.Capitalised),
                Total(payment => payment.Principal), Total(payment => payment.Fees), "",
            ], Emphasis: true));
        }

        return new MemoTable("Schedule to the cent, all draws",
            [
                new("Date", Figures: false, Weight: 1.2), new("Drawn", code, Weight: 1.45), new("Rate", "p.a.", Weight: 0.7), new("Interest", code, Weight: 1.3),
                .. hedged ? new MemoColumn[] { new("Cap and swap", code, Weight: 1.1) } : [],
                new("Capitalised", code, Weight: 1.05), new("Principal", code, Weight: 1.45), new("Fees", code, Weight: 1.15), new("Balance after", code, Weight: 1.5),
            ],
            rows,
            $"Amounts rounded {Sentences.Words(source.Result.Schedule.Rounding)}; the last payment takes the cent."
                + (hedged ? " Cap and swap settle with the hedge's bank: positive is paid, negative received." : ""));

        string[] Hedge(Money? amount) => hedged ? [Cents(amount ?? Money.Zero(source.Result.Currency))] : [];

        static string Cents(Money amount) => amount.IsZero ? "–" : FigureFormat.Bare(amount, AmountScale.Full);

        string Total(Func<Engine.Loans.SettledPayment, Money> part) =>
            Cents(new Money(payments.Sum(payment => part(payment).Amount), source.Result.Currency));
    }

    /// <summary>The inputs of each part, two beside each other, each with its value and the note that says where it comes from.</summary>
    private static MemoTable Inputs(MemoSource source)
    {
        var root = DocumentDiff.ToNode(source.Document);
        var inputs = source.Document.Provenance.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
        {
            var (name, value) = FieldNames.Spell(pair.Key, root);
            var words = name.Split(" · ", 2);
            return (Part: words[0], Name: Sentences.Capital(words[^1]), Value: new MemoFigure(value ?? "as entered", pair.Value.Mark, SourceOf(pair.Value)));
        });
        return new MemoTable("Inputs and where they come from",
            [new("Input", Figures: false, Weight: 1.5), new("Value", Figures: false, Weight: 1.2), new("Input", Figures: false, Weight: 1.5), new("Value", Figures: false, Weight: 1.2)],
            [
                .. inputs.GroupBy(input => input.Part).SelectMany(part => part.Chunk(2)
                    .Select(pair => new MemoRow([pair[0].Name, pair[0].Value, pair.Length > 1 ? pair[1].Name : "", pair.Length > 1 ? pair[1].Value : ""]))
                    .Prepend(new MemoRow([part.Key, "", "", ""], Emphasis: true))),
            ],
            "The note beside a value says where it comes from. Inputs that are not listed were entered at this desk or stand at the product's default.")
        { Small = true };
    }

    private static string SourceOf(Provenance origin)
    {
        string[] parts = [origin.Source?.Trim() ?? "", origin.Date is null ? "" : FigureFormat.Date(origin.Date), origin.Author ?? ""];
        return string.Join(", ", parts.Where(text => text.Length > 0));
    }
}
