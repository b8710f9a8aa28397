using System.Globalization;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>The contract book and the roll-over in the memo's contract section. Revisions of engines that did not say them have none.</summary>
internal static class RollOverBlocks
{
    public static string Words(ContractKind kind) => kind switch
    {
        ContractKind.TakeOrPay => "take or pay",
        ContractKind.Reserved => "reserved",
        ContractKind.OnDemand => "on demand",
        ContractKind.Spot => "spot",
    };

    public static string Leaving(MemoSource source, OfftakeContract contract) => contract.Termination is { } terms
        ? $"{(terms.Kind == TerminationKind.Convenience ? "for convenience" : "for missed service")}, notice {(terms.EarliestDate is { } from ? "from " + FigureFormat.Date(from) : "at any time")} and {FigureFormat.Months(terms.NoticeMonths)}, "
            + $"fee {(terms.FeeAmount is { } fee ? FigureFormat.Amount(fee, source.Scale) : $"{terms.FeeMonths.ToString("0.##", CultureInfo.InvariantCulture)} months")}, {FigureFormat.Percent(terms.ProbabilityPerAnnum)} a year"
        : contract.TerminationForConvenience ? "for convenience, terms not known" : "no";

    public static string Extensions(OfftakeContract contract) => contract.Extensions.Count == 0
        ? "no"
        : string.Join("; ", contract.Extensions.Select(option =>
            $"{FigureFormat.Months(option.Months)} at {(option.PricePerGpuHour is { } price ? FigureFormat.Price(price) : $"{FigureFormat.Percent(option.ShareOfLastPrice)} of the last price")}, "
            + $"by the {(option.ExercisedBy == ExtensionRight.Customer ? "customer" : "provider")}, {FigureFormat.Percent(option.Probability)}"));

    public static IEnumerable<MemoBlock> Book(MemoSource source)
    {
        if (source.Result.ContractBook is not { Contracts.Count: > 0 } book) yield break;
        yield return new MemoFacts("Contract book",
        [
            new("Contracted revenue still to come", source.WithCurrency(book.RemainingRevenue)),
            new("To the last maturity over the loan", FigureFormat.Multiple(book.ContractedCover)),
            new("Customers' rating, weighted, guarantees looked through", book.Rating is "NR" ? "not rated" : book.Rating),
            new("Largest customer", book.Customers[0] is { RemainingRevenue: > 0 } largest ? $"{largest.Customer}, {FigureFormat.Percent(largest.Share, 1)}" : "none"),
            new("Concentration (Herfindahl)", book.Herfindahl?.ToString("0.00", CultureInfo.InvariantCulture) ?? "none"),
            new("Realisation of the last months reported", book.RealisationRatio is { } ratio ? FigureFormat.Multiple(ratio) : FigureFormat.NotProvided),
        ]);
        yield return new MemoTable("What is certain, and behind whom",
            [
                new("Key", Figures: false, Weight: 0.6), new("Certain until", Figures: false, Weight: 1.3), new("To come", source.AmountUnit), new("Not certain", source.AmountUnit), new("Share"),
                new("Rating", Figures: false), new("Looked through", Figures: false), new("Default, one year"), new("To the end"),
            ],
            [.. book.Contracts.Select(position => new MemoRow(
            [
                position.ContractId,
                position.CommittedUntil is { } until ? FigureFormat.Date(until) : "never",
                source.Bare(position.RemainingRevenue),
                source.Bare(position.UncertainRevenue),
                FigureFormat.Percent(position.Share, 1),
                position.Rating is "NR" or "" ? "not rated" : position.Rating,
                position.RatingLookedThrough is "NR" or "" ? "not rated" : position.RatingLookedThrough,
                FigureFormat.Percent(position.DefaultProbability, 2),
                FigureFormat.Percent(position.DefaultProbabilityToEnd, 2),
            ]))],
            "Not certain: on-demand and spot use, and fees after the customer may have left; it counts as merchant cash. Default rates by rating are assumed unless entered.");
    }

    public static IEnumerable<MemoBlock> RollOver(MemoSource source)
    {
        if (source.Result.RollOver is not { } roll) yield break;
        if (source.Case.Merchant.Relet is { } relet)
        {
            yield return new MemoFacts("Re-letting after a contract",
            [
                new("Renewed by its customer", source.Input(FigureFormat.Percent(relet.RenewalProbability), "/merchant/relet/renewalProbability")),
                new("Term of a new contract", source.Input(FigureFormat.Months(relet.TermMonths), "/merchant/relet/termMonths")),
                new("Rental curve", source.Input(
                    relet.Pillars.Count == 0
                        ? "the market's commitment prices, at the level of the rent"
                        : string.Join(", ", relet.Pillars.Select(pillar => $"{FigureFormat.Months(pillar.TermMonths)} {FigureFormat.Price(pillar.PricePerGpuHour)}")),
                    "/merchant/relet/pillars")),
                new("Forward of a new contract in three years", roll.Forwards.Count > 0
                    ? FigureFormat.Figure(roll.Forwards[Math.Min(36, roll.Forwards.Count - 1)].TermRate, FigureUnit.Price)
                    : FigureFormat.NotProvided),
            ]);
        }

        if (roll.Expiries.Count == 0)
        {
            yield return new MemoParagraph("Every contract that is certain lasts as long as the debt, or there is none: nothing rolls over.");
            yield break;
        }

        yield return new MemoTable("Contracts that end before the debt",
            [
                new("Key", Figures: false, Weight: 0.6), new("Customer", Figures: false, Weight: 1.6), new("Certain until", Figures: false, Weight: 1.3), new("Debt runs on", "months"),
                new("Balance then", source.AmountUnit), new("Last price", "per GPU-h"), new("New contract", "per GPU-h"), new("Expected after", source.AmountUnit),
            ],
            [.. roll.Expiries.Select(expiry => new MemoRow(
            [
                expiry.ContractId,
                FigureFormat.Text(expiry.Customer),
                FigureFormat.Date(expiry.Date),
                FigureFormat.Count(expiry.MonthsBeforeMaturity),
                source.Bare(expiry.Balance),
                FigureFormat.Figure(expiry.LastPrice, FigureUnit.Price),
                expiry.ReletPrice is { } price ? FigureFormat.Figure(price, FigureUnit.Price) : "rent",
                source.Bare(expiry.ReletRevenue),
            ]))],
            "What is expected after an end rests on renewal and re-letting: merchant cash, never contracted.");
        yield return new MemoFacts("Cover after the first end",
        [
            new("Least, re-letting as expected", FigureFormat.Multiple(roll.MinimumCover)),
            new("Least, nothing let again", FigureFormat.Multiple(roll.MinimumCoverWithoutRelet)),
            new("Lease sweep", roll.Sweep is { } sweep
                ? $"{FigureFormat.Percent(sweep.Share, 1)} of the cash left after debt service from {FigureFormat.Date(sweep.From)}, to repay {source.WithCurrency(sweep.ToSweep)} before {FigureFormat.Date(sweep.Expiry)}"
                    + (sweep.NotReached > 0 ? $"; {source.WithCurrency(sweep.NotReached)} is not reached" : "")
                : "none needed: the cash after the last end carries the debt at the sizing's targets"),
        ]);
    }
}
