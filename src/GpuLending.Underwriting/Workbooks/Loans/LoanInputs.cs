using System.Globalization;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>The facility's terms as inputs.</summary>
internal sealed class LoanInputs
{
    private const int Around = 60;

    private readonly WorkbookDraft _draft;

    private LoanInputs(WorkbookDraft draft) => _draft = draft;

    public WorkbookRow Tenor { get; private set; } = null!;

    /// <summary>Months between payments.</summary>
    public WorkbookRow Period { get; private set; } = null!;

    public WorkbookRow InterestOnly { get; private set; } = null!;

    public WorkbookRow BalloonShare { get; private set; } = null!;

    /// <summary>Share of value that repayment follows; null for other profiles.</summary>
    public WorkbookRow? SupportedShare { get; private set; }

    /// <summary>Years of the straight line that repayment by the greater of two paths follows; null for other profiles.</summary>
    public WorkbookRow? PathLife { get; private set; }

    /// <summary>Share of depreciated cost that the same repayment supports; null for other profiles.</summary>
    public WorkbookRow? PathAdvance { get; private set; }

    /// <summary>The tranches, where they have rates of their own; empty where the facility's rate is every tranche's.</summary>
    public IReadOnlyList<TrancheInputs> Tranches { get; private set; } = [];

    /// <summary>What the tranches commit together, a formula; null where they have no amounts.</summary>
    public string? TranchesCommit { get; private set; }

    /// <summary>Fixed rate or margin.</summary>
    public WorkbookRow Margin { get; private set; } = null!;

    public WorkbookRow? Floor { get; private set; }

    public WorkbookRow? Cap { get; private set; }

    public WorkbookRow? CapShare { get; private set; }

    public WorkbookRow? SwapShare { get; private set; }

    public WorkbookRow? SwapRate { get; private set; }

    /// <summary>Loan-to-cost above which the loan is prepaid; null without the term.</summary>
    public WorkbookRow? PrepaidAbove { get; private set; }

    public WorkbookRow Discount { get; private set; } = null!;

    public WorkbookRow Upfront { get; private set; } = null!;

    public WorkbookRow Undrawn { get; private set; } = null!;

    public WorkbookRow Exit { get; private set; } = null!;

    public WorkbookRow? Agency { get; private set; }

    public WorkbookRow? HedgePremium { get; private set; }

    public WorkbookRow Commitment { get; private set; } = null!;

    public WorkbookRow? Opening { get; private set; }

    /// <summary>Days from which more is committed, and how much more; empty where the commitment is one amount.</summary>
    public IReadOnlyList<WorkbookRow> StepDays { get; private set; } = [];

    public IReadOnlyList<WorkbookRow> StepAmounts { get; private set; } = [];

    /// <summary>Months before a shortfall by which the loan is prepaid; null without the term.</summary>
    public WorkbookRow? NegativeIncomeAhead { get; private set; }

    public WorkbookRow AvailabilityEnd { get; private set; } = null!;

    public WorkbookRow FinalMaturity { get; private set; } = null!;

    public WorkbookRow? CapitalisedUntil { get; private set; }

    /// <summary>Share, first day, day of cash again and margin of interest paid in kind; null without the term.</summary>
    public InKindInputs? InKind { get; private set; }

    /// <summary>Business days by which a base rate is older than its period; null without the term.</summary>
    public WorkbookRow? Lookback { get; private set; }

    /// <summary>Days from Monday to Friday on which no base rate is published; empty without a lookback.</summary>
    public IReadOnlyList<WorkbookRow> RateHolidays { get; private set; } = [];

    /// <summary>Margins by the customers' ratings, in the order of the terms; empty for one margin.</summary>
    public IReadOnlyList<WorkbookRow> TierMargins { get; private set; } = [];

    public WorkbookRow ReserveMonths { get; private set; } = null!;

    /// <summary>Days and amounts of the draws entered, each a column of cells one below the other; empty for other plans.</summary>
    public IReadOnlyList<WorkbookRow> DrawDates { get; private set; } = [];

    public IReadOnlyList<WorkbookRow> DrawAmounts { get; private set; } = [];

    /// <summary>Margin of each draw entered; empty where none has its own.</summary>
    public IReadOnlyList<WorkbookRow> DrawMargins { get; private set; } = [];

    public IReadOnlyList<WorkbookRow> MarginDays { get; private set; } = [];

    public IReadOnlyList<WorkbookRow> MarginChanges { get; private set; } = [];

    /// <summary>Days from Monday to Friday that are no business days; empty where payment dates do not move.</summary>
    public IReadOnlyList<WorkbookRow> Holidays { get; private set; } = [];

    public IReadOnlyList<WorkbookRow> CustomDays { get; private set; } = [];

    public IReadOnlyList<WorkbookRow> CustomAmounts { get; private set; } = [];

    public IReadOnlyList<WorkbookRow> FixingDays { get; private set; } = [];

    public IReadOnlyList<WorkbookRow> FixingRates { get; private set; } = [];

    public IReadOnlyList<WorkbookRow> ForwardDays { get; private set; } = [];

    public IReadOnlyList<WorkbookRow> ForwardRates { get; private set; } = [];

    /// <summary>Cells of a list, from the first to the last.</summary>
    public static string Range(IReadOnlyList<WorkbookRow> rows) => rows[0].ValuesTo(rows[^1]);

    /// <summary>An option in words: what the deal document writes as one.</summary>
    public static string Word<T>(T option)
        where T : struct, Enum => string.Concat(option.ToString().Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(letter) : letter.ToString()));

    public static LoanInputs Write(WorkbookDraft draft)
    {
        LoanConstants.Write(draft);
        var inputs = new LoanInputs(draft);
        inputs.WriteFacility();
        inputs.WriteInterest();
        inputs.WriteTranches();
        inputs.WriteFees();
        inputs.WriteHolidays();
        inputs.WriteDraws();
        return inputs;
    }

    private void WriteFacility()
    {
        var facility = _draft.Case.Facility;
        _draft.Inputs.Block("Facility");
        _draft.Inputs.Term("Kind", Word(facility.Kind));
        Tenor = _draft.Input("Tenor of each draw, months", CellUnit.Count, "Tenor_Months", "/facility/tenorMonths", facility.TenorMonths, (1, 480));
        FinalMaturity = _draft.Input("Last maturity of any draw", CellUnit.Date, "Final_Maturity", "/facility/finalMaturity", facility.FinalMaturity);
        Period = _draft.Inputs.Term("Months between payments", (double)(int)facility.PaymentFrequency, CellUnit.Count);
        Commitment = _draft.Input("Commitment asked for", CellUnit.Money, "Commitment_Asked", "/facility/commitment", facility.Commitment, (0, 1e15));
        StepDays = [.. facility.CommitmentSteps.Select((step, i) => _draft.Input(
            $"More is committed {i + 1}, from", CellUnit.Date, $"Commitment_Step_{i + 1}_Day", $"/facility/commitmentSteps/{i}/date", step.Date))];
        StepAmounts = [.. facility.CommitmentSteps.Select((step, i) => _draft.Input(
            $"More is committed {i + 1}, amount", CellUnit.Money, $"Commitment_Step_{i + 1}_Amount", $"/facility/commitmentSteps/{i}/amount", step.Amount, (0, 1e15)))];
        if (facility.OpeningBalance is { } opening)
            Opening = _draft.Input("Balance at closing", CellUnit.Money, "Opening_Balance", "/facility/openingBalance", opening, (0, 1e15));
        AvailabilityEnd = _draft.Input("Last day for draws", CellUnit.Date, "Availability_End", "/facility/availabilityEnd", facility.AvailabilityEnd);
        ReserveMonths = _draft.Input(
            "Debt service reserve, months", CellUnit.Count, "Reserve_Months", "/facility/debtServiceReserveMonths", facility.DebtServiceReserveMonths, (0, 60));
        if (facility.Prepayment.LoanToCostAbove is { } above)
            PrepaidAbove = _draft.Input("Loan-to-cost above which the loan is prepaid", CellUnit.Percent, "Prepaid_Above", "/facility/prepayment/loanToCostAbove", above, (0.01, 100));
        if (facility.Prepayment.OnNegativeOperatingIncome)
        {
            NegativeIncomeAhead = _draft.Input(
                "Prepaid so many months before cash falls short", CellUnit.Count, "Negative_Income_Ahead", "/facility/prepayment/negativeIncomeMonthsAhead", facility.Prepayment.NegativeIncomeMonthsAhead, (0, 120));
        }

        _draft.Inputs.Term("Repayment", Word(facility.Amortisation.Style));
        InterestOnly = _draft.Input(
            "Months without principal", CellUnit.Count, "Interest_Only_Months", "/facility/amortisation/interestOnlyMonths", facility.Amortisation.InterestOnlyMonths, (0, 480));
        BalloonShare = _draft.Input("Balloon, share of the loan", CellUnit.Percent, "Balloon_Share", "/facility/amortisation/balloonShare", facility.Amortisation.BalloonShare, (0, 1));
        if (facility.Amortisation.Style == AmortisationStyle.Supported)
        {
            SupportedShare = _draft.Input(
                "Share of value that is supported", CellUnit.Percent, "Supported_Share", "/facility/amortisation/supportedLoanToValue", facility.Amortisation.SupportedLoanToValue, (0, 100));
        }

        if (facility.Amortisation.Style == AmortisationStyle.GreaterOf)
        {
            PathLife = _draft.Input(
                "Cost path: straight line over years", CellUnit.Factor, "Path_Life_Years", "/facility/amortisation/depreciationLifeYears", facility.Amortisation.DepreciationLifeYears, (0.1, 50));
            PathAdvance = _draft.Input(
                "Cost path: share of depreciated cost", CellUnit.Percent, "Path_Cost_Advance", "/facility/amortisation/depreciatedCostAdvance", facility.Amortisation.DepreciatedCostAdvance, (0, 10));
        }

        if (facility.Amortisation.Style == AmortisationStyle.Custom)
        {
            var custom = facility.Amortisation.Custom;
            CustomDays = [.. custom.Select((payment, i) => _draft.Input(
                $"Principal {i + 1}, day", CellUnit.Date, $"Principal_{i + 1}_Day", $"/facility/amortisation/custom/{i}/date", payment.Date))];
            CustomAmounts = [.. custom.Select((payment, i) => _draft.Input(
                $"Principal {i + 1}, amount", CellUnit.Money, $"Principal_{i + 1}_Amount", $"/facility/amortisation/custom/{i}/amount", payment.Amount, (0, 1e15)))];
        }
    }

    private void WriteInterest()
    {
        var terms = _draft.Case.Facility.Interest;
        _draft.Inputs.Block("Interest");
        _draft.Inputs.Term("Rate", Word(terms.Kind));
        _draft.Inputs.Term("Day count", terms.DayCount);
        if (terms.CapitalisedUntil is { } until)
            CapitalisedUntil = _draft.Input("Interest is added to the loan until", CellUnit.Date, "Capitalised_Until", "/facility/interest/capitalisedUntil", until);
        if (terms.PayInKind is { } kind)
        {
            InKind = new InKindInputs(
                _draft.Input("Part of the interest that may be added to the loan", CellUnit.Percent, "Kind_Share", "/facility/interest/payInKind/share", kind.Share, (0, 1)),
                _draft.Input("May be added from", CellUnit.Date, "Kind_From", "/facility/interest/payInKind/from", kind.From),
                _draft.Input("Paid in cash again from", CellUnit.Date, "Kind_Until", "/facility/interest/payInKind/until", kind.Until),
                _draft.Input("Margin on what is added", CellUnit.Percent, "Kind_Margin", "/facility/interest/payInKind/marginPerAnnum", kind.MarginPerAnnum, (0, 5)));
        }

        if (terms.Kind == RateKind.Fixed)
        {
            Margin = Rate("Fixed rate a year", "Fixed_Rate", "fixedRatePerAnnum", terms.FixedRatePerAnnum);
            WriteMarginSteps(terms);
            return;
        }

        _draft.Inputs.Term("Index", terms.Index);
        _draft.Inputs.Term("Set", Word(terms.Setting));
        Margin = Rate("Margin a year", "Margin_Rate", "marginPerAnnum", terms.MarginPerAnnum);
        TierMargins = [.. terms.MarginTiers.Select((tier, i) => Rate($"Margin, customers {tier.WorstRating} or better", $"Margin_Tier_{i + 1}", $"marginTiers/{i}/marginPerAnnum", tier.MarginPerAnnum))];
        if (terms.LookbackDays > 0)
            WriteLookback(terms);
        Floor = Rate("Floor of the base rate", "Floor_Rate", "floorPerAnnum", terms.FloorPerAnnum);
        WriteMarginSteps(terms);
        if (terms.CapPerAnnum is { } cap && terms.CapShare > 0)
        {
            Cap = Rate("Cap of the base rate", "Cap_Rate", "capPerAnnum", cap);
            CapShare = _draft.Input("Share of the loan not swapped under the cap", CellUnit.Percent, "Cap_Share", "/facility/interest/capShare", terms.CapShare, (0, 1));
        }

        if (terms.SwapShare > 0)
        {
            SwapShare = _draft.Input("Share of the loan under the swap", CellUnit.Percent, "Swap_Share", "/facility/interest/swapShare", terms.SwapShare, (0, 1));
            SwapRate = Rate("Fixed rate of the swap", "Swap_Rate", "swapRatePerAnnum", terms.SwapRatePerAnnum);
            _draft.Inputs.Term("Swap pays the floating rate", terms.SwapFloored ? "with the loan's floor" : "without the loan's floor");
        }

        if (terms.Fixings.Count > 0)
            _draft.Market.Block($"Printed rates of {terms.Index}", "Each holds until the next.");
        var fixings = terms.Fixings.OrderBy(fixing => fixing.Date).ToList();
        FixingDays = [.. fixings.Select((fixing, i) => _draft.MarketInput($"Fixing {i + 1}, day", CellUnit.Date, $"Fixing_{i + 1}_Day", fixing.Date, $"Printed rates of {terms.Index}."))];
        FixingRates = [.. fixings.Select((fixing, i) => _draft.MarketInput($"Fixing {i + 1}, rate", CellUnit.Percent, $"Fixing_{i + 1}_Rate", fixing.RatePerAnnum, $"Printed rates of {terms.Index}."))];
        var pillars = _draft.Source.Snapshot.BaseRates[terms.Index].Pillars;
        _draft.Market.Block($"Forwards of {terms.Index}", "On a straight line between the days; the first before them, the last after them.");
        ForwardDays = [.. pillars.Select((pillar, i) => _draft.MarketInput($"Day {i + 1}", CellUnit.Date, $"Forward_{i + 1}_Day", pillar.Date, pillar.Source))];
        ForwardRates = [.. pillars.Select((pillar, i) => _draft.MarketInput(
            $"Rate on day {i + 1}", CellUnit.Percent, $"Forward_{i + 1}_Rate", pillar.RatePerAnnum, pillar.Assumed ? "Assumed. " + pillar.Source : pillar.Source))];

        WorkbookRow Rate(string label, string name, string field, double value) =>
            _draft.Input(label, CellUnit.Percent, name, $"/facility/interest/{field}", value, (-0.5, 5));
    }

    private void WriteTranches()
    {
        var facility = _draft.Case.Facility;
        if (facility.Tranches.Count == 0)
            return;
        _draft.Inputs.Block("Tranches");
        var byAmount = facility.Tranches[0].Amount is not null;
        var sizes = facility.Tranches.Select((tranche, i) => byAmount
            ? _draft.Input($"{tranche.Name}: amount", CellUnit.Money, $"Tranche_{i + 1}_Amount", $"/facility/tranches/{i}/amount", tranche.Amount, (0, 1e15))
            : _draft.Input($"{tranche.Name}: share", CellUnit.Percent, $"Tranche_{i + 1}_Share", $"/facility/tranches/{i}/share", tranche.Share, (0, 1))).ToList();
        var all = $"SUM({Range(sizes)})";
        TranchesCommit = byAmount ? all : null;
        if (!facility.Tranches.Any(tranche => tranche.Interest is not null))
            return;
        Tranches = [.. facility.Tranches.Select((tranche, i) => Tranche(tranche, i, $"{sizes[i]}/{all}"))];
    }

    private TrancheInputs Tranche(LoanTranche tranche, int i, string share)
    {
        if (tranche.Interest is not { } own)
            return new TrancheInputs(_draft.Case.Facility.Interest.Kind == RateKind.Fixed, Margin.ValueCell, Floor?.ValueCell ?? "0", share);
        _draft.Inputs.Term($"{tranche.Name}: rate", Word(own.Kind));
        var isFixed = own.Kind == RateKind.Fixed;
        var path = $"/facility/tranches/{i}/interest";
        var rate = isFixed
            ? _draft.Input($"{tranche.Name}: fixed rate a year", CellUnit.Percent, $"Tranche_{i + 1}_Rate", path + "/fixedRatePerAnnum", own.FixedRatePerAnnum, (-0.5, 5))
            : _draft.Input($"{tranche.Name}: margin a year", CellUnit.Percent, $"Tranche_{i + 1}_Margin", path + "/marginPerAnnum", own.MarginPerAnnum, (-0.5, 5));
        var floor = isFixed ? "0" : _draft.Input($"{tranche.Name}: floor of the base rate", CellUnit.Percent, $"Tranche_{i + 1}_Floor", path + "/floorPerAnnum", own.FloorPerAnnum, (-0.5, 5)).ValueCell;
        return new TrancheInputs(isFixed, rate.ValueCell, floor, share);
    }

    private void WriteMarginSteps(InterestTerms terms)
    {
        MarginDays = [.. terms.MarginSteps.Select((step, i) => _draft.Input(
            $"Change {i + 1} of the margin, day", CellUnit.Date, $"Margin_Change_{i + 1}_Day", $"/facility/interest/marginSteps/{i}/date", step.Date))];
        MarginChanges = [.. terms.MarginSteps.Select((step, i) => _draft.Input(
            $"Change {i + 1} of the margin", CellUnit.Percent, $"Margin_Change_{i + 1}", $"/facility/interest/marginSteps/{i}/changePerAnnum", step.ChangePerAnnum, (-5, 5)))];
    }

    private void WriteHolidays()
    {
        var terms = _draft.Case.Facility.PaymentDates;
        if (terms.Rule == BusinessDayRule.Unadjusted)
            return;
        var calendar = BusinessCalendar.All.First(known => string.Equals(known.Name, terms.Calendar, StringComparison.OrdinalIgnoreCase));
        _draft.Inputs.Term("Payment dates move", Word(terms.Rule));
        _draft.Inputs.Term("Business days", calendar.Name, note: calendar.Rule);
        _draft.Inputs.Term("Interest runs to the day moved to", terms.InterestMoves ? "yes" : "no");
        Holidays = WriteDays(calendar, $"Holidays: {calendar.Name}", "Holiday");
    }

    private void WriteLookback(InterestTerms terms)
    {
        var calendar = BusinessCalendar.All.First(known => string.Equals(known.Name, terms.RateCalendar, StringComparison.OrdinalIgnoreCase));
        Lookback = _draft.Input("Base rate is older by business days", CellUnit.Count, "Lookback_Days", "/facility/interest/lookbackDays", terms.LookbackDays, (0, 30));
        _draft.Inputs.Term("Days on which it is published", calendar.Name, note: calendar.Rule);
        RateHolidays = WriteDays(calendar, $"Holidays of {terms.Index}: {calendar.Name}", "Rate_Holiday");
    }

    private List<WorkbookRow> WriteDays(BusinessCalendar calendar, string heading, string name)
    {
        var days = new List<DateOnly>();
        for (var day = _draft.Result.Months[0].AddDays(-Around); day <= _draft.Result.Months[^1].AddDays(Around); day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !calendar.IsBusinessDay(day))
                days.Add(day);
        }

        if (days.Count > 0)
            _draft.Market.Block(heading, calendar.Source);
        return [.. days.Select((day, i) => _draft.MarketInput($"Holiday {i + 1}", CellUnit.Date, $"{name}_{i + 1}", day, ""))];
    }

    private void WriteFees()
    {
        var fees = _draft.Case.Facility.Fees;
        _draft.Inputs.Block("Fees");
        Discount = Share("Original issue discount", "Issue_Discount", "originalIssueDiscount", fees.OriginalIssueDiscount, (-0.99, 0.99));
        Upfront = Share("Upfront fee", "Upfront_Fee", "upfront", fees.Upfront, (0, 0.99));
        Undrawn = Share("Fee on what is not drawn, a year", "Undrawn_Fee", "undrawnPerAnnum", fees.UndrawnPerAnnum, (0, 1));
        Exit = Share("Fee on principal repaid", "Exit_Fee", "exit", fees.Exit, (0, 1));
        if (fees.AgencyPerAnnum is { } agency)
            Agency = _draft.Input("Agency fee a year", CellUnit.Money, "Agency_Fee", "/facility/fees/agencyPerAnnum", agency, (0, 1e12));
        if (fees.HedgePremium is { } premium)
            HedgePremium = _draft.Input("Premium of the hedge", CellUnit.Money, "Hedge_Premium", "/facility/fees/hedgePremium", premium, (0, 1e15));

        WorkbookRow Share(string label, string name, string field, double value, (double, double) within) =>
            _draft.Input(label, CellUnit.Percent, name, $"/facility/fees/{field}", value, within);
    }

    private void WriteDraws()
    {
        var facility = _draft.Case.Facility;
        _draft.Inputs.Block("Draws");
        _draft.Inputs.Term("Plan", facility.OpeningBalance is null ? Word(facility.Draws.Kind) : "drawn before closing");
        if (facility.Draws.Kind != DrawPlanKind.Entered || facility.OpeningBalance is not null)
            return;
        var entered = facility.Draws.Entered;
        var culture = CultureInfo.InvariantCulture;
        DrawDates = [.. entered.Select((draw, i) => _draft.Input(
            string.Create(culture, $"Draw {i + 1}, day"), CellUnit.Date, $"Draw_{i + 1}_Day", $"/facility/draws/entered/{i}/date", draw.Date))];
        DrawAmounts = [.. entered.Select((draw, i) => _draft.Input(
            string.Create(culture, $"Draw {i + 1}, amount"), CellUnit.Money, $"Draw_{i + 1}_Amount", $"/facility/draws/entered/{i}/amount", draw.Amount, (0, 1e15)))];
        if (facility.Interest.Kind == RateKind.Floating && entered.Any(draw => draw.MarginPerAnnum is not null))
        {
            DrawMargins = [.. entered.Select((draw, i) => _draft.Input(
                string.Create(culture, $"Draw {i + 1}, margin of its own"), CellUnit.Percent, $"Draw_{i + 1}_Margin", $"/facility/draws/entered/{i}/marginPerAnnum", draw.MarginPerAnnum, (-0.5, 5)))];
        }
    }
}
