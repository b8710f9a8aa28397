using System.Globalization;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of one contract and of the contract book.</summary>
internal static class ContractWorkings
{
    /// <summary>Certain fees of a contract in a month.</summary>
    public static Working Fees(ExplainedRun run, string id, int month, string figure)
    {
        var (plan, c) = Plan(run, id, figure);
        var fees = run.Result.Cashflow.Contracts[c].Revenue[month];
        var cut = month == 0 ? default : plan.Month(run.Run.Timeline, month);
        var full = cut.CertainPriced * ContractFees.HoursPerMonth * plan.PaidShare;
        var path = $"/contracts/{Text(c)}";
        return new(
            figure,
            $"Fees of {plan.Contract.Id}, {run.Date(month)}",
            "GPU-months under contract × in service × 730 hours × price × paid share",
            [
                new("GPU-months under contract", plan.IsCommitted ? cut.Certain : 0, FigureUnit.Count, plan.Contract.Ramp.Count > 0 ? path + "/ramp" : path + "/gpus"),
                new("of them in service and not taken by another contract", full > 0 ? fees / full : 0, FigureUnit.Fraction, Source: "lots in service, shared among contracts"),
                new("hours a month", ContractFees.HoursPerMonth, FigureUnit.Count, Source: "8,760 / 12"),
                new("price, escalated", cut.Certain > 0 ? cut.CertainPriced / cut.Certain : plan.PricePerGpuHour, FigureUnit.Price, path + "/pricePerGpuHour"),
                new("paid share, by kind, less credits", plan.PaidShare, FigureUnit.Fraction, path + "/takeOrPayShare"),
            ],
            fees,
            FigureUnit.Amount,
            "contracted-revenue");
    }

    public static Working Line(ExplainedRun run, string line, string id, string figure)
    {
        var (plan, c) = Plan(run, id, figure);
        var position = run.Result.ContractBook!.Contracts[c];
        return line switch
        {
            "remaining" => new(
                figure,
                $"Contracted revenue of {id} still to come",
                "sum of its certain fees of the months after the valuation date",
                [
                    .. Enumerable.Range(0, run.Result.Months.Count)
                        .Where(m => m > 0 && run.Result.Months[m] > run.Result.ValuationDate && run.Result.Cashflow.Contracts[c].Revenue[m] != 0)
                        .Select(m => new WorkingInput(run.Date(m), run.Result.Cashflow.Contracts[c].Revenue[m], FigureUnit.Amount, Figure: $"contract/fees/{id}/{Text(m)}")),
                ],
                position.RemainingRevenue,
                FigureUnit.Amount,
                "contract-book"),
            "share" => new(
                figure,
                $"Part of {id} in the contracted revenue still to come",
                "its revenue ÷ that of all contracts",
                [
                    new("its revenue", position.RemainingRevenue, FigureUnit.Amount, Figure: $"contract/remaining/{id}"),
                    new("that of all contracts", run.Result.ContractBook!.RemainingRevenue, FigureUnit.Amount, Figure: "contract-book/remaining"),
                ],
                position.Share ?? throw FigureWorkings.Unknown(figure),
                FigureUnit.Fraction,
                "contract-book"),
            "rating" => Rating(plan.Contract, c, position, figure),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    /// <summary>One customer's part of the contracted revenue still to come; customers are counted from 0 in the order of the result.</summary>
    public static Working Customer(ExplainedRun run, string line, string place, string figure)
    {
        var book = run.Result.ContractBook ?? throw FigureWorkings.Unknown(figure);
        if (!int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= book.Customers.Count)
            throw FigureWorkings.Unknown(figure);
        var customer = book.Customers[at];
        return line == "customer"
            ? new(
                figure,
                $"Contracted revenue of {customer.Customer} still to come",
                "sum of its contracts'",
                [
                    .. book.Contracts.Where(contract => contract.Customer == customer.Customer)
                        .Select(contract => new WorkingInput(contract.ContractId, contract.RemainingRevenue, FigureUnit.Amount, Figure: $"contract/remaining/{contract.ContractId}")),
                ],
                customer.RemainingRevenue,
                FigureUnit.Amount,
                "contract-book")
            : new(
                figure,
                $"Part of {customer.Customer} in the contracted revenue still to come",
                book.RemainingRevenue > 0 ? "its revenue ÷ that of all customers" : "nothing is still to come",
                [
                    new("its revenue", customer.RemainingRevenue, FigureUnit.Amount, Figure: $"contract-book/customer/{place}"),
                    new("that of all customers", book.RemainingRevenue, FigureUnit.Amount, Figure: "contract-book/remaining"),
                ],
                customer.Share,
                FigureUnit.Fraction,
                "contract-book");
    }

    public static Working Book(ExplainedRun run, string line, string figure)
    {
        var book = run.Result.ContractBook ?? throw FigureWorkings.Unknown(figure);
        return line switch
        {
            "remaining" => new(
                figure,
                "Contracted revenue still to come",
                "sum of the contracts'",
                [.. book.Contracts.Select(contract => new WorkingInput($"{contract.ContractId} {contract.Customer}", contract.RemainingRevenue, FigureUnit.Amount, Figure: $"contract/remaining/{contract.ContractId}"))],
                book.RemainingRevenue,
                FigureUnit.Amount,
                "contract-book"),
            "concentration" => new(
                figure,
                "Concentration of customers (Herfindahl)",
                "sum of the squares of the customers' shares",
                [.. book.Customers.Select((customer, i) => new WorkingInput(customer.Customer, customer.Share, FigureUnit.Fraction, Figure: $"contract-book/customer-share/{Text(i)}"))],
                book.Herfindahl ?? throw FigureWorkings.Unknown(figure),
                FigureUnit.Multiple,
                "contract-book"),
            "cover" => new(
                figure,
                "Contracted revenue to the last maturity over the loan",
                "contracted revenue ÷ loan",
                [
                    new("contracted revenue after the valuation date, to the last maturity", (book.ContractedCover ?? throw FigureWorkings.Unknown(figure)) * run.Result.Sizing.LoanSizeUnrounded, FigureUnit.Amount, "/contracts"),
                    new("loan", run.Result.Sizing.LoanSizeUnrounded, FigureUnit.Amount, Figure: "size"),
                ],
                book.ContractedCover.Value,
                FigureUnit.Multiple,
                "contract-book"),
            "realisation" => new(
                figure,
                "Contract realisation",
                "sum of what was billed and received ÷ sum of what was projected, the last three months reported of each contract",
                [
                    .. run.Case.Contracts.SelectMany((contract, c) => contract.Actuals.OrderBy(actual => actual.Month).TakeLast(ContractBookOf.RealisationMonths).SelectMany(actual => new WorkingInput[]
                    {
                        new($"{contract.Id} {Amounts.Day(actual.Month)}: billed and received", (double)Math.Min(actual.Billed?.Amount ?? 0, actual.Received?.Amount ?? 0), FigureUnit.Amount, $"/contracts/{Text(c)}/actuals"),
                        new($"{contract.Id} {Amounts.Day(actual.Month)}: projected", (double)(actual.Projected?.Amount ?? 0), FigureUnit.Amount, $"/contracts/{Text(c)}/actuals"),
                    })),
                ],
                book.RealisationRatio ?? throw FigureWorkings.Unknown(figure),
                FigureUnit.Fraction,
                "contract-book"),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    private static Working Rating(OfftakeContract contract, int c, ContractPosition position, string figure)
    {
        var (letter, factor, share) = GuaranteeLookThrough.Of(contract, position.RemainingRevenue);
        var own = CustomerCredit.Factor(contract.CustomerRating);
        var behind = contract.GuaranteedBy is { } guarantee ? CustomerCredit.Factor(guarantee.Rating) : own;
        return new(
            figure,
            $"Rating factor of {contract.Id}, read as {letter}",
            "guaranteed share × the smaller factor + (1 − guaranteed share) × the customer's factor",
            [
                new("guaranteed share", share, FigureUnit.Fraction, contract.GuaranteedBy is null ? null : $"/contracts/{Text(c)}/guaranteedBy/share", Source: contract.GuaranteedBy is null ? "no guarantor is entered" : null),
                new("the smaller factor of guarantor and customer", Math.Min(own, behind), FigureUnit.Count, contract.GuaranteedBy is null ? null : $"/contracts/{Text(c)}/guaranteedBy/rating"),
                new("the customer's factor", own, FigureUnit.Count, $"/contracts/{Text(c)}/customerRating"),
            ],
            factor,
            FigureUnit.Count,
            "contract-book");
    }

    private static (ContractPlan Plan, int Index) Plan(ExplainedRun run, string id, string figure)
    {
        var plans = run.Run.Operations.Contracts;
        var at = Array.FindIndex(plans, plan => plan.Contract.Id == id);
        return at < 0 || run.Result.ContractBook is null ? throw FigureWorkings.Unknown(figure) : (plans[at], at);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
