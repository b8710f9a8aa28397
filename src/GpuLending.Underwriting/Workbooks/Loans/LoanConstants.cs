using GpuLending.Engine.Calendars;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Constants of the loan's formulas, named on the market sheet so that no formula holds a figure of its own.</summary>
internal static class LoanConstants
{
    /// <summary>Amounts below it are nothing.</summary>
    public const string Nothing = "Nothing_Owed";

    /// <summary>Part of a figure that is noise of the arithmetic.</summary>
    public const string Noise = "Relative_Noise";

    /// <summary>Part of a quotient that is noise of the arithmetic.</summary>
    public const string Fine = "Quotient_Noise";

    /// <summary>Put to an amount before it is rounded down.</summary>
    public const string Coin = "Coin_Noise";

    /// <summary>Digits money is rounded to.</summary>
    public const string Digits = "Money_Digits";

    /// <summary>Smallest coins in a unit of the currency.</summary>
    public const string Coins = "Coins_In_Unit";

    /// <summary>Half of the smallest coin: settled sums agree within it.</summary>
    public const string HalfCoin = "Half_Coin";

    /// <summary>Days of a year for the fee on what is not drawn.</summary>
    public const string FeeYear = "Fee_Year_Days";

    /// <summary>Days of a year for interest.</summary>
    public const string InterestYear = "Interest_Year_Days";

    /// <summary>Days of a month for interest, where every month has as many.</summary>
    public const string InterestMonth = "Interest_Month_Days";

    /// <summary>Days of a year for rates of return.</summary>
    public const string ReturnYear = "Return_Year_Days";

    public static void Write(WorkbookDraft draft)
    {
        var dayCount = DayCount.Parse(draft.Case.Facility.Interest.DayCount);
        var digits = draft.Case.Currency.MinorUnitDigits;
        draft.Market.Block("Constants of the loan");
        Constant("Amounts below it are nothing", Nothing, 1e-6, "Of the deal's currency.");
        Constant("Part of a figure that is noise of the arithmetic", Noise, 1e-9, "");
        Constant("Part of a quotient that is noise of the arithmetic", Fine, 1e-12, "");
        Constant("Put to the loan before it is rounded down", Coin, 1e-6 * Math.Pow(10, -digits), "A millionth of the smallest coin: arithmetic costs no coin.");
        Constant("Digits money is rounded to", Digits, digits, draft.Case.Currency.Code);
        Constant("Smallest coins in a unit", Coins, Math.Pow(10, digits), draft.Case.Currency.Code);
        Constant("Half of the smallest coin", HalfCoin, 0.5 * Math.Pow(10, -digits), "Settled sums agree within it.");
        Constant("Days of a year, fee on what is not drawn", FeeYear, 360, "Actual days over 360.");
        Constant("Days of a year, rates of return", ReturnYear, 365, "As XIRR counts.");
        if (dayCount == DayCount.Act365Fixed)
            Constant("Days of a year, interest", InterestYear, 365, dayCount.Name);
        else if (dayCount != DayCount.ActActIsda)
            Constant("Days of a year, interest", InterestYear, 360, dayCount.Name);
        if (dayCount == DayCount.Thirty360 || dayCount == DayCount.ThirtyE360 || dayCount == DayCount.ThirtyE360Isda)
            Constant("Days of a month, interest", InterestMonth, 30, dayCount.Name);

        void Constant(string label, string name, double value, string note) =>
            draft.MarketInput(label, value == Math.Round(value) ? CellUnit.Count : CellUnit.Factor, name, value, note);
    }
}
