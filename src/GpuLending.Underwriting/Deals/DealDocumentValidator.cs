using System.Runtime.CompilerServices;
using FluentValidation;
using FluentValidation.Results;
using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting.Deals.Validation;

namespace GpuLending.Underwriting.Deals;

/// <summary>Says what is wrong with a whole document: the case, and what stands beside it.</summary>
public sealed class DealDocumentValidator : AbstractValidator<DealDocument>
{
    private const int MostMarks = 5_000;

    // Building the rules costs more than running them; a market lives as long as its snapshot is in force.
    private static readonly ConditionalWeakTable<CurveCatalogue, ConditionalWeakTable<MarketSnapshot, DealDocumentValidator>> Built = [];

    public DealDocumentValidator(MarketSnapshot snapshot, CurveCatalogue curves)
    {
        RuleFor(document => document.SchemaVersion).Custom((version, context) =>
        {
            if (version != DealDocument.CurrentSchemaVersion)
                context.AddFailure($"Schema version is {FieldRules.Text(version)}: this release reads version {DealDocument.CurrentSchemaVersion}.");
        });
        RuleFor(document => document.Case).SetValidator(new DealCaseValidator(snapshot, curves));
        RuleFor(document => document.Stress).SetValidator(new StressPlanValidator());
        RuleFor(document => document.Provenance).Custom((marks, context) =>
        {
            if (marks.Count > MostMarks) context.AddFailure($"There are {FieldRules.Text(marks.Count)} marks of provenance: enter at most {FieldRules.Text(MostMarks)}.");
            foreach (var (path, mark) in marks.Take(MostMarks))
            {
                CheckNote(context, "Source of " + FieldRules.Short(path), path, "source", mark.Source);
                CheckNote(context, "Author of " + FieldRules.Short(path), path, "author", mark.Author);
            }
        });
        RuleFor(document => document.Mitigants).Custom((mitigants, context) =>
        {
            foreach (var (rule, mitigant) in mitigants.Take(MostMarks))
                CheckNote(context, "Mitigant", rule, "text", mitigant.Text);
        });
        RuleFor(document => document.Narrative).Custom((paragraphs, context) =>
        {
            foreach (var (section, text) in paragraphs.Take(MostMarks))
                CheckNote(context, "Text of " + FieldRules.Short(section), section, null, text);
        });
    }

    /// <summary>The validator for a market and a catalogue of curves; the engine's own when none is given.</summary>
    public static DealDocumentValidator For(MarketSnapshot snapshot, CurveCatalogue? curves = null)
    {
        var catalogue = curves ?? CurveCatalogue.Standard;
        return Built.GetValue(catalogue, static _ => []).GetValue(snapshot, market => new DealDocumentValidator(market, catalogue));
    }

    /// <summary>What is wrong, by path: in the case as "/lots/0/count", beside it as "/narrative/risks". Empty when nothing is.</summary>
    public IReadOnlyList<FieldMessage> Check(DealDocument document)
    {
        var missing = MissingParts.Of(document).ToList();
        if (missing.Count > 0) return missing;
        var result = Validate(document);
        return result.IsValid ? [] : result.Errors.Select(failure => new FieldMessage(FieldPath.Of(failure), failure.ErrorMessage)).ToList();
    }

    private static void CheckNote(ValidationContext<DealDocument> context, string name, string key, string? member, string? text)
    {
        if (text is null || text.Length <= FieldRules.NoteLength) return;
        context.AddFailure(new ValidationFailure(context.PropertyPath, $"{name} has {FieldRules.Text(text.Length)} characters: enter at most {FieldRules.Text(FieldRules.NoteLength)}.")
        {
            CustomState = member is null ? new FieldBelow(key) : new FieldBelow(key, member),
        });
    }
}
