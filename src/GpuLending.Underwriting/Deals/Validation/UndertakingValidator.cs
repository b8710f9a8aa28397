using FluentValidation;
using GpuLending.Engine.Covenants;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class UndertakingValidator : AbstractValidator<Undertaking>
{
    private const int MostDeliveries = 500;

    public UndertakingValidator()
    {
        RuleFor(undertaking => undertaking.Id).Text("Undertaking key", FieldRules.KeyLength, needed: true);
        RuleFor(undertaking => undertaking.Name).Text("Undertaking's name", FieldRules.NameLength);
        RuleFor(undertaking => undertaking.Kind).Known("Kind of undertaking");
        RuleFor(undertaking => undertaking.FirstDue).Day("First due date");
        RuleFor(undertaking => undertaking.EveryMonths).WholeNumber("Months between due dates", 0, 60, "months");
        RuleFor(undertaking => undertaking.GraceDays).WholeNumber("Grace", 0, 365, "days");
        RuleFor(undertaking => undertaking.NoticeDays).WholeNumber("Notice", 0, 365, "days");
        RuleFor(undertaking => undertaking.Deliveries).AtMost(MostDeliveries, "deliveries");
        RuleForEach(undertaking => undertaking.Deliveries).ChildRules(delivery =>
        {
            delivery.RuleFor(given => given.DueDate).Day("Due date answered");
            delivery.RuleFor(given => given.DeliveredOn).OptionalDay("Day of delivery");
            delivery.RuleFor(given => given.Exception).Text("Exception", FieldRules.NoteLength);
        });
    }
}
