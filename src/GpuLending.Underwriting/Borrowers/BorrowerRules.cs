using GpuLending.Engine;
using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Borrowers;

/// <summary>What a borrower's record must be to be kept.</summary>
internal static class BorrowerRules
{
    public static List<FieldMessage> Check(BorrowerProfile profile, string notes, DateOnly today)
    {
        var messages = new List<FieldMessage>();
        if (string.IsNullOrWhiteSpace(profile.Name))
            messages.Add(new FieldMessage("/name", "A borrower needs a name."));
        Text("/name", profile.Name, 200);
        if (string.IsNullOrWhiteSpace(profile.Rating))
            messages.Add(new FieldMessage("/rating", "A rating is needed; write NR for a borrower that has none."));
        Text("/rating", profile.Rating, 20);
        Text("/country", profile.Country, 60);
        Text("/guarantor", profile.Guarantor, 200);
        Text("/notes", notes, 8000);
        if (profile.FoundedYear is { } founded && (founded < 1600 || founded > today.Year))
            messages.Add(new FieldMessage("/foundedYear", $"{founded} is no founding year: from 1600 to {today.Year}."));
        Amount("/lastYearRevenue", profile.LastYearRevenue, mayBeNegative: false);
        Amount("/expectedRevenue", profile.ExpectedRevenue, mayBeNegative: false);
        Amount("/ebitda", profile.Ebitda, mayBeNegative: true);
        Amount("/netInterest", profile.NetInterest, mayBeNegative: true);
        Amount("/liquidity", profile.Liquidity, mayBeNegative: false);
        return messages;

        void Text(string path, string? text, int most)
        {
            if (text is null)
                return;
            if (text.Length > most)
                messages.Add(new FieldMessage(path, $"The text has {text.Length} characters; at most {most} are allowed."));
            if (text.Contains('\0', StringComparison.Ordinal))
                messages.Add(new FieldMessage(path, "The text holds a null character, which cannot be stored."));
        }

        void Amount(string path, Money? amount, bool mayBeNegative)
        {
            if (amount is not { } money)
                return;
            if (money.Amount < 0m && !mayBeNegative)
                messages.Add(new FieldMessage(path, $"{money} is negative; 0 or more is allowed."));
            if (Math.Abs(money.Amount) >= 1e15m)
                messages.Add(new FieldMessage(path, "The amount is beyond anything a company earns or owes."));
        }
    }

    public static BorrowerProfile Tidy(BorrowerProfile profile) => profile with { Name = profile.Name.Trim(), Rating = profile.Rating.Trim() };
}
