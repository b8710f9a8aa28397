using System.Globalization;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>5. Who pays for the GPUs, for how long, and what happens after.</summary>
internal static class ContractSection
{
    private const int LongestTimeline = 12;
    private const int PriceDecimals = 4;

    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        foreach (var block in source.Narrative("contract")) yield return block;
        yield return Contracts(source);
        yield return Rights(source);
        foreach (var block in RollOverBlocks.Book(source)) yield return block;
        if (Timeline(source) is { } timeline) yield return timeline;
        yield return Against(source);
        var runOff = source.Result.RunOff;
        yield return new MemoFacts("Debt past the contracts",
        [
            new("Last contract ends", runOff.LastContractEnd is null ? "no contract" : FigureFormat.Date(runOff.LastContractEnd)),
            new("Last principal due", FigureFormat.Date(source.Result.Loan.FinalMaturity)),
            new("Debt outlives the contracts by", FigureFormat.Months(runOff.MonthsOfDebtPast)),
            new("Balance when the last contract ends", source.WithCurrency(runOff.BalancePast)),
            new("As a share of the loan", FigureFormat.Percent(runOff.ShareOfLoanPast, 1)),
            new("Largest balance on GPUs without a contract", source.WithCurrency(runOff.UncoveredBalance)),
        ]);
        yield return Merchant(source);
        foreach (var block in RollOverBlocks.RollOver(source)) yield return block;
        yield return Realisation(source);
    }

    private static MemoTable Contracts(MemoSource source) => new("Offtake contracts",
        [
            new("Key", Figures: false, Weight: 0.6), new("Customer", Figures: false, Weight: 1.8), new("Rating", Figures: false), new("GPUs"),
            new("Price", "per GPU-h", Weight: 1.45), new("Start", Figures: false, Weight: 1.55), new("End", Figures: false, Weight: 1.55),
            new("Take or pay"), new("Escalator", "p.a."), new("Revenue", source.AmountUnit),
        ],
        [.. source.Case.Contracts.Select((contract, index) => Row(source, contract, string.Create(CultureInfo.InvariantCulture, $"/contracts/{index}")))],
        "Revenue is all fees over the projection before service credits are settled from prepayments. The end is the day after the last day of service.");

    private static MemoRow Row(MemoSource source, OfftakeContract contract, string at) => new(
    [
        contract.Id,
        source.Input(FigureFormat.Text(contract.Customer), at + "/customer"),
        source.Input(contract.CustomerRating is "NR" or "" ? "not rated" : contract.CustomerRating, at + "/customerRating"),
        source.Input(FigureFormat.Count(contract.Gpus), at + "/gpus"),
        source.Input(FigureFormat.Price(contract.PricePerGpuHour is { } price ? price with { Amount = Math.Round(price.Amount, PriceDecimals) } : null), at + "/pricePerGpuHour"),
        source.Input(FigureFormat.Date(contract.Start), at + "/start"),
        source.Input(FigureFormat.Date(contract.End), at + "/end"),
        source.Input(FigureFormat.Percent(contract.TakeOrPayShare), at + "/takeOrPayShare"),
        source.Input(FigureFormat.Percent(contract.EscalatorPerAnnum), at + "/escalatorPerAnnum"),
        source.Bare(source.Result.Cashflow.Contracts.FirstOrDefault(path => path.ContractId == contract.Id)?.Revenue.Sum()),
    ]);

    private static MemoTable Rights(MemoSource source) => new("Kind, prepayment, leaving, extending, credits, guarantee",
        [
            new("Key", Figures: false, Weight: 0.6), new("Kind", Figures: false), new("Prepayment", Figures: false, Weight: 1.8), new("May leave", Figures: false, Weight: 1.8),
            new("May be extended", Figures: false, Weight: 1.8), new("Available"), new("Credits"), new("Expected use"), new("Guarantee", Figures: false, Weight: 1.8),
        ],
        [.. source.Case.Contracts.Select((contract, index) =>
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"/contracts/{index}");
            return new MemoRow(
            [
                contract.Id,
                source.Input(RollOverBlocks.Words(contract.Kind), at + "/kind"),
                source.Input(Prepayment(source, contract), at + "/prepayment"),
                source.Input(RollOverBlocks.Leaving(source, contract), at + (contract.Termination is null ? "/terminationForConvenience" : "/termination")),
                source.Input(RollOverBlocks.Extensions(contract), at + "/extensions"),
                source.Input(FigureFormat.Percent(contract.Availability), at + "/availability"),
                source.Input(FigureFormat.Percent(contract.ServiceLevelCreditShare), at + "/serviceLevelCreditShare"),
                source.Input(FigureFormat.Percent(contract.ExpectedUse), at + "/expectedUse"),
                source.Input(contract.GuaranteedBy is { } by ? $"{by.Name} ({by.Rating}), {FigureFormat.Percent(by.Share)}" : FigureFormat.Text(contract.Guarantee), at + (contract.GuaranteedBy is null ? "/guarantee" : "/guaranteedBy")),
            ]);
        })]);

    private static string Prepayment(MemoSource source, OfftakeContract contract) => contract.Prepayment is { } prepayment
        ? $"{FigureFormat.WithCurrency(prepayment.Amount, source.Scale)} on {FigureFormat.Date(prepayment.ReceivedOn)}, "
            + (prepayment.ShareOfEachInvoice is { } share ? $"{FigureFormat.Percent(share)} of each invoice" : "used evenly")
        : "none";

    /// <summary>Each contract beside the debt, the time between its end and the last principal hatched; the largest customers' when there are many.</summary>
    private static MemoTimeline? Timeline(MemoSource source)
    {
        var draws = source.Result.Schedule.Draws;
        if (source.Case.Contracts.Count == 0 || draws.Count == 0) return null;
        var maturity = source.Result.Loan.FinalMaturity;
        var shown = source.Case.Contracts.Where(contract => contract.End > contract.Start).OrderByDescending(contract => contract.Gpus).Take(LongestTimeline).OrderBy(contract => contract.Start).ToList();
        if (shown.Count == 0) return null;
        return new MemoTimeline
        {
            Title = shown.Count < source.Case.Contracts.Count ? $"Contracts and the debt they carry, the {FigureFormat.Count(shown.Count)} largest" : "Contracts and the debt they carry",
            Description = "Each contract from its start to its end beneath the loan's life from the first draw to the last principal; hatched is the time in which principal is owed and the contract has ended.",
            Covered = "under contract",
            Open = "debt without the contract",
            Spans =
            [
                new("Debt", draws.Min(draw => draw.Date), maturity, Strong: true),
                .. shown.Select(contract => new MemoSpan($"{contract.Id} {FigureFormat.Text(contract.Customer)}", contract.Start, contract.End, contract.End < maturity ? maturity : null)),
            ],
        };
    }

    private static MemoChart Against(MemoSource source)
    {
        var result = source.Result;
        var months = LoanLife.Months(result);
        var left = new double?[months];
        var total = 0.0;
        for (var month = result.Cashflow.ContractedCfads.Count - 1; month >= 0; month--)
        {
            if (month < months) left[month] = total;
            total += result.Cashflow.ContractedCfads[month];
        }

        return new MemoChart
        {
            Title = "Contracts against debt",
            Description = "Loan balance by month beside the contracted cash flow still to come, undiscounted.",
            Dates = [.. result.Months.Take(months)],
            Unit = FigureUnit.Amount,
            Currency = result.Currency,
            Series =
            [
                new("Loan balance", [.. result.Loan.Balance.Take(months).Select(value => (double?)value)]),
                new("Contracted cash still to come", left),
            ],
            Milestones = result.RunOff.LastContractEnd is { } end ? [new("last contract ends", end)] : [],
        };
    }

    private static MemoFacts Merchant(MemoSource source)
    {
        var merchant = source.Case.Merchant;
        return new MemoFacts("GPUs that no contract pays for",
        [
            new("Price per GPU-hour at closing", merchant.PricePerGpuHour is null
                ? "no merchant revenue assumed"
                : source.Input(FigureFormat.Price(merchant.PricePerGpuHour), "/merchant/pricePerGpuHour")),
            new("Decline a year", source.Input(FigureFormat.Percent(merchant.DeclinePerAnnum), "/merchant/declinePerAnnum")),
            new("Hours sold", source.Input(FigureFormat.Percent(merchant.Utilisation), "/merchant/utilisation")),
            new("Void after a contract", source.Input(FigureFormat.Months(merchant.VoidMonths), "/merchant/voidMonths")),
        ]);
    }

    private static MemoBlock Realisation(MemoSource source)
    {
        var reported = source.Case.Covenants.Where(covenant => covenant.Kind == CovenantKind.ContractRealisation)
            .SelectMany(covenant => covenant.Observations).OrderBy(observation => observation.Date).ToList();
        return reported.Count == 0
            ? new MemoParagraph($"Realisation history (billed and received over projected): {FigureFormat.NotProvided}.")
            : new MemoTable("Realisation history",
                [new("Test date", Figures: false), new("Billed and received", source.AmountUnit), new("Projected", source.AmountUnit), new("Ratio")],
                [.. reported.Select(observation => new MemoRow(
                    [
                        FigureFormat.Date(observation.Date), source.Bare(observation.Actual), source.Bare(observation.Projected),
                        FigureFormat.Multiple(observation is { Actual: { } actual, Projected: { Amount: > 0 } projected }
                            ? (double)(actual.Amount / projected.Amount)
                            : null),
                    ]))]);
    }
}
