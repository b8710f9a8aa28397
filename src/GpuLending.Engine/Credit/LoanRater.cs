using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Credit;

/// <summary>The loan's letter: who pays, down by what the structure lacks, no better than the ceiling, no worse than a full guarantor's.
/// See docs/methodology/structure-notches.md.</summary>
public static class LoanRater
{
    /// <summary>Rates a loan.</summary>
    /// <param name="start">The customers' letter.</param>
    /// <param name="startName">What that letter is, such as "Customers, weighted by contracted revenue".</param>
    /// <param name="operatorRating">The operator's own rating; not rated takes all the operator's notches.</param>
    /// <param name="structure">The checklist; null when it was not looked at: then no notch is taken.</param>
    /// <param name="guarantee">A guarantee of the whole debt; null for none.</param>
    /// <param name="notching">The lender's scale.</param>
    /// <returns>The letter and the steps to it.</returns>
    /// <exception cref="ArgumentException">The ceiling is no rating, or a number of notches is negative.</exception>
    public static LoanRating Rate(
        CreditRating start, string startName, CreditRating operatorRating, StructureChecklist? structure, FullGuarantee? guarantee, StructureNotching notching)
    {
        ArgumentNullException.ThrowIfNull(notching);
        var steps = new List<RatingStep> { new(startName, 0, start.ToString()) };
        var rating = start;
        if (structure is not null && start.IsRated)
        {
            var forOperator = Math.Min(NotNegative(notching.OperatorNotches), operatorRating.IsRated ? Math.Max(0, operatorRating.Rank - start.Rank) : int.MaxValue);
            Weaken("The operator must perform", forOperator, null);
            foreach (var element in Enum.GetValues<StructureElement>())
            {
                if (structure.Lacks(element))
                    Weaken(StructureWords.Name(element), NotNegative(notching.Of(element)), element);
            }

            var ceiling = CreditRating.Parse(notching.Ceiling);
            if (rating < ceiling)
            {
                rating = ceiling;
                steps.Add(new("Ceiling of the scale", 0, rating.ToString()));
            }
        }

        var carried = false;
        if (guarantee is not null && CreditRating.TryParse(guarantee.Rating, out var guarantor) && guarantor.IsRated)
        {
            // The lien lifts it only where it can be proved unit by unit.
            var uplift = structure is not null && !structure.Lacks(StructureElement.SerialsScheduled) ? NotNegative(notching.SecuredUplift) : 0;
            var lifted = guarantor.Weaken(-uplift);
            if (!rating.IsRated || lifted < rating)
            {
                carried = true;
                rating = lifted;
                steps.Add(new($"Full guarantee of {guarantee.Guarantor}, {guarantor}{(uplift > 0 ? ", and a first lien" : "")}", 0, rating.ToString()));
            }
        }

        return new LoanRating { Letter = rating.ToString(), Start = start.ToString(), Steps = steps, CarriedByGuarantor = carried };

        void Weaken(string name, int notches, StructureElement? element)
        {
            if (notches == 0)
                return;
            // Short of D: a structure does not make a loan default.
            rating = CreditRating.Scale[Math.Max(rating.Rank, Math.Min(rating.Rank + notches, Weakest))];
            steps.Add(new(name, notches, rating.ToString(), element));
        }
    }

    private const int Weakest = 18;

    /// <summary>The rating of a run's loan; the contracts are those of the base run, on which the loan was made.</summary>
    internal static LoanRating Rate(DealRun run)
    {
        var terms = run.DealCase.Credit;
        var sized = run.Base ?? run;
        var notching = run.Snapshot.Policy.Notching;
        _ = CreditRating.TryParse(run.DealCase.Borrower.Rating, out var borrower);
        if (terms.Basis == DefaultRateBasis.Borrower)
            return Rate(borrower, "The borrower's own rating", borrower, null, terms.Guarantee, notching);
        var last = run.Plan.Months[^1];
        var letter = Sizing.CustomerCredit.Weighted(sized.Operations, last, terms.UnratedCountsAs).Letter;
        _ = CreditRating.TryParse(letter, out var customers);
        return Rate(customers, "Customers, weighted by contracted revenue", borrower, terms.Structure, terms.Guarantee, notching) with
        {
            UnratedShare = UnratedShare(sized.Operations, last),
        };
    }

    private static double UnratedShare(OperatingProjection operations, int last)
    {
        double revenue = 0, unrated = 0;
        for (var c = 0; c < operations.Contracts.Length; c++)
        {
            var fees = 0.0;
            for (var m = 1; m <= last; m++)
                fees += operations.Vectors.Fees(c)[m];
            revenue += fees;
            if (!CreditRating.TryParse(operations.Contracts[c].Contract.CustomerRating, out var rating) || !rating.IsRated)
                unrated += fees;
        }

        return revenue > 0 ? unrated / revenue : 0;
    }

    private static int NotNegative(int notches) =>
        notches >= 0 ? notches : throw new ArgumentException($"A missing element costs {notches} notches: the policy's notches are zero or more.", nameof(notches));
}
