using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Deals.Validation;

namespace GpuLending.Underwriting.Simulations;

/// <summary>What is wrong with the terms of a simulation, field by field, each path below "/terms".</summary>
public sealed class SimulationTermsValidator : AbstractValidator<SimulationTerms>
{
    /// <summary>Paths of a run come in blocks of so many.</summary>
    public const int Block = 1_000;

    private const int MostLaunches = 60;
    private const int MostDelays = 24;
    private const int MostCustomers = 500;
    private const double LargestJump = 3;
    private static readonly SimulationTermsValidator Rules = new();

    private SimulationTermsValidator()
    {
        RuleFor(terms => terms.Paths).Custom((paths, context) =>
        {
            if (paths < Block || paths > SimulationTerms.MostPaths || paths % Block != 0)
                context.AddFailure(FormattableString.Invariant($"Paths are {paths:N0}: enter {Block:N0} to {SimulationTerms.MostPaths:N0}, a multiple of {Block:N0}."));
        });
        RuleFor(terms => terms.Sampling).Custom((sampling, context) =>
        {
            if (!Enum.IsDefined(sampling)) context.AddFailure("The way numbers are drawn is unknown.");
        });
        RuleFor(terms => terms.ValueVolatility).Share("Volatility of value", 0, 3, "a year");
        RuleFor(terms => terms.RentVolatility).Share("Volatility of rent", 0, 3, "a year");
        RuleFor(terms => terms.JumpsPerAnnum).Number("Jumps a year", 0, 12, "a year");
        RuleFor(terms => terms.JumpLow).Share("Least jump", 0, LargestJump);
        RuleFor(terms => terms.JumpHigh).Share("Largest jump", 0, LargestJump);
        RuleFor(terms => terms.JumpHigh).Custom((high, context) =>
        {
            if (high < context.InstanceToValidate.JumpLow) context.AddFailure("The largest jump is below the least: raise it, or lower the least.");
        });
        RuleFor(terms => terms.RentJumpShare).Share("Part of a jump that rent takes");
        RuleFor(terms => terms.CyclePersistence).Share("Persistence of the credit cycle", 0, 0.9999, "a month");
        RuleFor(terms => terms.CycleVolatility).Number("Volatility of the credit cycle", 0, 3, "a month");
        RuleFor(terms => terms.RateVolatility).Share("Volatility of the base rate", 0, 0.2, "a year");
        RuleFor(terms => terms.RateReversion).Number("Return of the base rate", 0, 20, "a year");
        RuleFor(terms => terms.CustomerCorrelation).Share("Correlation of customers", 0, 0.99);
        RuleFor(terms => terms.DiscountRate).Share("Discount rate", -0.05, 1, "a year");
        RuleFor(terms => terms.RecoveryShareOfValue).OptionalShare("Recovery");
        RuleFor(terms => terms.Correlations).ChildRules(rules =>
        {
            rules.RuleFor(given => given.ValueRent).Share("Correlation of value and rent", -1);
            rules.RuleFor(given => given.ValueCycle).Share("Correlation of value and credit cycle", -1);
            rules.RuleFor(given => given.RentCycle).Share("Correlation of rent and credit cycle", -1);
            rules.RuleFor(given => given.ValueRate).Share("Correlation of value and base rate", -1);
            rules.RuleFor(given => given.RentRate).Share("Correlation of rent and base rate", -1);
            rules.RuleFor(given => given.CycleRate).Share("Correlation of credit cycle and base rate", -1);
        });
        RuleFor(terms => terms.Launches).AtMost(MostLaunches, "launches");
        RuleForEach(terms => terms.Launches).ChildRules(rules =>
        {
            rules.RuleFor(launch => launch.Month).WholeNumber("Month of the launch", 1, 600, "");
            rules.RuleFor(launch => launch.Low).Share("Least jump", 0, LargestJump);
            rules.RuleFor(launch => launch.High).Share("Largest jump", 0, LargestJump);
            rules.RuleFor(launch => launch.High).Custom((high, context) =>
            {
                if (high < context.InstanceToValidate.Low) context.AddFailure("The largest jump is below the least.");
            });
        });
        RuleFor(terms => terms.Delays).AtMost(MostDelays, "delays");
        RuleForEach(terms => terms.Delays).ChildRules(rules =>
        {
            rules.RuleFor(delay => delay.Months).WholeNumber("Delay", 1, 24, "months");
            rules.RuleFor(delay => delay.Probability).Share("Probability of the delay");
        });
        RuleFor(terms => terms.Delays).Custom((delays, context) =>
        {
            if (delays.Sum(delay => delay.Probability) > 1 + 1e-12) context.AddFailure("The delays' probabilities sum to more than 100 %.");
            if (delays.Select(delay => delay.Months).Distinct().Count() < delays.Count) context.AddFailure("A delay is named twice.");
        });
        When(terms => terms.Migration is not null, () =>
        {
            RuleFor(terms => terms.Migration!.Matrix).Custom(CheckMatrix);
            RuleFor(terms => terms.Migration!.Source).Text("Source of the matrix", FieldRules.NoteLength, needed: true);
        });
        RuleFor(terms => terms.Customers).AtMost(MostCustomers, "customers");
        RuleForEach(terms => terms.Customers).ChildRules(rules =>
        {
            rules.RuleFor(customer => customer.Customer).Text("Customer", FieldRules.NameLength);
            rules.RuleFor(customer => customer.Source).Text("Source", FieldRules.NoteLength);
            rules.RuleFor(customer => customer.PerAnnum).Share("Default intensity", 0, 10, "a year");
        });
    }

    private static void CheckMatrix(IReadOnlyList<IReadOnlyList<double>> matrix, ValidationContext<SimulationTerms> context)
    {
        var ratings = RatingMigration.Ratings;
        if (matrix.Count != ratings.Length)
        {
            Add($"The matrix of ratings has {FieldRules.Text(matrix.Count)} rows: enter {ratings.Length}, from AAA to CCC.");
            return;
        }

        for (var from = 0; from < ratings.Length; from++)
        {
            var row = matrix[from];
            if (row.Count != ratings.Length + 1)
            {
                Add($"The row of {ratings[from]} has {FieldRules.Text(row.Count)} numbers: enter {ratings.Length + 1}, from AAA to CCC and default.", from);
                continue;
            }

            var right = true;
            for (var to = 0; to < row.Count; to++)
            {
                var name = $"{ratings[from]} to {(to == ratings.Length ? "default" : ratings[to])}";
                if (!double.IsFinite(row[to])) Wrong(to, $"{name} is not a number: enter 0 % to 100 %.");
                else if (row[to] is < 0 or > 1) Wrong(to, $"{name} is {FieldRules.Percent(row[to])}: enter 0 % to 100 %.");
                else if (to == from && row[to] == 0) Wrong(to, $"{name} is 0 %: somebody has to keep the rating over a year.");
            }

            if (right && Math.Abs(row.Sum() - 1) > RatingMigration.SumTolerance) Add($"The row of {ratings[from]} sums to {FieldRules.Percent(row.Sum())}: make it 100 %.", from);

            void Wrong(int to, string message)
            {
                right = false;
                Add(message, from, to);
            }
        }

        void Add(string message, params int[] at) => context.AddFailure(new ValidationFailure(context.PropertyPath, message)
        {
            CustomState = at.Length == 0 ? null : new FieldBelow([.. at.Select(index => index.ToString(CultureInfo.InvariantCulture))]),
        });
    }

    /// <summary>What is wrong; empty when nothing is.</summary>
    public static IReadOnlyList<FieldMessage> Check(SimulationTerms terms)
    {
        if (terms.Launches.Any(launch => launch is null)) return [new("/terms/launches", "A launch is null: enter it, or leave it out.")];
        if (terms.Delays.Any(delay => delay is null)) return [new("/terms/delays", "A delay is null: enter it, or leave it out.")];
        if (terms.Customers.Any(customer => customer is null)) return [new("/terms/customers", "A customer is null: enter it, or leave it out.")];
        if (terms.Migration is { } moves && moves.Matrix.Any(row => row is null)) return [new("/terms/migration/matrix", "A row of the matrix is null: enter its probabilities.")];
        return [.. Rules.Validate(terms).Errors.Select(failure => new FieldMessage("/terms" + FieldPath.Of(failure), failure.ErrorMessage))];
    }
}
