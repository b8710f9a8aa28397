using System.Globalization;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of sources and uses, and of cost by category.</summary>
internal static class FundingWorkings
{
    private const string Page = "sources-and-uses";

    public static Working Source(ExplainedRun run, string place, string figure)
    {
        var table = run.Result.SourcesAndUses;
        var line = Line(table.Sources, place, figure);
        var sized = run.Run.Base ?? run.Run;
        var fees = run.Case.Facility.Fees;
        return line.Name switch
        {
            "Loan" => Of("loan", [new("loan", Number(run.Result.Sizing.LoanSize), FigureUnit.Amount, Figure: "size")]),
            "Sponsor's equity" => Of("uses − the other sources",
            [
                new("uses", Number(table.Total), FigureUnit.Amount, Figure: "sources-and-uses/total"),
                new("the other sources", table.Sources.Where(one => one != line).Sum(one => Number(one.Amount)), FigureUnit.Amount),
            ]),
            "Issue premium" => Of("0 − discount × loan", [new("discount", fees.OriginalIssueDiscount, FigureUnit.Fraction, "/facility/fees/originalIssueDiscount"), Loan(run)]),
            "Interest added to the loan" => Of("sum of the interest added", Capitalised(sized)),
            "Customer prepayments" => Of("sum of the prepayments received until the last draw",
            [
                .. Enumerable.Range(0, sized.Plan.Draws[^1].Month + 1).Where(m => sized.Vectors.PrepaymentReceived[m] != 0)
                    .Select(m => new WorkingInput(run.Date(m), sized.Vectors.PrepaymentReceived[m], FigureUnit.Amount, "/contracts", Source: "the contracts' prepayments")),
            ]),
            _ => Of("loan of the junior tranche", [new("loan of the junior tranche", Number(line.Amount), FigureUnit.Amount, Figure: "junior")]),
        };

        Working Of(string formula, IReadOnlyList<WorkingInput> inputs) => new(figure, line.Name, formula, inputs, Number(line.Amount), FigureUnit.Amount, Page);
    }

    public static Working Use(ExplainedRun run, string place, string figure)
    {
        var line = Line(run.Result.SourcesAndUses.Uses, place, figure);
        var sized = run.Run.Base ?? run.Run;
        var fees = run.Case.Facility.Fees;
        var category = Array.FindIndex(FundingTable.Categories, name => name == line.Name);
        if (category >= 0)
            return Of("sum of the lots", ByLot(run, category));
        if (run.Result.Sizing.Uses.FirstOrDefault(use => use.Key == UsesOfLoan.ToFirst && use.Name == line.Name) is { } toFirst)
            return Of("amount", [new("amount", toFirst.Amount, FigureUnit.Amount, Figure: $"use/{toFirst.Key}")]);
        return line.Name switch
        {
            "Original issue discount" => Of("discount × loan", [new("discount", fees.OriginalIssueDiscount, FigureUnit.Fraction, "/facility/fees/originalIssueDiscount"), Loan(run)]),
            "Upfront fee" => Of("fee × loan", [new("fee", fees.Upfront, FigureUnit.Fraction, "/facility/fees/upfront"), Loan(run)]),
            "Hedge premium" => Of("as entered", [new("as entered", Number(line.Amount), FigureUnit.Amount, "/facility/fees/hedgePremium")]),
            "Capitalised interest" => Of("sum of the interest added", Capitalised(sized)),
            "Reserve accounts" => Of("sum of the deposits",
            [
                .. sized.Waterfall!.Funding.Select((deposit, k) => new WorkingInput(Amounts.Day(sized.Plan.PaidOn[k]), deposit, FigureUnit.Amount, "/waterfall/accounts")).Where(input => input.Value != 0),
            ]),
            "Debt service reserve" => Of("max(0, debt service of the year after the last draw) × months ÷ 12",
            [
                new("debt service of the year after the last draw", Year(sized), FigureUnit.Amount, Source: "interest and principal due, base run"),
                new("months", run.Case.Facility.DebtServiceReserveMonths, FigureUnit.Months, "/facility/debtServiceReserveMonths"),
            ]),
            _ when run.Result.Junior is { } junior => Of("(discount + fee) × junior tranche",
            [
                new("discount", run.Case.Junior!.OriginalIssueDiscount, FigureUnit.Fraction, "/junior/originalIssueDiscount"),
                new("fee", run.Case.Junior.Upfront, FigureUnit.Fraction, "/junior/upfront"),
                new("junior tranche", junior.SizeUnrounded, FigureUnit.Amount, Figure: "junior"),
            ]),
            _ => throw FigureWorkings.Unknown(figure),
        };

        Working Of(string formula, IReadOnlyList<WorkingInput> inputs) => new(figure, line.Name, formula, inputs, Number(line.Amount), FigureUnit.Amount, Page);
    }

    public static Working Line(ExplainedRun run, string line, string figure)
    {
        var table = run.Result.SourcesAndUses;
        return line switch
        {
            "total" => new(
                figure, "Uses, in all", "sum of the uses",
                [.. table.Uses.Select((use, i) => new WorkingInput(use.Name, Number(use.Amount), FigureUnit.Amount, Figure: $"uses/{i.ToString(CultureInfo.InvariantCulture)}"))],
                Number(table.Total), FigureUnit.Amount, Page),
            "gpu-share" => new(
                figure, "Share of the uses that buys GPUs", "cost of GPUs ÷ uses",
                [new("cost of GPUs", ByLot(run, (int)CostCategory.Gpu).Sum(input => input.Value), FigureUnit.Amount, "/lots"), new("uses", Number(table.Total), FigureUnit.Amount, Figure: "sources-and-uses/total")],
                table.GpuShareOfUses ?? throw FigureWorkings.Unknown(figure), FigureUnit.Fraction, Page),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    /// <summary>Cost of the fleet: eligible, all, or of one category.</summary>
    public static Working Cost(ExplainedRun run, string[] of, string figure)
    {
        var fleet = (run.Run.Base ?? run.Run).Operations.Fleet;
        return of switch
        {
            ["eligible"] => Made("Eligible cost", Lots(fleet.EligibleCost), run.Result.Sizing.EligibleCost),
            ["total"] => Made("Cost of the fleet", Lots(fleet.TotalCost), run.Result.Sizing.TotalCost),
            ["category", var place] when int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < run.Result.Sizing.ByCategory.Count =>
                Made(FundingTable.Categories[(int)run.Result.Sizing.ByCategory[at].Category], ByLot(run, (int)run.Result.Sizing.ByCategory[at].Category), run.Result.Sizing.ByCategory[at].Cost),
            _ => throw FigureWorkings.Unknown(figure),
        };

        IReadOnlyList<WorkingInput> Lots(double[] costs) => [.. costs.Select((cost, lot) => new WorkingInput(
            $"lot {run.Case.Lots[lot].Id}", cost, FigureUnit.Amount, $"/lots/{lot.ToString(CultureInfo.InvariantCulture)}/unitCost", Source: "count × unit cost"))];

        Working Made(string title, IReadOnlyList<WorkingInput> inputs, double value) => new(figure, title, "sum of the lots", inputs, value, FigureUnit.Amount, "advance-on-cost");
    }

    private static IReadOnlyList<WorkingInput> ByLot(ExplainedRun run, int category)
    {
        var fleet = (run.Run.Base ?? run.Run).Operations.Fleet;
        return [.. Enumerable.Range(0, fleet.Count).Select(lot => new WorkingInput(
            $"lot {run.Case.Lots[lot].Id}", fleet.CostByCategory[lot][category], FigureUnit.Amount, $"/lots/{lot.ToString(CultureInfo.InvariantCulture)}/unitCost", Source: "count × unit cost"))];
    }

    private static IReadOnlyList<WorkingInput> Capitalised(DealRun sized) =>
    [
        .. sized.Contract.Capitalised.Select((added, k) => new WorkingInput(Amounts.Day(sized.Plan.PaidOn[k]), added, FigureUnit.Amount, "/facility/interest/capitalisedUntil"))
            .Where(input => input.Value != 0),
    ];

    private static double Year(DealRun sized)
    {
        var from = sized.Plan.Draws[^1].Month;
        var year = 0.0;
        for (var k = 1; k <= sized.Plan.LastPayment; k++)
        {
            if (sized.Plan.Months[k] > from && sized.Plan.Months[k] <= from + 12)
                year += sized.Contract.DebtServiceDue(k);
        }

        return year;
    }

    private static WorkingInput Loan(ExplainedRun run) => new("loan", run.Result.Sizing.LoanSizeUnrounded, FigureUnit.Amount, Figure: "size");

    private static SourceOrUse Line(IReadOnlyList<SourceOrUse> lines, string place, string figure) =>
        int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < lines.Count ? lines[at] : throw FigureWorkings.Unknown(figure);

    private static double Number(Money money) => (double)money.Amount;
}
