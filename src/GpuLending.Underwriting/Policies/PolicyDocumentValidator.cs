using FluentValidation;
using GpuLending.Engine.Calibration;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Attachments;
using GpuLending.Underwriting.Deals.Validation;
using GpuLending.Underwriting.Narratives;

namespace GpuLending.Underwriting.Policies;

/// <summary>Says what is wrong with a policy before anybody signs it.</summary>
public sealed class PolicyDocumentValidator : AbstractValidator<PolicyDocument>
{
    private const int MostRows = 200;

    private static readonly PolicyDocumentValidator Rules = new();

    public PolicyDocumentValidator()
    {
        RuleFor(document => document.Lending.AdvanceGrid.Rows).Custom((rows, context) => CheckRows(rows.Count, "advance grid", context));
        RuleFor(document => document.Lending.AdvanceGrid.Rows).NoKeyTwice("Row", PolicyDiff.Name, nameof(AdvanceGridRow.WorstRating));
        RuleForEach(document => document.Lending.AdvanceGrid.Rows).ChildRules(row =>
        {
            row.RuleFor(given => given.WorstRating).Custom(CheckRating);
            row.RuleFor(given => given.LeastContractedCover).Number("Least cover", 0, 20, "times");
            row.RuleFor(given => given.LongestTenorMonths).WholeNumber("Longest tenor", 1, 360, "months");
            row.RuleFor(given => given.AdvanceRate).Share("Advance", because: "More than the whole cost is never advanced.");
            row.RuleFor(given => given.Basis).Text("Basis", FieldRules.NameLength, needed: true);
        });
        RuleFor(document => document.Lending.MarginGrid.Rows).Custom((rows, context) => CheckRows(rows.Count, "margin grid", context));
        RuleFor(document => document.Lending.MarginGrid.Rows).NoKeyTwice("Row", PolicyDiff.Name, nameof(MarginGridRow.WorstRating));
        RuleForEach(document => document.Lending.MarginGrid.Rows).ChildRules(row =>
        {
            row.RuleFor(given => given.WorstRating).Custom(CheckRating);
            row.RuleFor(given => given.ShortestContractMonths).WholeNumber("Shortest contracts", 0, 360, "months");
            row.RuleFor(given => given.LongestTenorMonths).WholeNumber("Longest tenor", 1, 360, "months");
            row.RuleFor(given => given.MarginPerAnnum).Share("Margin", 0, 0.5);
            row.RuleFor(given => given.Basis).Text("Basis", FieldRules.NoteLength, needed: true);
        });
        RuleFor(document => document.Lending.ExceptionThresholds).ChildRules(CheckThresholds);
        RuleFor(document => document.Lending.ThinHistoryQuotes).WholeNumber("Fewest prices of a thick history", 1, 10_000, "prices");
        RuleFor(document => document.Lending.ThinHistoryHaircut).Share("Haircut on thin history");
        RuleFor(document => document.Lending.Calibration).ChildRules(CheckCalibration);
        RuleFor(document => document.Lending.Opinions).ChildRules(CheckOpinions);
        RuleFor(document => document.Lending.Notching).ChildRules(notching =>
        {
            notching.RuleFor(given => given.OperatorNotches).WholeNumber("Notches for the operator", 0, 10, "notches");
            notching.RuleFor(given => given.Ceiling).Custom(CheckRating);
            notching.RuleFor(given => given.SecuredUplift).WholeNumber("Notches up for the first lien", 0, 10, "notches");
            notching.RuleForEach(given => given.Weights).ChildRules(weight => weight.RuleFor(given => given.Notches).WholeNumber("Notches when missing", 0, 10, "notches"));
        });
        RuleFor(document => document.Lending.PremiseLadder).Custom((ladder, context) => CheckProblem(ladder.Problem, context));
        RuleFor(document => document.Lending.BlockDiscount).Custom((terms, context) => CheckProblem(terms?.Problem, context));
        RuleFor(document => document.Lending.BuyerPool).Custom((limits, context) => CheckProblem(limits?.Problem, context));
        RuleFor(document => document.Lending.ConditionFactors).ChildRules(factors =>
        {
            factors.RuleFor(given => given.New).Share("Factor of new hardware");
            factors.RuleFor(given => given.Certified).Share("Factor of certified hardware");
            factors.RuleFor(given => given.Used).Share("Factor of used hardware");
            factors.RuleFor(given => given.AsIs).Share("Factor of hardware as is");
        });
        RuleFor(document => document.Lending.LiquidationClock).ChildRules(clock =>
        {
            clock.RuleFor(given => given.PreparationShare).Share("Share of the weeks for preparation");
            clock.RuleFor(given => given.TimeValuePerAnnum).Share("Time value a year");
        });
        RuleFor(document => document.Phrases).Custom(CheckPhrases);
        RuleFor(document => document.Documents).Custom(CheckDocuments);
        RuleFor(document => document.Authority).Custom(CheckMatrix);
        RuleForEach(document => document.Authority).ChildRules(row =>
        {
            row.RuleFor(given => given.UpToAmount).Custom((amount, context) =>
            {
                if (amount is <= 0 or > FieldRules.LargestAmount)
                    context.AddFailure($"Loan up to is {FieldRules.Text(amount.Value)}: enter more than 0, or nothing for any.");
            });
            row.RuleFor(given => given.WeakestRating).Custom((rating, context) =>
            {
                if (rating is not null) CheckRating(rating, context);
            });
            row.RuleFor(given => given.MaximumLoanToValue).OptionalShare("Highest loan to value", 0, 5);
            row.RuleFor(given => given.MaximumExceptions).Custom((most, context) =>
            {
                if (most is < 0 or > 100) context.AddFailure($"Exceptions up to is {FieldRules.Text(most.Value)}: enter 0 to 100, or nothing for any.");
            });
        });
    }

    /// <summary>What is wrong, by path such as "/lending/advanceGrid/rows/0/advanceRate". Empty when nothing is.</summary>
    public static IReadOnlyList<FieldMessage> Check(PolicyDocument document)
    {
        var result = Rules.Validate(document);
        return result.IsValid ? [] : [.. result.Errors.Select(failure => new FieldMessage(FieldPath.Of(failure), failure.ErrorMessage))];
    }

    private static void CheckRows(int count, string grid, ValidationContext<PolicyDocument> context)
    {
        if (count is 0 or > MostRows)
            context.AddFailure($"The {grid} has {FieldRules.Text(count)} rows: enter 1 to {FieldRules.Text(MostRows)}.");
    }

    private static void CheckRating<T>(string? rating, ValidationContext<T> context)
    {
        // The letter as the scale spells it: the grid compares letters.
        if (!CreditRating.TryParse(rating, out var read) || read.ToString() != rating)
            context.AddFailure($"Rating is '{FieldRules.Short(rating ?? "")}': choose a letter from AAA to D, or NR for any credit.");
    }

    private static void CheckProblem(string? problem, ValidationContext<PolicyDocument> context)
    {
        if (problem is not null) context.AddFailure(problem);
    }

    private static void CheckThresholds(InlineValidator<ExceptionThresholds> bounds)
    {
        bounds.RuleFor(given => given.MaximumLoanToValue).Share("Highest loan to value", 0.01, 2);
        bounds.RuleFor(given => given.MinimumDebtServiceCoverage).Number("Lowest debt service coverage", 0.5, 10, "times");
        bounds.RuleFor(given => given.MaximumBalloonShare).Share("Largest balloon");
        bounds.RuleFor(given => given.MaximumMonthsPastContracts).WholeNumber("Longest debt past contracts", 0, 120, "months");
        bounds.RuleFor(given => given.MaximumUnratedRevenueShare).Share("Most revenue from unrated customers");
        bounds.RuleFor(given => given.MaximumCustomerShare).Share("Most revenue from one customer below investment grade");
    }

    private static void CheckCalibration(InlineValidator<CalibrationPolicy> policy)
    {
        policy.RuleFor(given => given.MinimumObservations).WholeNumber("Fewest prices of a fit", 3, 10_000, "prices");
        policy.RuleFor(given => given.MinimumRSquared).Number("Least R² of a fit", 0, 1, "");
        policy.RuleFor(given => given.DefaultDecayPerYear).Number("Log decay taken otherwise", 0, 5, "a year");
        policy.RuleFor(given => given.DefaultSource).Text("Source of the decay", FieldRules.NoteLength, needed: true);
    }

    private static void CheckOpinions(InlineValidator<OpinionTerms> terms)
    {
        terms.RuleFor(given => given.ComparableWindowDays).WholeNumber("Window of comparables", 1, 3_650, "days");
        terms.RuleFor(given => given.ExpiryDays).WholeNumber("Opinions expire after", 1, 3_650, "days");
        terms.RuleFor(given => given.LeastObservations).WholeNumber("Fewest comparables", 1, 1_000, "prices");
        terms.RuleFor(given => given.Utilisation).Share("Utilisation");
        terms.RuleFor(given => given.PowerPricePerKilowattHour).Number("Power price", 0, 10, "USD/kWh");
        terms.RuleFor(given => given.ColocationPerKilowattMonth).Number("Colocation", 0, 10_000, "USD/kW a month");
        terms.RuleFor(given => given.LongestEconomicLifeMonths).WholeNumber("Longest economic life", 1, 360, "months");
        terms.RuleFor(given => given.SaleCredibility).Share("Weight of sales");
        terms.RuleFor(given => given.QuoteCredibility).Share("Weight of appraisals and quotes");
        terms.RuleFor(given => given.AskCredibility).Share("Weight of asks");
        terms.RuleFor(given => given.ModelCredibility).Share("Weight of parity and income");
    }

    private static void CheckPhrases(IReadOnlyList<PhraseRule> rules, ValidationContext<PolicyDocument> context)
    {
        if (rules.Count > MostRows)
        {
            context.AddFailure($"The table of phrases has {FieldRules.Text(rules.Count)} rows: enter at most {FieldRules.Text(MostRows)}.");
            return;
        }

        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < rules.Count; i++)
        {
            var (rule, at) = (rules[i], $"[{FieldRules.Text(i)}]");
            var phrase = rule.Phrase.Trim();
            if (phrase.Length is < 3 or > 80 || !phrase.Any(char.IsLetter) || phrase.AsSpan().ContainsAny("{}\r\n\0"))
                context.AddBelow(at + ".phrase", $"Phrase is '{FieldRules.Short(rule.Phrase)}': enter words of 3 to 80 characters, without braces.");
            else if (!known.Add(phrase.Replace('-', ' ')))
                context.AddBelow(at + ".phrase", $"'{FieldRules.Short(phrase)}' stands in the table twice.");
            if (rule.Named is not { IsComparable: true } figure)
                context.AddBelow(at + ".figure", $"Figure is '{FieldRules.Short(rule.Figure)}': choose one that can be compared.");
            else if (figure.Kind == NamedFigureKind.Rating)
                CheckLetter(rule.Rating, at, context);
            else if (!double.IsFinite(rule.Level) || Math.Abs(rule.Level) > 1e15)
                context.AddBelow(at + ".level", "Level is no number: enter one.");
        }
    }

    private static void CheckLetter(string? rating, string at, ValidationContext<PolicyDocument> context)
    {
        if (!CreditRating.TryParse(rating, out var read) || !read.IsRated || read.ToString() != rating)
            context.AddBelow(at + ".rating", $"Rating is '{FieldRules.Short(rating ?? "")}': choose a letter from AAA to D.");
    }

    private static void CheckDocuments(IReadOnlyList<RequiredDocument> rows, ValidationContext<PolicyDocument> context)
    {
        if (rows.Count > MostRows)
        {
            context.AddFailure($"The checklist has {FieldRules.Text(rows.Count)} rows: enter at most {FieldRules.Text(MostRows)}.");
            return;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (!DocumentChecklist.Stages.Contains(rows[i].Stage))
                context.AddBelow($"[{FieldRules.Text(i)}].stage", $"Row {FieldRules.Text(i + 1)} is for a stage that no document opens: choose one of {string.Join(", ", DocumentChecklist.Stages.Select(DocumentChecklist.StageName))}.");
            else if (rows.Take(i).Any(row => row == rows[i]))
                context.AddBelow($"[{FieldRules.Text(i)}].kind", $"Row {FieldRules.Text(i + 1)} says what an earlier row says: {AttachmentKindNames.Of(rows[i].Kind)} before {DocumentChecklist.StageName(rows[i].Stage)}.");
        }
    }

    private static void CheckMatrix(IReadOnlyList<AuthorityRow> rows, ValidationContext<PolicyDocument> context)
    {
        if (rows.Count is 0 or > MostRows)
        {
            context.AddFailure($"The authority matrix has {FieldRules.Text(rows.Count)} rows: enter 1 to {FieldRules.Text(MostRows)}.");
            return;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Order != i + 1)
                context.AddBelow($"[{FieldRules.Text(i)}].order", $"Row is numbered {FieldRules.Text(rows[i].Order)}: rows are numbered from 1 in the order they are tried.");
            if (rows[i].Signatures.Length is 0 or > 5)
                context.AddBelow($"[{FieldRules.Text(i)}].signatures", $"Row {FieldRules.Text(i + 1)} asks for {FieldRules.Text(rows[i].Signatures.Length)} signatures: choose 1 to 5.");
            if (rows[i].Signatures.FirstOrDefault(role => !RolePermissions.Allows(role, Permission.DecideRevisions), Role.Manager) is var other and not Role.Manager)
                context.AddBelow($"[{FieldRules.Text(i)}].signatures", $"Row {FieldRules.Text(i + 1)} asks for the signature of an {RoleNames.InWords(other)}, who decides no revisions: choose risk officer or manager.");
        }

        if (rows[^1] is not { UpToAmount: null, WeakestRating: null, MaximumLoanToValue: null, MaximumExceptions: null })
            context.AddBelow($"[{FieldRules.Text(rows.Count - 1)}].upToAmount", "The last row has a bound: leave all four empty, else a loan beyond them could be approved by nobody.");
    }
}
