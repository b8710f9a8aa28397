using FluentValidation;
using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class MarkOverrideValidator : AbstractValidator<MarkOverride>
{
    private const int ShortestReason = 10;

    public MarkOverrideValidator()
    {
        RuleFor(given => given.LotId).Custom((lotId, context) =>
        {
            if (!context.Case().Lots.Any(lot => lot.Id == lotId))
                context.AddFailure($"Lot '{FieldRules.Short(lotId)}' is not in this deal: choose one of its lots.");
        });
        RuleFor(given => given.ValuePerGpu).Amount("Mark of one GPU", 0, 10_000_000, needed: true);
        RuleFor(given => given.Reason).Custom((reason, context) =>
        {
            if (reason.Trim().Length < ShortestReason)
                context.AddFailure($"The reason is {(string.IsNullOrWhiteSpace(reason) ? "empty" : "too short")}: a mark set by hand needs a reason of at least {ShortestReason} characters, which the second person reads before signing.");
            else if (reason.Length > FieldRules.NoteLength)
                context.AddFailure($"The reason has {FieldRules.Text(reason.Length)} characters: enter at most {FieldRules.Text(FieldRules.NoteLength)}.");
        });
        RuleFor(given => given.Date).Day("Date of the mark");
    }
}
