using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>What holds for parts of a loan together.</summary>
internal static class TrancheRules
{
    public const int MostTranches = 20;
    private const double SharesTolerance = 1e-9;

    /// <summary>Shares of lenders, where there are any, sum to 1.</summary>
    public static IRuleBuilderOptionsConditions<T, IReadOnlyList<LenderShare>> SharesSum<T>(this IRuleBuilder<T, IReadOnlyList<LenderShare>> rule, string name) =>
        rule.Custom((lenders, context) =>
        {
            if (lenders.Count > 0 && lenders.All(lender => lender.Share is >= 0 and <= 1)) CheckSum(lenders.Sum(lender => lender.Share), name, context);
        });

    /// <summary>Tranches have shares that sum to 1, or every one has an amount; with own rates no interest is capitalised.</summary>
    public static void Check(IReadOnlyList<LoanTranche> tranches, ValidationContext<Facility> context)
    {
        if (tranches.Count == 0) return;
        var amounts = tranches.Count(tranche => tranche.Amount is not null);
        if (amounts > 0 && amounts < tranches.Count)
            context.AddFailure($"{amounts} of {tranches.Count} tranches have an amount: enter one for each, or shares for all.");
        else if (amounts == 0 && tranches.All(tranche => tranche.Share is >= 0 and <= 1))
            CheckSum(tranches.Sum(tranche => tranche.Share), "Tranches' shares", context);
        if (context.InstanceToValidate.Interest.CapitalisedUntil is not null && tranches.Any(tranche => tranche.Interest is not null))
            context.AddFailure("Tranches with their own rates would grow apart while interest is capitalised: let interest be paid, or take the facility's rate for every tranche.");
    }

    private static void CheckSum<T>(double sum, string name, ValidationContext<T> context)
    {
        if (Math.Abs(sum - 1) > SharesTolerance)
            context.AddFailure($"{name} sum to {FieldRules.Percent(sum)}: they must sum to 100 %, a difference of {FieldRules.Percent(1 - sum)}.");
    }
}
