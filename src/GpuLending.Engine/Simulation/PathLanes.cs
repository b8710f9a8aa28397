using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GpuLending.Engine.Compiled;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Waterfalls;
using static GpuLending.Engine.Numerics.VectorMath;
using static GpuLending.Engine.Simulation.PathRows;

namespace GpuLending.Engine.Simulation;

/// <summary>Serves a loan on four paths at a time, month by month until the last payment: cash of the month from rents and customers that still pay, then on payment dates
/// interest, principal, reserve and sweep. The first payment that is short by more than one unit of currency is the path's default. Nothing is allocated.</summary>
internal sealed class PathLanes
{
    /// <summary>What may go unpaid without being a default.</summary>
    public const double Tolerated = 1;

    private readonly double[] _rows;
    private readonly int[] _paymentOf;
    private readonly int _stride;
    private readonly int _last;
    private readonly int _contracts;
    private readonly int[] _customerOf;
    private readonly int[] _beginsIn;
    private readonly int _voidMonths;
    private readonly LoanTerms _loan;
    private readonly FloatingRate? _rate;
    private readonly DefaultRecovery _recovery;
    private readonly bool _moves;
    private readonly bool _joins;
    private readonly bool _follows;
    private readonly bool _limited;
    private readonly bool _supportFirst;
    private readonly PrepaymentApplication _application;
    private readonly int _opensAt;
    private readonly int _first;
    private readonly PeriodTerms? _period;

    /// <param name="loan">The loan.</param>
    /// <param name="cash">How cash answers.</param>
    /// <param name="recovery">What a default loses.</param>
    /// <param name="hasRate">Whether the base rate moves.</param>
    /// <param name="readsEarly">Whether something is tested before the first payment served.</param>
    public PathLanes(LoanTerms loan, CashResponse cash, DefaultRecovery recovery, bool hasRate, bool readsEarly)
    {
        (_loan, _recovery) = (loan, recovery);
        var rows = new PathRows(loan, cash, readsEarly);
        (_rows, _paymentOf, _stride, _contracts) = (rows.Values, rows.PaymentOf, rows.Stride, rows.Contracts.Length);
        _customerOf = [.. rows.Contracts.Select(contract => contract.Customer)];
        _beginsIn = [.. rows.Contracts.Select(contract => contract.BeginsIn)];
        _voidMonths = cash.VoidMonths;
        (FirstMonth, _last) = (rows.FirstMonth, rows.LastMonth);
        (_moves, _joins, _follows, _limited, _supportFirst) = (loan.Moves, loan.ReserveJoins, loan.ReserveFollows, loan.ReserveLimited, loan.SupportFirst);
        _application = loan.Application;
        _opensAt = loan.Run.Waterfall is { Accounts.Length: 1 } && loan.OpensAt >= loan.First ? loan.OpensAt : 0;
        _rate = hasRate ? FloatingRate.Of(loan.Run) : null;
        _first = loan.First;
        _period = Period(cash.VoidMonths);
    }

    /// <summary>Number of the payment of each month, 0 for none.</summary>
    public ReadOnlySpan<int> Payments => _paymentOf;

    /// <summary>First month whose cash counts.</summary>
    public int FirstMonth { get; }

    /// <summary>Serves two groups; side by side where the loan is the plain one, so that one waits while the other computes.</summary>
    /// <param name="left">Factors and thresholds in, balances and losses out.</param>
    /// <param name="right">Likewise; may be the same group.</param>
    public void Serve(PathGroup left, PathGroup right)
    {
        Open(left);
        Open(right);
        if (_period is { } terms)
        {
            ServePlain(terms, left, right);
            return;
        }

        Serve(left);
        if (!ReferenceEquals(left, right))
            Serve(right);
    }

    private void Open(PathGroup paths)
    {
        paths.Before[0] = paths.Balance[0] = Vector256.Create(_loan.Balance[0]);
        paths.DefaultMonth = Vector256.Create(double.PositiveInfinity);
        paths.Loss = paths.Exposure = default;
    }

    private void ServePlain(PeriodTerms terms, PathGroup left, PathGroup right)
    {
        var contracts = _contracts;
        SpreadThresholds(left);
        SpreadThresholds(right);
        var a = new Lane(_loan);
        var b = new Lane(_loan);
        for (var m = FirstMonth; m <= _last; m++)
        {
            ref var row = ref MemoryMarshal.GetReference(_rows.AsSpan(m * _stride, _stride));
            ServePlain(terms, ref row, contracts, m, ref a, left);
            ServePlain(terms, ref row, contracts, m, ref b, right);
        }
    }

    /// <summary>Thresholds of customers to their contracts, so that the months need not look up who is whose.</summary>
    private void SpreadThresholds(PathGroup paths)
    {
        if (paths.ContractThresholds.Length < _contracts)
            paths.ContractThresholds = new Vector256<double>[_contracts];
        for (var c = 0; c < _contracts; c++)
            paths.ContractThresholds[c] = paths.Thresholds[_customerOf[c]];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ServePlain(in PeriodTerms terms, ref double row, int contracts, int m, ref Lane lane, PathGroup paths)
    {
        var rent = paths.Rent[m];
        var years = paths.Intensity[m];
        var cash = Fma(rent, At(ref row, CashByRent), At(ref row, CashFixed));
        ref var thresholds = ref MemoryMarshal.GetArrayDataReference(paths.ContractThresholds);
        ref var changes = ref Unsafe.Add(ref row, Columns);
        for (var c = 0; c < contracts; c++)
        {
            var change = Fma(rent, At(ref changes, (2 * c) + 1), At(ref changes, 2 * c));
            cash += Vector256.GreaterThanOrEqual(years, Unsafe.Add(ref thresholds, c)) & change;
        }

        var paid = PeriodLanes.Pay(
            terms, cash, cash - At(ref row, Fees), At(ref row, Interest), At(ref row, Marked) * paths.Value[m], At(ref row, Principal), ref lane.Balance, ref lane.Reserve);
        paths.Before[m] = paid.BalanceBeforeSweep;
        paths.Balance[m] = lane.Balance;
        paths.Cash[m] = cash;
        paths.Due[m] = paid.Due - Vector256.MinNative(At(ref row, Balloon), paid.Due - paid.Interest);
        var isShort = Vector256.AndNot(Vector256.GreaterThan(paid.Unpaid, Vector256.Create(Tolerated)), lane.Dead);
        if (isShort != default)
            lane.Dead |= Default(paths, isShort, paid.BalanceBeforeSweep, m);
    }

    /// <summary>The waterfall's numbers where the loan is the plain one: paid monthly down to a schedule, one reserve that joins the cash, one sweep on the same terms throughout,
    /// rates that stand and GPUs that are let again at once; null otherwise.</summary>
    private PeriodTerms? Period(int voidMonths)
    {
        if (!_moves || !_joins || _follows || !_limited || _rate is not null || voidMonths > 0 || _opensAt > 0 || _application != PrepaymentApplication.InOrderOfMaturity)
            return null;
        double? value = null, cover = null;
        foreach (var trigger in _loan.SweepTriggers)
        {
            if (trigger.First > _first || trigger.End <= _loan.Run.Plan.LastPayment || trigger.Terms.Measure == TriggerMeasure.LoanToCost)
                return null;
            if (trigger.Terms.Measure == TriggerMeasure.LoanToValue)
                value = trigger.Terms.Threshold;
            else
                cover = trigger.Terms.Threshold;
        }

        var first = _rows.AsSpan(FirstMonth * _stride, _stride);
        for (var m = FirstMonth; m <= _last; m++)
        {
            var row = _rows.AsSpan(m * _stride, _stride);
            var isLast = m == _last;
            if (_paymentOf[m] < _first || row[Support] != 0 || (row[Balloon] != 0 && !isLast) || row[Swept] != first[Swept] || row[SweptTriggered] != first[SweptTriggered]
                || row[Target] != first[Target])
                return null;
        }

        return new PeriodTerms(value, cover, first[Swept], first[SweptTriggered], first[Target]);
    }

    private void Serve(PathGroup paths)
    {
        if (_voidMonths > 0)
            FindDefaults(paths);
        var (value, rent, intensity) = (paths.Value, paths.Rent, paths.Intensity);
        var one = Vector256<double>.One;
        var balance = Vector256.Create(_loan.Balance[_loan.First - 1]);
        var reserve = Vector256.Create(_loan.ReserveAtStart);
        Vector256<double> cash = default, dead = default;
        for (var m = FirstMonth; m <= _last; m++)
        {
            ref var row = ref MemoryMarshal.GetReference(_rows.AsSpan(m * _stride, _stride));
            var h = rent[m];
            cash += Fma(h, At(ref row, CashByRent), At(ref row, CashFixed));
            if (_voidMonths > 0)
            {
                cash += Failed(ref row, paths, m, h);
            }
            else
            {
                var years = intensity[m];
                for (var c = 0; c < _contracts; c++)
                {
                    var change = Fma(h, At(ref row, Columns + (2 * c) + 1), At(ref row, Columns + (2 * c)));
                    cash += Vector256.GreaterThanOrEqual(years, paths.Thresholds[_customerOf[c]]) & change;
                }
            }

            var k = _paymentOf[m];
            if (k == 0)
                continue;
            if (k < _first)
            {
                paths.Before[m] = paths.Balance[m] = At(ref row, Balance);
                (paths.Cash[m], paths.Due[m]) = (cash, default);
                cash = default;
                continue;
            }

            var opening = balance;
            Vector256<double> interest, principal;
            if (_moves)
            {
                interest = opening * At(ref row, Interest);
                if (_rate is not null)
                    interest = Fma(opening * At(ref row, RateWeight), _rate.Change(k, paths.RateShift), interest);
                principal = _application switch
                {
                    PrepaymentApplication.InOrderOfMaturity => Vector256.MaxNative(default, opening - At(ref row, Principal)),
                    PrepaymentApplication.InverseOrder => Vector256.MinNative(opening, At(ref row, Principal)),
                    PrepaymentApplication.ProRata => opening * At(ref row, Principal),
                };
            }
            else
            {
                interest = At(ref row, Interest);
                if (_rate is not null)
                    interest = Fma(At(ref row, RateWeight), _rate.Change(k, paths.RateShift), interest);
                principal = At(ref row, Principal);
            }

            var due = interest + principal;
            var service = due - Vector256.MinNative(At(ref row, Balloon), principal);
            // Interest below zero is paid by the lenders.
            var owed = Vector256.MaxNative(default, due);
            var left = cash - At(ref row, Fees);
            if (_joins)
                (left, reserve) = (left + reserve, default);
            left = Vector256.MaxNative(default, left) + Vector256.MaxNative(default, -due);
            var support = Vector256.MinNative(At(ref row, Support), owed);
            if (_supportFirst)
                (left, support) = (left + support, default);
            var paid = Vector256.MinNative(owed, left);
            left -= paid;
            if (!_joins)
            {
                var used = Vector256.MinNative(reserve, owed - paid);
                (paid, reserve) = (paid + used, reserve - used);
            }

            paid += Vector256.MinNative(support, owed - paid);
            var unpaid = owed - paid;
            balance = _moves ? opening - principal + unpaid : At(ref row, Balance) + unpaid;
            paths.Before[m] = balance;
            paths.Cash[m] = cash;
            paths.Due[m] = service;
            var isShort = Vector256.AndNot(Vector256.GreaterThan(unpaid, one), dead);
            if (isShort != default)
                dead |= Default(paths, isShort, balance, m);
            var target = Vector256.MinNative(At(ref row, Target), _limited ? balance : At(ref row, Target));
            if (_follows && _loan.Balance[k] > 0)
                target *= Vector256.MinNative(one, balance / Vector256.Create(_loan.Balance[k]));
            left += reserve;
            reserve = Vector256.MinNative(left, target);
            left -= reserve;
            if (_moves)
            {
                var triggered = Vector256.GreaterThan(balance, At(ref row, ValueLimit) * value[m]) | Vector256.GreaterThan(balance, At(ref row, CostLimit))
                    | Vector256.LessThan(cash, At(ref row, CoverLimit) * service);
                balance -= Vector256.MinNative(balance, Vector256.ConditionalSelect(triggered, At(ref row, SweptTriggered), At(ref row, Swept)) * left);
            }

            if (k == _opensAt)
                reserve = Vector256.MaxNative(reserve, Opening(k, balance));
            paths.Balance[m] = balance;
            cash = default;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> At(ref double row, int column) => Vector256.Create(Unsafe.Add(ref row, column));

    /// <summary>What the sponsor pays into an account on the day it opens.</summary>
    private Vector256<double> Opening(int k, Vector256<double> balance)
    {
        var target = Vector256.Create(_loan.OpeningTarget[k]);
        if (_follows && _loan.Balance[k] > 0)
            target *= Vector256.MinNative(Vector256<double>.One, balance / Vector256.Create(_loan.Balance[k]));
        return Vector256.Create(_loan.FundedShare) * (_limited ? Vector256.MinNative(target, balance) : target);
    }

    /// <summary>Months in which customers fail, where their GPUs then stand empty for a while.</summary>
    private static void FindDefaults(PathGroup paths)
    {
        for (var c = 0; c < paths.DefaultMonths.Length; c++)
        {
            var threshold = paths.Thresholds[c];
            var month = Vector256.Create(double.PositiveInfinity);
            for (var m = paths.Intensity.Length - 1; m >= 1; m--)
                month = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(paths.Intensity[m], threshold), Vector256.Create((double)m), month);
            paths.DefaultMonths[c] = month;
        }
    }

    private Vector256<double> Failed(ref double row, PathGroup paths, int m, Vector256<double> rent)
    {
        Vector256<double> cash = default;
        var now = Vector256.Create((double)m);
        for (var c = 0; c < _contracts; c++)
        {
            var failed = paths.DefaultMonths[_customerOf[c]];
            var isOver = Vector256.GreaterThanOrEqual(now, failed);
            if (isOver == default)
                continue;
            var isEmpty = Vector256.LessThan(now, failed + Vector256.Create((double)_voidMonths)) & Vector256.GreaterThanOrEqual(failed, Vector256.Create((double)_beginsIn[c]));
            var at = Columns + (4 * c);
            var relet = Fma(rent, At(ref row, at + 1), At(ref row, at));
            var empty = Fma(rent, At(ref row, at + 3), At(ref row, at + 2));
            cash += isOver & Vector256.ConditionalSelect(isEmpty, empty, relet);
        }

        return cash;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector256<double> Default(PathGroup paths, Vector256<double> isShort, Vector256<double> balance, int m)
    {
        paths.DefaultMonth = Vector256.ConditionalSelect(isShort, Vector256.Create((double)m), paths.DefaultMonth);
        for (var lanes = Vector256.ExtractMostSignificantBits(isShort); lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            var (loss, exposure) = _recovery.Of(m, balance[lane], paths, lane);
            paths.Loss = paths.Loss.WithElement(lane, loss);
            paths.Exposure = paths.Exposure.WithElement(lane, exposure);
        }

        return isShort;
    }

    /// <summary>What a group carries from month to month.</summary>
    private struct Lane(LoanTerms loan)
    {
        public Vector256<double> Balance = Vector256.Create(loan.Balance[loan.First - 1]);
        public Vector256<double> Reserve = Vector256.Create(loan.ReserveAtStart);
        public Vector256<double> Dead;
    }
}
