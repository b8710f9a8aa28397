using FluentValidation;
using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class StructureChecklistValidator : AbstractValidator<StructureChecklist>
{
    public StructureChecklistValidator()
    {
        RuleFor(checklist => checklist.Items).Custom((items, context) =>
        {
            var most = Enum.GetValues<StructureElement>().Length;
            if (items.Count > most)
            {
                context.AddFailure($"There are {FieldRules.Text(items.Count)} lines: each of the {FieldRules.Text(most)} elements stands once at most.");
                return;
            }

            var seen = new HashSet<StructureElement>();
            for (var i = 0; i < items.Count; i++)
            {
                if (Enum.IsDefined(items[i].Element) && !seen.Add(items[i].Element))
                    context.AddBelow($"[{FieldRules.Text(i)}].Element", $"{StructureWords.Name(items[i].Element)} stands twice: take one line off.");
            }
        });
        RuleForEach(checklist => checklist.Items).SetValidator(new StructureItemValidator())
            .When(checklist => checklist.Items.Count <= Enum.GetValues<StructureElement>().Length);
    }

    private sealed class StructureItemValidator : AbstractValidator<StructureItem>
    {
        public StructureItemValidator()
        {
            RuleFor(item => item.Element).Known("Element of the structure");
            RuleFor(item => item.State).Known("State of the element");
            RuleFor(item => item.Evidence).Text("Evidence", FieldRules.NoteLength);
        }
    }
}
