using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.DealMemos.Sections;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Narratives;

namespace GpuLending.Underwriting.TermSheets;

/// <summary>
/// The terms as they go to the borrower: parties, facility, repayment, price, security, covenants in plain English, the rest. Nothing of the
/// lender's own (yield, policy, exceptions) stands in it. Words that no figure gives come from the deal's narrative under "term/…" keys.
/// </summary>
public static class TermSheetOutline
{
    private const string NonBinding =
        "This term sheet is a summary of indicative terms for discussion. It is not an offer, and nobody is bound to lend, borrow or sign by it. A "
        + "commitment arises only from definitive documents, signed by all parties, after due diligence and credit approval. Confidentiality, "
        + "expenses and governing law, where they are agreed below, bind from signature of this term sheet.";

    private static readonly (string Key, string Title, Func<MemoSource, IEnumerable<MemoBlock>> Write)[] Writers =
    [
        ("parties", "Parties", Parties),
        ("facility", "Facility", Facility),
        ("draws", "Conditions to each draw", Draws),
        ("repayment", "Maturity, repayment and prepayment", Repayment),
        ("price", "Interest and fees", Price),
        ("security", "Collateral, accounts and reserves", Security),
        ("hedging", "Hedging", Hedging),
        ("covenants", "Financial covenants", Covenants),
        ("undertakings", "Reporting and undertakings", Undertakings),
        ("default", "Events of default and remedies", Default),
        ("general", "General", General),
    ];

    /// <summary>Writes the term sheet.</summary>
    public static MemoDocument Write(MemoSource source)
    {
        List<MemoSection> sections =
        [
            new("summary", null, "Indicative terms", [new MemoParagraph(NonBinding, MemoTone.Note), .. DraftWarning(source)]),
            .. Writers.Select((writer, index) => new MemoSection(writer.Key, index + 1, writer.Title, [.. writer.Write(source)])),
        ];
        return new MemoDocument
        {
            Kind = MemoKind.TermSheet,
            Title = "Term sheet",
            DealName = FigureFormat.Text(source.DealName),
            BorrowerName = FigureFormat.Text(source.Case.Borrower.Name),
            Draft = source.Draft,
            Status = source.Status,
            Revision = source.Revision,
            Hash = source.Hash,
            PrintedAt = source.PrintedAt,
            Sections = sections,
        };
    }

    private static IEnumerable<MemoBlock> DraftWarning(MemoSource source) => source.Draft
        ?
        [
            new MemoParagraph("These terms are not approved by the lender's credit committee and must not leave the desk.", MemoTone.Warning),
            .. source.Faults(part => part.Group == NarrativeParts.TermSheet),
        ]
        : [];

    private static IEnumerable<MemoBlock> Parties(MemoSource source)
    {
        var lenders = source.Result.Returns.Lenders;
        yield return Facts("",
            new("Borrower", FigureFormat.Text(source.Case.Borrower.Name)),
            new("Guarantor", FigureFormat.Text(source.Case.Borrower.Guarantor)),
            new("Recourse", FigureFormat.Text(source.Case.Facility.Recourse)),
            new("Lenders", lenders.Count == 0
                ? FigureFormat.NotProvided
                : string.Join("; ", lenders.Select(part => $"{part.Lender} {FigureFormat.Percent(part.Share)}, {FigureFormat.WithCurrency(part.Amount, source.Scale)}"))),
            Word(source, "Agent", "agent"));
    }

    private static IEnumerable<MemoBlock> Facility(MemoSource source)
    {
        var facility = source.Case.Facility;
        var draws = source.Result.Schedule.Draws;
        yield return Facts("",
            new("Type", Sentences.Capital(Sentences.Words(facility.Kind)) + ", senior secured"),
            new("Commitment", "Up to " + FigureFormat.WithCurrency(source.Result.Sizing.Commitment, source.Scale)),
            Term(source, "Step-up of the commitment", LoanTerms.CommitmentSteps(facility, source.Scale), "step-up"),
            new("Currency", source.Result.Currency.Code),
            new("Closing", FigureFormat.Date(source.Case.ClosingDate)),
            new("Availability", draws.Count == 0
                ? FigureFormat.NotProvided
                : $"From closing until {FigureFormat.Date(facility.AvailabilityEnd ?? draws.Max(draw => draw.Date))}"),
            new("Planned draws", draws.Count == 0
                ? FigureFormat.NotProvided
                : string.Join("; ", draws.Select(draw => $"{FigureFormat.WithCurrency(draw.Amount, source.Scale)} on {FigureFormat.Date(draw.Date)}"))),
            Word(source, "Minimum draw", "minimum-draw"),
            new("Purpose", "To fund eligible cost of the fleet named under Collateral, fees and reserves"),
            new("Eligible cost", string.Join(", ", source.Case.Sizing.AdvanceOnCost.EligibleCategories.Select(Category))),
            new("Advance rate", Advance(source)));
    }

    private static string Advance(MemoSource source)
    {
        var terms = source.Case.Sizing.AdvanceOnCost;
        if (terms.Status == LimitStatus.ShownOnly) return FigureFormat.NotProvided;
        return terms.AdvanceRate is { } rate ? $"At most {FigureFormat.Percent(rate)} of eligible cost" : "As the lender's advance grid gives at funding";
    }

    private static IEnumerable<MemoBlock> Draws(MemoSource source)
    {
        List<string> items = [.. source.Conditions.Where(condition => condition.Required).Select(condition => Sentences.Full(condition.Text))];
        var sizing = source.Case.Sizing;
        if (sizing.DebtServiceCoverage.Status != LimitStatus.ShownOnly)
        {
            items.Add($"After the draw, projected debt service cover on contracted cash is at least {FigureFormat.Multiple(sizing.DebtServiceCoverage.ContractedTarget)} "
                + $"in every period, and at least {FigureFormat.Multiple(sizing.DebtServiceCoverage.MerchantTarget)} on merchant cash.");
        }

        if (sizing.LoanToValue.Status != LimitStatus.ShownOnly)
        {
            var premise = sizing.LoanToValue.Premise ?? source.Case.Valuation.Premise;
            items.Add($"After the draw, outstanding principal is at most {FigureFormat.Percent(sizing.LoanToValue.Maximum)} of the fleet's {CovenantClauses.Lower(premise.DisplayName())}.");
        }

        items.AddRange(source.Case.Covenants.Where(covenant => covenant.Purpose == CovenantPurpose.DrawStop)
            .Select(covenant => $"{Sentences.Capital(CovenantClauses.Name(covenant, source.Scale))}."));
        items.Add("An installation report with the serial numbers of the GPUs funded; the contract that pays for them is in force; no default is outstanding or would result.");
        yield return new MemoBullets(items);
    }

    private static IEnumerable<MemoBlock> Repayment(MemoSource source)
    {
        var facility = source.Case.Facility;
        yield return Facts("",
            new("Maturity", $"{FigureFormat.Months(facility.TenorMonths)} from the day of each draw"
                + (facility.FinalMaturity is { } final ? $", no later than {FigureFormat.Date(final)}" : "")),
            new("Last principal due, as planned", FigureFormat.Date(source.Result.Loan.FinalMaturity)),
            new("Payment dates", Sentences.Capital(Sentences.Words(facility.PaymentFrequency))
                + (facility.FirstPaymentDate is { } first ? $", first on {FigureFormat.Date(first)}" : "")),
            new("Business days", Sentences.Capital(RateTerms.PaymentDays(facility.PaymentDates))),
            new("Amortisation", TransactionSection.Amortisation(facility.Amortisation)),
            Term(source, "Voluntary prepayment and premium", LoanTerms.Voluntary(facility.Prepayment, source.Scale), "voluntary-prepayment"),
            Term(source, "Mandatory prepayment", LoanTerms.Mandatory(facility.Prepayment, source.Scale), "mandatory-prepayment"));
        if (LoanTerms.Lease(facility) is { } lease)
            yield return Facts("", new MemoFact("Lease", Sentences.Capital(lease)));
        if (facility.Amendments.Count > 0)
            yield return new MemoBullets(LoanTerms.Amendments(facility, source.Scale));
        yield return new MemoTable("Principal as planned",
            [new("Date", Figures: false), new("Drawn", source.AmountUnit), new("Principal due", source.AmountUnit), new("Balance after", source.AmountUnit)],
            [.. source.Result.Schedule.Payments.Where(payment => !payment.Principal.IsZero || !payment.Drawn.IsZero).Select(payment => new MemoRow(
                [
                    FigureFormat.Date(payment.Date), payment.Drawn.IsZero ? "–" : source.Bare(payment.Drawn), payment.Principal.IsZero ? "–" : source.Bare(payment.Principal),
                    source.Bare(payment.Closing),
                ]))],
            "On the draws as planned; the schedule at each draw is set on its day.");
    }

    private static IEnumerable<MemoBlock> Price(MemoSource source)
    {
        var interest = source.Case.Facility.Interest;
        var fees = source.Case.Facility.Fees;
        yield return Facts("",
            new("Interest", interest.Kind switch
            {
                RateKind.Fixed => $"{FigureFormat.Rate(interest.FixedRatePerAnnum)} a year, fixed",
                RateKind.Floating => $"{interest.Index} plus {FigureFormat.Rate(interest.MarginPerAnnum)} a year",
            }),
            new("Margin by customer or draw", LoanTerms.Tiers(source.Case.Facility) ?? "one margin"),
            new("Steps of the margin", LoanTerms.Steps(interest) ?? "none"),
            new("Floor of the base rate", interest.Kind == RateKind.Floating ? FigureFormat.Rate(interest.FloorPerAnnum) : "does not apply to a fixed rate"),
            new("Setting of the base rate", interest.Kind == RateKind.Floating
                ? $"{Sentences.Capital(RateTerms.Setting(interest))}; rates for {interest.RateCalendar} business days"
                : "does not apply to a fixed rate"),
            new("Day count", FigureFormat.Text(interest.DayCount)),
            new("Interest added to principal", interest.CapitalisedUntil is null ? "none" : "until " + FigureFormat.Date(interest.CapitalisedUntil)),
            new("Interest in kind", LoanTerms.InKind(interest) ?? "none"),
            interest.DefaultMarginPerAnnum > 0
                ? new("Default rate", $"{FigureFormat.Rate(interest.DefaultMarginPerAnnum)} a year more on overdue amounts")
                : Word(source, "Default rate", "default-rate"),
            new("Original issue discount", FigureFormat.Percent(fees.OriginalIssueDiscount)),
            new("Upfront fee", FigureFormat.Percent(fees.Upfront)),
            new("Undrawn fee", FigureFormat.Percent(fees.UndrawnPerAnnum) + " a year on the undrawn commitment, ACT/360"),
            new("Agent's fee", fees.AgencyPerAnnum is null ? FigureFormat.NotProvided : FigureFormat.Price(fees.AgencyPerAnnum) + " a year"),
            new("Exit fee", FigureFormat.Percent(fees.Exit) + " of principal repaid"));
    }

    private static IEnumerable<MemoBlock> Security(MemoSource source)
    {
        yield return new MemoParagraph(
            "First-ranking security over the GPUs below with their servers and network, the customer contracts, the controlled accounts, all other assets of the "
            + "borrower and all of its shares.");
        yield return new MemoTable("The fleet",
            [new("Lot", Figures: false, Weight: 0.6), new("Model", Figures: false, Weight: 2), new("GPUs"), new("Site", Figures: false, Weight: 2), new("In service", Figures: false)],
            [.. source.Case.Lots.Select(lot => new MemoRow(
                [lot.Id, source.ModelName(lot.GpuModel), FigureFormat.Count(lot.Count), $"{FigureFormat.Text(lot.Site)}, {lot.Country}", FigureFormat.Date(lot.InServiceDate)]))]);
        if (source.Case.Valuation.Supports.Count > 0)
        {
            yield return new MemoTable("Residual supports",
                [new("Kind", Figures: false), new("Provided by", Figures: false, Weight: 2), new("Up to", source.AmountUnit), new("Floor of the fleet's value", source.AmountUnit), new("Callable", Figures: false, Weight: 2)],
                [.. source.Case.Valuation.Supports.OrderBy(support => support.Order).Select(support => new MemoRow(
                    [
                        Sentences.Capital(Sentences.Words(support.Kind)), FigureFormat.Text(support.Counterparty), source.Bare(support.Cap),
                        support.Floor is null ? "the debt" : source.Bare(support.Floor), $"{FigureFormat.Date(support.From)} to {FigureFormat.Date(support.To)}",
                    ]))]);
        }

        yield return new MemoTable("The customer contracts",
            [new("Customer", Figures: false, Weight: 2), new("GPUs"), new("Start", Figures: false), new("End", Figures: false), new("Take or pay")],
            [.. source.Case.Contracts.Select(contract => new MemoRow(
                [
                    FigureFormat.Text(contract.Customer), FigureFormat.Count(contract.Gpus), FigureFormat.Date(contract.Start), FigureFormat.Date(contract.End),
                    FigureFormat.Percent(contract.TakeOrPayShare),
                ]))]);
        if (source.Case.Waterfall is { } waterfall)
        {
            yield return WaterfallClauses.Order(waterfall);
            yield return WaterfallClauses.Accounts(waterfall);
            yield break;
        }

        yield return Facts("Accounts and reserves",
            Word(source, "Accounts", "accounts"),
            new("Order of payments", source.NarrativeText("waterfall")),
            new("Cash trap", source.NarrativeText("cash-trap")),
            new("Debt service reserve", source.Case.Facility.DebtServiceReserveMonths == 0
                ? "none"
                : FigureFormat.Months(source.Case.Facility.DebtServiceReserveMonths) + " of debt service, funded with the loan"),
            Word(source, "Power reserve", "power-reserve"));
    }

    private static IEnumerable<MemoBlock> Hedging(MemoSource source)
    {
        yield return Facts("",
            new("Interest rate", Hedge(source)),
            new("Power", source.Case.Costs.Power is { PricePerKilowattHour: not null, HedgedShare: > 0 } power
                ? $"{FigureFormat.Percent(power.HedgedShare)} of modelled energy at a fixed price"
                : source.NarrativeText("term/power-hedge")));
    }

    private static string Hedge(MemoSource source)
    {
        var interest = source.Case.Facility.Interest;
        if (interest.Kind == RateKind.Fixed) return "fixed rate, no hedge needed";
        return RateTerms.Hedges(interest) is var hedges && hedges != "none" ? Sentences.Capital(hedges) : source.NarrativeText("term/rate-hedge");
    }

    private static IEnumerable<MemoBlock> Covenants(MemoSource source)
    {
        if (source.Case.Covenants.Count == 0)
        {
            yield return new MemoParagraph($"Financial covenants: {FigureFormat.NotProvided}.");
            yield break;
        }

        yield return Facts("", [.. source.Case.Covenants.Select(covenant => new MemoFact(
            string.IsNullOrWhiteSpace(covenant.Name) ? CovenantClauses.Measure(covenant.Kind) : covenant.Name.Trim(),
            CovenantClauses.Clause(covenant, source.Case, source.Scale)))]);
        var rights = source.Case.Covenants.Where(covenant => covenant.CureRights is not null).ToList();
        yield return Facts("Cure", rights.Count == 0
            ? Word(source, "Equity cure rights", "cure")
            : new("Equity cure rights", string.Join(" ", rights.Select(covenant => $"{covenant.Id}:{CovenantChanges.CureRight(covenant.CureRights)}"))));
    }

    private static IEnumerable<MemoBlock> Undertakings(MemoSource source)
    {
        var countries = source.Case.Lots.Select(lot => lot.Country).Where(country => country.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList();
        yield return Facts("",
            source.Case.Undertakings.Count == 0 ? Word(source, "Reporting", "reporting") : new("Reporting", Reporting(source)),
            Word(source, "Insurance", "insurance"),
            new("Location", source.Case.Covenants.FirstOrDefault(covenant => covenant.Kind == CovenantKind.CollateralLocation) is { } place
                ? $"The GPUs stand {CovenantWords.Places(place)}; no move elsewhere without the lenders' consent"
                : countries.Count == 0
                ? FigureFormat.NotProvided
                : $"The GPUs stay at the sites named above ({string.Join(", ", countries)}); no move without the lenders' consent"),
            source.Case.Covenants.FirstOrDefault(covenant => covenant.Kind == CovenantKind.CustomerConcentration) is { } concentration
                ? new("Concentration", CovenantClauses.Name(concentration, source.Scale))
                : Word(source, "Concentration", "concentration"));
    }

    private static string Reporting(MemoSource source) => string.Join("; ", source.Case.Undertakings.Select(item =>
        $"{(string.IsNullOrWhiteSpace(item.Name) ? MonitoringCalendar.Words(item.Kind) : item.Name.Trim())}, {(item.EveryMonths == 0 ? "once, on" : $"every {FigureFormat.Months(item.EveryMonths)} from")} {FigureFormat.Date(item.FirstDue)}"));

    private static IEnumerable<MemoBlock> Default(MemoSource source)
    {
        yield return Facts("",
            Term(source, "Events of default", Breach(source), "events-of-default"),
            Word(source, "Remedies: step-in, replacement operator", "remedies"));
    }

    /// <summary>A covenant that stops the loan, failed for good.</summary>
    private static string? Breach(MemoSource source)
    {
        var names = source.Case.Covenants.Where(covenant => covenant.Purpose == CovenantPurpose.Maintenance)
            .Select(covenant => CovenantClauses.Lower(string.IsNullOrWhiteSpace(covenant.Name) ? CovenantClauses.Measure(covenant.Kind) : covenant.Name.Trim())).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : $"a test of {string.Join(", ", names)} that fails and is neither cured nor waived";
    }

    private static IEnumerable<MemoBlock> General(MemoSource source)
    {
        yield return Facts("",
            Word(source, "Assignment and transfer", "assignment"),
            Word(source, "Expenses", "expenses"),
            Word(source, "Governing law", "law"),
            Word(source, "Expiry of these terms", "expiry"),
            new("Binding effect", "None, save for what is said at the head of this term sheet"));
        yield return new MemoTable("Signatures",
            [new("For", Figures: false), new("Name and title", Figures: false, Weight: 2), new("Date", Figures: false)],
            [new(["Borrower", "", ""]), new(["Lenders", "", ""])]);
    }

    private static MemoFacts Facts(string caption, params MemoFact[] facts) => new(caption, facts);

    /// <summary>What the terms say, and after it what was written for the term sheet.</summary>
    private static MemoFact Term(MemoSource source, string label, string? terms, string key) => terms is null
        ? Word(source, label, key)
        : new(label, source.Document.Narrative.ContainsKey(NarrativeParts.TermPrefix + key)
            ? $"{Sentences.Full(terms)} {source.NarrativeText(NarrativeParts.TermPrefix + key)}"
            : Sentences.Capital(terms));

    private static MemoFact Word(MemoSource source, string label, string key) => new(label, source.NarrativeText(NarrativeParts.TermPrefix + key));

    private static string Category(CostCategory category) => category switch
    {
        CostCategory.Gpu => "GPUs",
        CostCategory.Network => "network",
        CostCategory.Installation => "installation",
        CostCategory.Freight => "freight",
        CostCategory.Duty => "duty",
        CostCategory.Soft => "soft cost",
    };
}
