namespace GpuLending.Underwriting.Narratives;

/// <summary>Every text that memo and term sheet print, in their order.</summary>
public static class NarrativeParts
{
    /// <summary>Group of the memo's texts.</summary>
    public const string Memo = "Deal memo";

    /// <summary>Group of the term sheet's texts.</summary>
    public const string TermSheet = "Term sheet";

    /// <summary>Prefix of the term sheet's keys.</summary>
    public const string TermPrefix = "term/";

    /// <summary>Prefix of what is said about an alert of the model, followed by the alert's code.</summary>
    public const string MitigantPrefix = "mitigant/";

    /// <summary>All parts but those that answer an alert.</summary>
    public static IReadOnlyList<NarrativePart> All { get; } =
    [
        new("request", "Request", Memo, "request", "What is asked, and why now."),
        new("recommendation", "Recommendation", Memo, "request", "Approve, approve with conditions, or decline; the first page prints it."),
        new("borrower", "Borrower and sponsor", Memo, "borrower"),
        new("structure", "Group structure", Memo, "borrower", "Who owns whom, from the parent down to the borrower."),
        new("transaction", "Transaction", Memo, "transaction", "Sources, uses and draws, as far as the tables do not say it."),
        new("collateral", "Collateral", Memo, "collateral"),
        new("contract", "Contracts", Memo, "contract"),
        new("cash-flow", "Cash flow", Memo, "cash-flow"),
        new("sizing", "Sizing", Memo, "sizing", "Why the loan is this size and not another."),
        new("pricing", "Pricing and return", Memo, "pricing"),
        new("covenants", "Covenants", Memo, "covenants"),
        new("waterfall", "Order of payments", Memo, "covenants", "Printed where no waterfall is agreed on the desk."),
        new("cash-trap", "Cash trap triggers", Memo, "covenants", "Printed where no waterfall is agreed on the desk."),
        new("rating", "Risk rating", Memo, "rating"),
        new("notching", "Notching", Memo, "rating"),
        new("risks", "Key risks and mitigants", Memo, "risks"),
        new("exceptions", "Policy exceptions", Memo, "exceptions"),
        new("comparables", "Comparables", Memo, "comparables"),
        new("conditions", "Conditions and monitoring", Memo, "conditions"),
        new("compliance", "ESG and compliance", Memo, "compliance"),
        new("kyc", "Know your customer", Memo, "compliance"),
        new("sanctions", "Sanctions screening", Memo, "compliance"),
        new("export-control", "Export control", Memo, "compliance"),
        new("esg", "Power source, water, heat", Memo, "compliance"),
        new("appendix", "Appendix", Memo, "appendix"),
        Term("agent", "Agent", "parties"),
        Term("step-up", "Step-up of the commitment", "facility"),
        Term("minimum-draw", "Minimum draw", "facility"),
        Term("voluntary-prepayment", "Voluntary prepayment", "repayment", "On any payment date, in whole or in part, with five business days' notice."),
        Term("mandatory-prepayment", "Mandatory prepayment", "repayment",
            "All proceeds of a sale or total loss of collateral and of debt that the finance documents do not permit, on receipt."),
        Term("default-rate", "Default rate", "price", "2.00 % a year more on overdue amounts."),
        Term("accounts", "Accounts", "security", "Revenue, operating, debt service and reserve accounts, each under a control agreement in favour of the agent."),
        Term("power-reserve", "Power reserve", "security"),
        Term("rate-hedge", "Interest-rate hedge", "hedging"),
        Term("power-hedge", "Power hedge", "hedging"),
        Term("cure", "Equity cure", "covenants", "The sponsor may cure a failed test with equity paid in within ten business days of the certificate."),
        Term("reporting", "Reporting", "undertakings",
            "Audited annual accounts within 120 days, quarterly accounts and a compliance certificate within 45 days, a monthly list of serial numbers with sites."),
        Term("insurance", "Insurance", "undertakings", "All risks at replacement value and business interruption of twelve months, with the agent as loss payee."),
        Term("concentration", "Concentration", "undertakings"),
        Term("events-of-default", "Events of default", "default",
            "Non-payment; a financial covenant breached and not cured; a misrepresentation; cross-default; insolvency of the borrower or the guarantor; "
            + "loss of a contract that is not replaced; security that is not valid or not first-ranking; change of control."),
        Term("remedies", "Remedies", "default",
            "Acceleration, cancellation of undrawn commitments, step-in under the direct agreements, appointment of a replacement operator, enforcement of the security."),
        Term("assignment", "Assignment and transfer", "general", "To other lenders with the borrower's consent, not to be unreasonably withheld and not needed while a default continues."),
        Term("expenses", "Expenses", "general", "The borrower bears reasonable legal, appraisal and diligence costs, whether or not the loan closes."),
        Term("law", "Governing law", "general"),
        Term("expiry", "Expiry of these terms", "general"),
    ];

    private static readonly Dictionary<string, (NarrativePart Part, int Order)> ByKey =
        All.Select((part, order) => (part, order)).ToDictionary(pair => pair.part.Key, pair => (pair.part, pair.order), StringComparer.Ordinal);

    /// <summary>The part of a key. One that answers an alert, or that nothing prints, is named by its key.</summary>
    public static NarrativePart Of(string key) =>
        ByKey.TryGetValue(key, out var known) ? known.Part
        : key.StartsWith(MitigantPrefix, StringComparison.Ordinal) ? new NarrativePart(key, "Alert: " + key[MitigantPrefix.Length..].Replace('-', ' '), Memo, "risks")
        : new NarrativePart(key, key, "Not printed", "");

    /// <summary>Its place among all parts.</summary>
    internal static int Order(string key) => ByKey.TryGetValue(key, out var known)
        ? known.Order * 2
        : key.StartsWith(MitigantPrefix, StringComparison.Ordinal) ? (ByKey["risks"].Order * 2) + 1 : int.MaxValue;

    private static NarrativePart Term(string key, string title, string section, string usual = "") => new(TermPrefix + key, title, TermSheet, section, Usual: usual);
}
