using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Revenue;

/// <summary>One offtake contract as numbers, under one scenario.</summary>
internal sealed class ContractPlan
{
    private DateOnly[] _rampDates = [];
    private int[] _rampGpus = [];
    private DateOnly[] _priceDates = [];
    private double[] _prices = [];
    private double _feeForLeaving;
    private bool _isCut;

    public required OfftakeContract Contract { get; init; }

    /// <summary>First day of service under the scenario.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Day from which nothing is earned: the agreed end, or the first day of the month of default.</summary>
    public required DateOnly End { get; init; }

    /// <summary>Day from which fees are not certain: the end, or the first day on which the customer may have left; the start of on-demand and spot.</summary>
    public required DateOnly CommittedUntil { get; init; }

    /// <summary>Whether the customer fails under the scenario before the agreed end: it neither extends nor renews.</summary>
    public required bool Fails { get; init; }

    /// <summary>Months that its GPUs stand empty after a default of the scenario; null for those of the merchant terms.</summary>
    public int? MonthsToRelet { get; init; }

    /// <summary>Day from which escalators count their years.</summary>
    public required DateOnly Anniversary { get; init; }

    /// <summary>Day from which the customer may leave; null when it may not, or is not expected to.</summary>
    public required DateOnly? MayLeaveFrom { get; init; }

    public required double LeavingPerAnnum { get; init; }

    /// <summary>Whether each lot, by index, may serve it.</summary>
    public required bool[] ServedBy { get; init; }

    /// <summary>GPUs contracted, the ramp completed.</summary>
    public required int Gpus { get; init; }

    /// <summary>Fee of one GPU for one hour at the start.</summary>
    public required double PricePerGpuHour { get; init; }

    /// <summary>Share of the contracted hours that is used, no more than is available.</summary>
    public required double Use { get; init; }

    /// <summary>Share of the contracted hours that is paid, by the contract's kind, less service-level credits.</summary>
    public required double PaidShare { get; init; }

    public required double Prepayment { get; init; }

    public ContractKind Kind => Contract.Kind;

    /// <summary>Whether its fees are certain at all.</summary>
    public bool IsCommitted => Kind is ContractKind.TakeOrPay or ContractKind.Reserved;

    /// <summary>One number of GPUs, one price with its escalator, one answer to whether it is certain: the months need not be cut up.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>GPUs of the last day; all of them where the contract is cut before its ramp is complete.</summary>
    public int GpusAtEnd => _isCut ? Gpus : GpusOn(End.AddDays(-1));

    /// <summary>Whether it leaves GPUs empty when it ends: one that never began does not.</summary>
    public bool LeavesGpus => End > Start || _isCut;

    public static ContractPlan[] Resolve(DealCase dealCase, Scenario scenario, Timeline timeline)
    {
        var plans = new ContractPlan[dealCase.Contracts.Count];
        for (var i = 0; i < plans.Length; i++)
            plans[i] = Resolve(dealCase, i, scenario, timeline);
        return plans;
    }

    /// <summary>Day from which a contract's fees are not certain, as agreed; null when they never are.</summary>
    public static DateOnly? CommittedEnd(OfftakeContract contract)
    {
        if (contract.Kind is ContractKind.OnDemand or ContractKind.Spot)
            return null;
        if (contract.Termination is not { Kind: TerminationKind.Convenience } || MayLeave(contract) is not { } leaves)
            return contract.End;
        return leaves < contract.End ? leaves : contract.End;
    }

    /// <summary>The same contract, ended for good on the day from which its fees are not certain; on-demand and spot contracts as they are.</summary>
    public ContractPlan CutWhereUncertain()
    {
        if (!IsCommitted || CommittedUntil >= End)
            return this;
        var cut = new ContractPlan
        {
            Contract = Contract,
            Start = Start,
            End = CommittedUntil,
            CommittedUntil = CommittedUntil,
            Fails = Fails,
            MonthsToRelet = MonthsToRelet,
            Anniversary = Anniversary,
            MayLeaveFrom = null,
            LeavingPerAnnum = 0,
            ServedBy = ServedBy,
            Gpus = Gpus,
            PricePerGpuHour = PricePerGpuHour,
            Use = Use,
            PaidShare = PaidShare,
            Prepayment = Prepayment,
        };
        (cut._rampDates, cut._rampGpus, cut._priceDates, cut._prices) = (_rampDates, _rampGpus, _priceDates, _prices);
        cut._isCut = true;
        cut.IsPlain = _rampDates.Length == 0 && _priceDates.Length == 0;
        return cut;
    }

    /// <summary>Days of service in month m as a part of the month, each weighted by the escalator's steps on the anniversaries.</summary>
    /// <param name="timeline">The months.</param>
    /// <param name="m">The month, from 1.</param>
    /// <param name="share">Part of the month in service, without the escalator.</param>
    /// <returns>The escalated part of the month.</returns>
    public double EscalatedShare(Timeline timeline, int m, out double share)
    {
        share = timeline.ShareOfMonth(m, Start, End);
        if (share == 0 || Contract.EscalatorPerAnnum == 0)
            return share;
        var from = timeline.Dates[m - 1] > Start ? timeline.Dates[m - 1] : Start;
        var years = MonthArithmetic.WholeMonthsBetween(Anniversary, from, EndOfMonthRule.MonthEnd) / 12;
        var anniversary = MonthArithmetic.AddMonths(Anniversary, 12 * (years + 1), EndOfMonthRule.MonthEnd);
        var before = timeline.ShareOfMonth(m, Start, anniversary < End ? anniversary : End);
        return Math.Pow(1 + Contract.EscalatorPerAnnum, years) * (before + ((share - before) * (1 + Contract.EscalatorPerAnnum)));
    }

    /// <summary>GPU-months that the contract takes in month m if the fleet has them.</summary>
    public double Wanted(Timeline timeline, int m) =>
        IsPlain ? Gpus * timeline.ShareOfMonth(m, Start, End) : Month(timeline, m).Wanted;

    /// <summary>Month m cut where GPUs, price or certainty change.</summary>
    public ContractMonth Month(Timeline timeline, int m)
    {
        double certain = 0, certainPriced = 0, open = 0, openPriced = 0;
        var stays = StaysOn(timeline.Dates[m]);
        var from = Start > timeline.Dates[m - 1] ? Start : timeline.Dates[m - 1];
        var to = End < timeline.Dates[m] ? End : timeline.Dates[m];
        while (from < to)
        {
            var next = NextChange(from, to);
            // A right to leave for convenience makes what follows open; one for missed service thins out what is certain.
            var gpuMonths = GpusOn(from) * timeline.ShareOfMonth(m, from, next) * (from >= MayLeaveFrom ? stays : 1);
            var priced = gpuMonths * PriceOn(from);
            if (from < CommittedUntil)
                (certain, certainPriced) = (certain + gpuMonths, certainPriced + priced);
            else
                (open, openPriced) = (open + gpuMonths, openPriced + priced);
            from = next;
        }

        return new ContractMonth(certain, certainPriced, open, openPriced);
    }

    /// <summary>Probability that the customer has not left by a day, by the contract's end at the latest.</summary>
    public double StaysOn(DateOnly date)
    {
        if (MayLeaveFrom is not { } from || LeavingPerAnnum == 0)
            return 1;
        var day = date < End ? date : End;
        return day <= from ? 1 : Math.Pow(1 - LeavingPerAnnum, MonthArithmetic.YearsBetween(from, day));
    }

    /// <summary>Fee expected in month m from a customer that leaves in it.</summary>
    public double LeavingFee(Timeline timeline, int m)
    {
        if (MayLeaveFrom is null || LeavingPerAnnum == 0 || timeline.Dates[m - 1] >= End || timeline.Dates[m] <= Start)
            return 0;
        var left = StaysOn(timeline.Dates[m - 1]) - StaysOn(timeline.Dates[m]);
        if (left <= 0)
            return 0;
        if (_feeForLeaving > 0)
            return left * _feeForLeaving;
        var day = timeline.Dates[m - 1] > Start ? timeline.Dates[m - 1] : Start;
        return left * Contract.Termination!.FeeMonths * GpusOn(day) * ContractFees.HoursPerMonth * PriceOn(day) * PaidShare;
    }

    /// <summary>GPU-months of month m that stand empty because a customer left less than the void months before.</summary>
    public double EmptyAfterLeaving(Timeline timeline, int m, int voidMonths)
    {
        if (MayLeaveFrom is not { } from || LeavingPerAnnum == 0 || timeline.Dates[m - 1] >= End)
            return 0;
        var before = MonthArithmetic.AddMonths(timeline.Dates[m], -Math.Min(voidMonths, Timeline.LongestMonths), EndOfMonthRule.MonthEnd);
        var day = timeline.Dates[m - 1] > from ? timeline.Dates[m - 1] : from;
        return GpusOn(day) * timeline.ShareOfMonth(m, from, End) * (StaysOn(before) - StaysOn(timeline.Dates[m]));
    }

    /// <summary>Price of one GPU for one hour on a day: the newest agreed price, escalated since.</summary>
    public double PriceOn(DateOnly day)
    {
        var at = -1;
        while (at + 1 < _priceDates.Length && _priceDates[at + 1] <= day)
            at++;
        var price = at < 0 ? PricePerGpuHour : _prices[at];
        if (Contract.EscalatorPerAnnum == 0)
            return price;
        var years = Years(day) - (at < 0 ? 0 : Years(_priceDates[at]));
        return price * Math.Pow(1 + Contract.EscalatorPerAnnum, years);
    }

    /// <summary>GPUs taken on a day of the term.</summary>
    public int GpusOn(DateOnly day)
    {
        if (_rampDates.Length == 0)
            return Gpus;
        var at = -1;
        while (at + 1 < _rampDates.Length && _rampDates[at + 1] <= day)
            at++;
        return at < 0 ? 0 : _rampGpus[at];
    }

    private static DateOnly? MayLeave(OfftakeContract contract)
    {
        if (contract.Termination is not { } terms)
            return null;
        var notice = terms.EarliestDate is { } earliest && earliest > contract.Start ? earliest : contract.Start;
        return MonthArithmetic.AddMonths(notice, terms.NoticeMonths, EndOfMonthRule.MonthEnd);
    }

    private int Years(DateOnly day) => Math.Max(0, MonthArithmetic.WholeMonthsBetween(Anniversary, day, EndOfMonthRule.MonthEnd)) / 12;

    private DateOnly NextChange(DateOnly from, DateOnly to)
    {
        var next = to;
        foreach (var date in _rampDates)
            next = Sooner(date, from, next);
        foreach (var date in _priceDates)
            next = Sooner(date, from, next);
        next = Sooner(CommittedUntil, from, next);
        next = Sooner(MayLeaveFrom ?? to, from, next);
        return Contract.EscalatorPerAnnum == 0 ? next : Sooner(MonthArithmetic.AddMonths(Anniversary, 12 * (Years(from) + 1), EndOfMonthRule.MonthEnd), from, next);

        static DateOnly Sooner(DateOnly date, DateOnly after, DateOnly before) => date > after && date < before ? date : before;
    }

    private static ContractPlan Resolve(DealCase dealCase, int i, Scenario scenario, Timeline timeline)
    {
        var contract = dealCase.Contracts[i];
        if (scenario.AvailabilityFactor != 1)
            contract = contract with { Availability = contract.Availability * scenario.AvailabilityFactor };
        var path = $"/contracts/{i}";
        ContractGuard.Check(dealCase, contract, path);
        var start = Late(contract.Start);
        var end = contract.End;
        var fails = false;
        int? monthsToRelet = null;
        foreach (var failed in scenario.Defaults)
        {
            if (failed.ContractId != contract.Id)
                continue;
            var month = Math.Max(1, failed.FromMonth);
            if (month <= timeline.Last && timeline.Dates[month - 1] < end)
                (end, fails, monthsToRelet) = (timeline.Dates[month - 1], true, failed.MonthsToRelet);
        }

        var committed = CommittedEnd(contract) ?? start;
        var leaving = contract.Termination is { } terms ? Amounts.Between(terms.ProbabilityPerAnnum, 0, 1, $"{path}/termination/probabilityPerAnnum") : 0;
        var use = Math.Min(contract.ExpectedUse, contract.Availability);
        if (contract.Kind is ContractKind.OnDemand or ContractKind.Spot)
            use = Math.Min(use * scenario.UtilisationFactor, contract.Availability);
        var plan = new ContractPlan
        {
            Contract = contract,
            Start = start,
            End = end,
            CommittedUntil = committed < end ? committed : end,
            Fails = fails,
            MonthsToRelet = monthsToRelet,
            Anniversary = contract.AnniversariesFromAgreedStart ? contract.Start : start,
            MayLeaveFrom = leaving > 0 ? MayLeave(contract) : null,
            LeavingPerAnnum = leaving,
            ServedBy = Serving(dealCase, contract, path),
            Gpus = Amounts.Between(contract.Gpus, 0, FleetPlan.LargestCount, $"{path}/gpus"),
            PricePerGpuHour = Price(contract.PricePerGpuHour, $"{path}/pricePerGpuHour"),
            Use = use,
            PaidShare = Paid(contract, use) * (1 - contract.ServiceLevelCreditShare) * (1 - Credit(contract)),
            Prepayment = Amounts.NotNegative(contract.Prepayment?.Amount, dealCase.Currency, $"{path}/prepayment/amount"),
        };
        plan._rampDates = [.. contract.Ramp.Select(step => Late(step.Date))];
        plan._rampGpus = [.. contract.Ramp.Select(step => step.Gpus)];
        plan._priceDates = [.. contract.PriceSteps.Select(step => step.Date)];
        plan._prices = [.. contract.PriceSteps.Select((step, at) => Price(step.PricePerGpuHour, $"{path}/priceSteps/{at}/pricePerGpuHour"))];
        plan._feeForLeaving = Amounts.NotNegative(contract.Termination?.FeeAmount, dealCase.Currency, $"{path}/termination/feeAmount");
        plan.IsPlain = contract.Ramp.Count == 0 && contract.PriceSteps.Count == 0 && leaving == 0 && (!plan.IsCommitted || plan.CommittedUntil >= end);
        return plan;

        DateOnly Late(DateOnly date) =>
            date > dealCase.ClosingDate ? MonthArithmetic.AddMonths(date, scenario.DelayMonths, EndOfMonthRule.MonthEnd) : date;
        double Price(Money? price, string at) => Amounts.Between(Amounts.NotNegative(price, dealCase.Currency, at), 0, 1e6, at);
    }

    /// <summary>Share of the hours that is paid before credits.</summary>
    private static double Paid(OfftakeContract contract, double use) => contract.Kind switch
    {
        ContractKind.TakeOrPay => Math.Max(contract.TakeOrPayShare, use),
        ContractKind.Reserved => contract.TakeOrPayShare,
        ContractKind.OnDemand or ContractKind.Spot => use,
    };

    /// <summary>Share of fees given back for missed availability: the lowest step of the ladder that applies; without a ladder the hours not available, which
    /// who pays by use does not pay anyway.</summary>
    private static double Credit(OfftakeContract contract)
    {
        if (contract.Availability >= contract.AvailabilityFloor)
            return 0;
        if (contract.ServiceLevelCredits.Count == 0)
            return contract.Kind is ContractKind.OnDemand or ContractKind.Spot ? 0 : 1 - contract.Availability;
        var (lowest, credit) = (double.MaxValue, 0.0);
        foreach (var step in contract.ServiceLevelCredits)
        {
            if (contract.Availability < step.Below && step.Below < lowest)
                (lowest, credit) = (step.Below, step.Credit);
        }

        return credit;
    }

    private static bool[] Serving(DealCase dealCase, OfftakeContract contract, string path)
    {
        var serving = new bool[dealCase.Lots.Count];
        if (contract.LotIds.Count == 0)
        {
            Array.Fill(serving, true);
            return serving;
        }

        foreach (var id in contract.LotIds)
        {
            var found = false;
            for (var i = 0; i < serving.Length; i++)
            {
                if (dealCase.Lots[i].Id != id)
                    continue;
                serving[i] = found = true;
            }

            if (!found)
                throw new NotComputableException($"{path}/lotIds names lot '{id}', which the case does not have.");
        }

        return serving;
    }
}
